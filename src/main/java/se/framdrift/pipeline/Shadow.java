package se.framdrift.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Formula;
import se.framdrift.commitments.Flapping;
import se.framdrift.model.Commit;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/**
 * Runs two catalogs over one history and remembers when they said different things of a commitment.
 * Time passes continuously: what falls due between two commits happens at its moment, for both.
 * Pure; confined to one thread. Costs what following the history twice costs.
 */
public final class Shadow {

  /** The most differences that are remembered of one commitment: the first. */
  public static final int MOST_REMEMBERED = 1_000;

  /** The most moments between two commits at which time alone is let change something. */
  private static final int MOST_MOMENTS = 10_000;

  /**
   * From a moment on the two say this.
   *
   * @param position of the last commit by then
   * @param before what the catalog in force says, null where it has no such commitment
   * @param after what the proposed one says, null where it has none
   * @param why the reason that the proposed one gives, or else the one in force
   */
  public record Difference(
      Instant at, long position, @Nullable State before, @Nullable State after, Reason why) {

    /** Whether the two say the same from here on. */
    public boolean isAgreement() {
      return before == after;
    }
  }

  /**
   * What came out for one commitment.
   *
   * @param differences every moment at which the pair of states changed while they differed, and at
   *     which they came to agree again; in order, at most {@link #MOST_REMEMBERED}
   * @param changesBefore how often the state changed under the catalog in force
   * @param changesAfter how often under the proposed one
   * @param flappingBefore how often from one reference period to the next by the catalog in force
   *     and the newest figures; null where no newest figure decides
   * @param flappingAfter the same by the proposed one
   */
  public record Outcome(
      String commitment,
      List<Difference> differences,
      int changesBefore,
      int changesAfter,
      @Nullable State before,
      @Nullable State after,
      @Nullable Flapping flappingBefore,
      @Nullable Flapping flappingAfter) {

    public Outcome {
      differences = List.copyOf(differences);
    }

    /** Whether they differ at the end of history. */
    public boolean isDifferentNow() {
      return before != after;
    }

    /** Whether the proposed one would change its mind more or less often. */
    public boolean flapsOtherwise() {
      return !Objects.equals(flaps(flappingBefore), flaps(flappingAfter));
    }

    private static @Nullable Integer flaps(@Nullable Flapping flapping) {
      return flapping == null ? null : flapping.changes();
    }
  }

  private static final class Course {
    private final List<Difference> differences = new ArrayList<>();
    private @Nullable State before;
    private @Nullable State after;
    private int changesBefore;
    private int changesAfter;
  }

  private final Trial inForce;
  private final Trial proposed;
  private final Map<String, Course> courses = new TreeMap<>();
  private long position;

  /**
   * Before any commit.
   *
   * @throws IllegalArgumentException when a formula does not compile
   */
  public Shadow(Catalog inForce, Catalog proposed, Formula.Compiler compiler) {
    this.inForce = new Trial(inForce, compiler);
    this.proposed = new Trial(proposed, compiler);
    ids(inForce).forEach(id -> courses.put(id, new Course()));
    ids(proposed).forEach(id -> courses.put(id, new Course()));
  }

  private static List<String> ids(Catalog catalog) {
    return catalog.commitments().stream().map(Commitment::id).toList();
  }

  /** Takes in the next commit of the ledger; catalogs in it are left aside. */
  public void apply(Commit commit) {
    passTo(commit.at(), commit.municipality());
    position = commit.position();
    take(commit);
  }

  /** Lets time come to {@code moment}. */
  public void passTo(Instant moment, String municipality) {
    for (int i = 0; i < MOST_MOMENTS; i++) {
      Instant due = due();
      if (due == null || due.isAfter(moment)) {
        return;
      }
      take(new Commit(municipality, position, due, List.of(), List.of(), List.of(), null, due));
    }
  }

  private @Nullable Instant due() {
    Instant first = inForce.due();
    Instant second = proposed.due();
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.isBefore(second) ? first : second;
  }

  private void take(Commit commit) {
    Set<String> touched = new LinkedHashSet<>(inForce.apply(commit));
    touched.addAll(proposed.apply(commit));
    for (String id : touched) {
      Course course = courses.get(id);
      if (course != null) {
        look(id, course, commit.at());
      }
    }
  }

  private void look(String id, Course course, Instant at) {
    Optional<CommitmentTile> first = tile(inForce, id);
    Optional<CommitmentTile> second = tile(proposed, id);
    State before = first.map(tile -> tile.status().state()).orElse(null);
    State after = second.map(tile -> tile.status().state()).orElse(null);
    boolean same = before == course.before && after == course.after;
    course.changesBefore += course.before != null && before != course.before ? 1 : 0;
    course.changesAfter += course.after != null && after != course.after ? 1 : 0;
    boolean told = before != after || course.before != course.after;
    if (!same && told && course.differences.size() < MOST_REMEMBERED) {
      Reason why = second.or(() -> first).orElseThrow().status().reasons().getFirst();
      course.differences.add(new Difference(at, position, before, after, why));
    }
    course.before = before;
    course.after = after;
  }

  private static Optional<CommitmentTile> tile(Trial trial, String id) {
    return trial.tile(id).map(CommitmentTile.class::cast);
  }

  /** What came out for every commitment of either catalog, by id. */
  public List<Outcome> outcomes() {
    return courses.entrySet().stream()
        .map(
            each -> {
              Course course = Objects.requireNonNull(each.getValue());
              return new Outcome(
                  each.getKey(),
                  course.differences,
                  course.changesBefore,
                  course.changesAfter,
                  course.before,
                  course.after,
                  inForce.flapping(each.getKey()),
                  proposed.flapping(each.getKey()));
            })
        .toList();
  }
}
