package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.TargetPath;
import se.framdrift.catalog.TargetRevision;
import se.framdrift.commitments.Cases.Case;
import se.framdrift.commitments.TargetHistory.Stated;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/** Random histories of how a catalog was edited, honest and not; the same for the same seed. */
final class Edits {

  /** A case whose target was stated in several ways, the last of them as it is now. */
  record Edited(Case now, TargetHistory history) {

    Assessment assess() {
      return Assessor.assess(now.commitment(), now.evidence(), history, now.now());
    }
  }

  private final Random random;
  private final Case any;
  private Instant at;

  private Edits(long seed, Case any) {
    this.random = new Random(seed);
    this.any = any;
    this.at = any.now().minusSeconds(86_400L * random.nextInt(1_500));
  }

  static Edited of(long seed, Case any) {
    return new Edits(seed, any).edited();
  }

  private Edited edited() {
    Target target = Objects.requireNonNull(any.commitment().target());
    List<Stated> stated = new ArrayList<>(List.of(new Stated(moment(), target)));
    for (int i = random.nextInt(5); i > 0; i--) {
      boolean back = random.nextInt(6) == 0;
      target = back ? stated.get(random.nextInt(stated.size())).target() : changed(target);
      stated.add(new Stated(moment(), target));
    }
    Commitment commitment = any.commitment().with(target);
    return new Edited(new Case(commitment, any.evidence(), any.now()), TargetHistory.of(stated));
  }

  private Instant moment() {
    boolean soon = random.nextInt(4) == 0;
    at = at.plusSeconds(1L + random.nextInt(soon ? 3 * 86_400 : 400 * 86_400));
    return at;
  }

  private LocalDate day() {
    return LocalDate.ofInstant(at, Period.ZONE);
  }

  /** To be stated next, some time after what was stated last. */
  private Target changed(Target target) {
    List<TargetRevision> revisions = new ArrayList<>(target.revisions());
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> {
        LocalDate since =
            day()
                .minusDays(random.nextInt(3) == 0 ? random.nextInt(900) : -20 + random.nextInt(60));
        if (revisions.stream().noneMatch(each -> each.since().equals(since))) {
          revisions.add(revision(since));
        }
        return target.with(revisions, target.beside());
      }
      case 4 -> {
        if (!revisions.isEmpty()) {
          revisions.remove(random.nextInt(revisions.size()));
        }
        return target.with(revisions, target.beside());
      }
      case 5 -> {
        if (!revisions.isEmpty()) {
          int at = random.nextInt(revisions.size());
          revisions.set(at, revision(revisions.get(at).since()));
        }
        return target.with(revisions, target.beside());
      }
      default -> {
        return edited(target);
      }
    }
  }

  private TargetRevision revision(LocalDate since) {
    return new TargetRevision(
        since,
        LocalizedText.same("KF"),
        random.nextBoolean() ? 10.0 + random.nextInt(35) : null,
        random.nextBoolean() ? day().plusDays(random.nextInt(1_200) - 300) : null,
        random.nextInt(4) == 0 ? new TargetPath.Linear() : null);
  }

  /** In place, with no account of it. */
  private Target edited(Target target) {
    int what = random.nextInt(9);
    @Nullable Period baseline = target.baseline();
    @Nullable LocalDate deadline = target.deadline();
    return new Target(
        target.quoted(),
        null,
        target.indicator(),
        what == 0 ? Comparison.values()[random.nextInt(5)] : target.comparison(),
        what == 1 ? null : what < 5 ? Double.valueOf(10 + random.nextInt(35)) : target.value(),
        target.valueFromBaseline() && what != 2,
        what == 5 && random.nextBoolean() ? "kr" : "%",
        what == 6 && baseline != null ? Period.ofYear(2021 + random.nextInt(3)) : baseline,
        null,
        what == 7 ? LocalDate.of(2022, 1, 1).plusDays(random.nextInt(900)) : target.from(),
        what == 8 ? day().plusDays(random.nextInt(1_200) - 600) : deadline,
        target.path(),
        null,
        null,
        target.revisions(),
        random.nextInt(9) == 0 ? new Steadiness(1, 2, 1, 1) : target.steadiness(),
        target.beside());
  }
}
