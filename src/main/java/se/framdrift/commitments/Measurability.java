package se.framdrift.commitments;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Commitment.Link;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.TargetPath;
import se.framdrift.model.Reason;

/** Whether a promise of a kind with a formula says enough to be measured at all. */
final class Measurability {

  private Measurability() {}

  /** What is left open; empty when the promise can be measured. */
  static List<Reason> hindrances(Commitment commitment) {
    List<Reason> reasons = new ArrayList<>();
    Target target = commitment.target();
    if (target == null) {
      commitment
          .openQuestions()
          .forEach(open -> reasons.add(Reason.of("open-question", open.sv(), open.en())));
      if (onlyProxies(commitment)) {
        reasons.add(Reasons.onlyProxy());
      }
      if (reasons.isEmpty()) {
        reasons.add(
            Reason.of(
                "no-target",
                "Orden säger inte vad som ska mätas",
                "The words do not say what is to be measured"));
      }
      return reasons;
    }
    if (!measured(commitment, target)) {
      reasons.add(
          commitment.indicators().isEmpty()
              ? Reason.of(
                  "no-indicator",
                  "Inget nyckeltal mäter löftet",
                  "No indicator measures the promise")
              : Reasons.onlyProxy());
    }
    if (comparison(commitment.kind(), target) == null) {
      reasons.add(
          Reason.of(
              "no-comparison",
              "Det är inte sagt åt vilket håll målet ska nås",
              "It is not said in which direction the target lies"));
    }
    if (!valued(commitment.kind(), target)) {
      reasons.add(Reason.of("no-target-value", "Målet har inget värde", "The target has no value"));
    }
    boolean budget = target.path() instanceof TargetPath.Budget;
    if (budget && target.deadline() == null) {
      reasons.add(Remarks.noDeadline());
    }
    if ((budget || commitment.kind() == Kind.KEEP_WITHIN) && !begun(commitment, target)) {
      reasons.add(
          Reason.of(
              "no-start",
              "Det är inte sagt från vilken dag löftet gäller",
              "It is not said from which day the promise holds"));
    }
    return reasons;
  }

  /** The target's indicator must be one that honestly measures the words. */
  private static boolean measured(Commitment commitment, Target target) {
    return target.indicator() != null
        && commitment.indicators().stream()
            .anyMatch(link -> link.measures() && link.indicator().equals(target.indicator()));
  }

  private static boolean onlyProxies(Commitment commitment) {
    return !commitment.indicators().isEmpty()
        && commitment.indicators().stream().noneMatch(Link::measures);
  }

  /** A rate gives the value itself. */
  private static boolean valued(Kind kind, Target target) {
    return target.valueFromBaseline()
        || target.path() instanceof TargetPath.YearlyRate
        || value(kind, target) != null;
  }

  private static boolean begun(Commitment commitment, Target target) {
    return target.from() != null
        || target.baseline() != null
        || target.baselineDate() != null
        || commitment.issuer().decided() != null;
  }

  /** Units to add and a share within a time are lower bounds by their nature. */
  static @Nullable Comparison comparison(Kind kind, Target target) {
    Comparison stated = target.comparison();
    boolean lowerBound = kind == Kind.ADD_UNITS || kind == Kind.SERVICE_TIME;
    return stated == null && lowerBound ? Comparison.AT_LEAST : stated;
  }

  static @Nullable Double value(Kind kind, Target target) {
    Double share = target.share();
    Double value = kind == Kind.SERVICE_TIME && share != null ? share : target.value();
    return value == null || !Double.isFinite(value) ? null : value;
  }
}
