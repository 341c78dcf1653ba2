package se.framdrift.commitments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.TargetPath;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;
import se.framdrift.model.Statement;
import se.framdrift.model.Status;
import se.framdrift.model.Status.State;

/**
 * Decides how a commitment stands. Pure: the same commitment, evidence and moment give the same
 * answer, in any order of arrival; a revision changes it by being computed again. Any thread. Cost
 * grows with the number of values.
 *
 * <p>Days are those of Europe/Stockholm; a deadline is the last day that counts and passes at the
 * midnight that ends it.
 */
public final class Assessor {

  private Assessor() {}

  /**
   * How the commitment stands at {@code now}, the last tick.
   *
   * <p>{@code superseded} is never found here: neither words nor figures say so.
   */
  public static Assessment assess(Commitment commitment, Evidence evidence, Instant now) {
    return assess(commitment, evidence, TargetHistory.NONE, now);
  }

  /**
   * The same, where it is known when the target was stated. What was dated back or edited makes a
   * status worse, never better: the commitment is judged by its target as it is stated now and as
   * it stood in the ledger on each day, and stands as the less favourable of the two says. What the
   * first target that there ever was would give is said too.
   */
  public static Assessment assess(
      Commitment commitment, Evidence evidence, TargetHistory history, Instant now) {
    Target target = commitment.target();
    List<TargetHistory.Edit> edits = history.edits();
    Assessment stated = judged(commitment, evidence, now);
    if (target == null || (target.revisions().isEmpty() && edits.isEmpty())) {
      return stated;
    }
    List<Reason> further =
        new ArrayList<>(Revised.reasons(commitment, Version.upTo(target, now), history));
    further.addAll(Revised.edits(commitment, edits));
    List<@Nullable Instant> moments = new ArrayList<>();
    moments.add(stated.due());
    moments.addAll(begins(target));
    Assessment found = stated;
    Target stood = Stood.of(commitment, target, history);
    if (stood != null) {
      Assessment then = judged(commitment.with(stood), evidence, now);
      moments.add(then.due());
      moments.addAll(begins(stood));
      if (Favour.isLess(then.status(), stated.status())) {
        found = then;
        further.add(RevisedWords.byStated(stated.status()));
      }
    }
    Target first = Objects.requireNonNullElse(history.first(), target.original());
    if (Objects.equals(first.indicator(), target.indicator())
        && Objects.equals(first.unit(), target.unit())) {
      Assessment original = judged(commitment.with(first), evidence, now);
      moments.add(original.due());
      if (!further.isEmpty()) {
        further.addAll(Revised.byOriginal(original.status().state(), found.status().state()));
      }
    }
    return found.and(further, due(moments.stream(), now));
  }

  private static List<Instant> begins(Target target) {
    return target.revisions().stream().map(Version::begins).toList();
  }

  private static Assessment judged(Commitment commitment, Evidence evidence, Instant now) {
    Reports reports = Reports.of(commitment, evidence, now);
    return switch (Rule.of(commitment.kind())) {
      case StatedRule rule -> {
        Draft draft = rule.judge(reports);
        yield new Assessment(draft.status(), null, null, null, null, due(reports.moments(), now));
      }
      case MeasuredRule rule -> measured(rule, commitment, evidence, reports, now);
    };
  }

  private static Assessment measured(
      MeasuredRule rule, Commitment commitment, Evidence evidence, Reports reports, Instant now) {
    Target target = commitment.target();
    List<Reason> hindrances = Measurability.hindrances(commitment);
    if (target == null || !hindrances.isEmpty()) {
      Draft draft = withdrawn(Draft.unmeasurable(hindrances), reports);
      return new Assessment(draft.status(), null, null, null, null, due(reports.moments(), now));
    }
    Measured measured = Measured.of(commitment, target, evidence, now);
    Figures figures = measured.figures();
    boolean nothing = figures.finished().isEmpty();
    Draft judgement =
        nothing ? Absence.nothing(evidence) : judged(rule, commitment, evidence, measured);
    Draft draft = withdrawn(judgement, reports);
    Stream<@Nullable Instant> further = nothing ? Stream.of() : rule.moments(measured);
    Instant due =
        due(Stream.concat(Stream.concat(reports.moments(), measured.moments()), further), now);
    IndicatorValue judged = draft.judged() == null ? figures.shown() : draft.judged();
    IndicatorValue shown = figures.shown();
    return new Assessment(
        draft.status(),
        judged,
        judged == null ? null : asked(measured, judged),
        shown == null ? null : figures.end(shown),
        figures.expectedNext(),
        due,
        Forecasting.of(commitment.kind(), measured, evidence.overlap()));
  }

  /** What stands beside the figure may forbid to judge it; otherwise it is told after. */
  private static Draft judged(
      MeasuredRule rule, Commitment commitment, Evidence evidence, Measured measured) {
    Asides asides = new Asides(commitment, evidence, measured);
    Reason otherStock = asides.otherStock();
    if (otherStock != null) {
      return Draft.unknown(measured.figures().shown(), otherStock);
    }
    Draft found = new Damping(rule, measured).judge();
    Reason disagree = asides.disagree(found);
    Draft draft = disagree == null ? found : Draft.unknown(measured.figures().shown(), disagree);
    return new Provisional(rule, measured).of(draft.and(asides.reasons(draft)));
  }

  /** The path while there is time, the goal when there is none left. */
  private static @Nullable Double asked(Measured measured, IndicatorValue judged) {
    if (measured.path().shape() instanceof TargetPath.Budget) {
      return null; // what is asked for is of a sum, not of this figure
    }
    Mark asked =
        measured.reached(measured.deadline()) ? measured.path().goal() : measured.asked(judged);
    return asked == null ? null : asked.value();
  }

  /** A promise that was decided before it was taken back stays decided. */
  private static Draft withdrawn(Draft draft, Reports reports) {
    Statement newest = reports.newest();
    if (newest == null || newest.state() != Statement.State.WITHDRAWN) {
      return draft;
    }
    Statement first = reports.first(newest);
    return decided(draft.status(), reports, Reports.begins(first))
        ? draft.and(Reasons.withdrawnAfter(first.date()))
        : new Draft(Milestone.stated(State.WITHDRAWN, first, newest).status(), draft.judged());
  }

  private static boolean decided(Status status, Reports reports, Instant withdrawn) {
    Instant since = status.since();
    Instant deadline = Measured.midnightAfter(reports.deadline());
    boolean verdict =
        switch (status.state()) {
          case MISSED, KEPT_LATE -> true;
          case MET -> status.secured();
          case ON_TRACK,
              AT_RISK,
              OFF_TRACK,
              DONE,
              STARTED,
              STALLED,
              NOT_STARTED,
              CANNOT_BE_JUDGED,
              NOT_YET_MEASURABLE,
              WITHDRAWN,
              SUPERSEDED ->
              false;
        };
    return verdict
        && Stream.of(since, deadline)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .anyMatch(moment -> !moment.isAfter(withdrawn));
  }

  private static @Nullable Instant due(Stream<@Nullable Instant> moments, Instant now) {
    return moments
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .filter(moment -> moment.isAfter(now))
        .min(Instant::compareTo)
        .orElse(null);
  }
}
