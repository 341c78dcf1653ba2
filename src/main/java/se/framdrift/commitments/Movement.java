package se.framdrift.commitments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.statistics.Difference;
import se.framdrift.statistics.Multiplicity;

/**
 * Whether a figure went up or down: an arrow only for a difference that is certain.
 *
 * @param arrow {@code NONE} also when nobody can tell
 * @param pair the two figures
 * @param reason why it cannot be told, null when it can
 */
public record Movement(Arrow arrow, Pair pair, @Nullable Reason reason) {

  /** Two numbers that differ by no more than this share of the larger are the same number. */
  private static final double SAME = 1e-9;

  /** Which way it went, for certain. */
  public enum Arrow {
    UP,
    DOWN,
    NONE;

    /** The word on the wire: {@code up}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Two figures of one indicator, the earlier first.
   *
   * @param survey whether a figure without margin says nothing
   * @param broken a period after the earlier one and up to the later at which the series breaks,
   *     null for none
   */
  public record Pair(
      IndicatorValue before, IndicatorValue after, boolean survey, @Nullable Period broken) {

    /** Two with none between them. */
    public Pair(IndicatorValue before, IndicatorValue after, boolean survey) {
      this(before, after, survey, after.isBreak() ? after.period() : null);
    }
  }

  /**
   * The movements that are shown together, in the order given, such that all arrows are right with
   * a probability of at least {@code level} (Holm). The more are shown, the larger a difference
   * must be. A figure that is missing or doubtful, has no margin though it should, rests on fewer
   * than {@value Figures#SMALLEST_SURVEY} answers or breaks the series gives no arrow, and makes it
   * no harder for the others. Pure; costs O(k log k).
   *
   * @param level such as 0.95
   */
  public static List<Movement> among(List<Pair> shown, double level) {
    List<@Nullable Reason> obstacles = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    for (Pair pair : shown) {
      Reason obstacle = obstacle(pair);
      obstacles.add(obstacle);
      if (obstacle == null) {
        differences.add(difference(pair));
      }
    }
    List<Boolean> certain = Multiplicity.certain(differences, level);
    List<Movement> movements = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < shown.size(); i++) {
      Reason obstacle = obstacles.get(i);
      Arrow arrow = Arrow.NONE;
      if (obstacle == null) {
        arrow = arrow(differences.get(next), certain.get(next));
        next++;
      }
      movements.add(new Movement(arrow, shown.get(i), obstacle));
    }
    return List.copyOf(movements);
  }

  /** What happened, in a sentence; its code says the same to programs. */
  public Reason words() {
    return MovementWords.of(this);
  }

  private static Arrow arrow(Difference difference, boolean certain) {
    if (!certain) {
      return Arrow.NONE;
    }
    return difference.value() > 0 ? Arrow.UP : Arrow.DOWN;
  }

  private static @Nullable Reason obstacle(Pair pair) {
    Reason before = Figures.obstacle(pair.before(), pair.survey());
    Reason after = Figures.obstacle(pair.after(), pair.survey());
    if (before != null || after != null) {
      return before == null ? after : before;
    }
    return pair.broken() == null ? null : Reasons.seriesBreak(pair.broken());
  }

  private static Difference difference(Pair pair) {
    double before = Objects.requireNonNull(pair.before().value());
    double after = Objects.requireNonNull(pair.after().value());
    boolean same = Math.abs(after - before) <= SAME * Math.max(Math.abs(after), Math.abs(before));
    return Difference.of(
        before, margin(pair.before()), same ? before : after, margin(pair.after()));
  }

  private static double margin(IndicatorValue figure) {
    return figure.margin() == null ? 0 : figure.margin();
  }
}
