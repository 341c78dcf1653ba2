package se.framdrift.commitments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * What a forecast means for a target.
 *
 * @param newest the last figure it rests on
 * @param slope the change from one period to the next
 * @param steps at least one
 */
record Outlook(
    Kind kind, Measured measured, IndicatorValue newest, double slope, List<Forecast.Step> steps) {

  /** Null when there is nothing left to reach, or no level that could be. */
  Forecast.@Nullable Fulfilment fulfilment() {
    Mark goal = measured.path().goal();
    if (goal == null || !reaches() || reached(goal)) {
      return null;
    }
    Period until = steps.getLast().period();
    if (!towards(goal)) {
      return new Forecast.Fulfilment(null, null, null, until);
    }
    boolean up = up(goal);
    return new Forecast.Fulfilment(
        first(goal, up ? Forecast.Step::high : Forecast.Step::low),
        first(goal, Forecast.Step::value),
        first(goal, up ? Forecast.Step::low : Forecast.Step::high),
        until);
  }

  private boolean reaches() {
    return switch (kind) {
      case ADD_UNITS, CHANGE_BY, REACH_BY, SURVEY_LEVEL, SERVICE_TIME -> true;
      case KEEP_WITHIN, MILESTONE, CONTINUOUS -> false;
    };
  }

  private boolean reached(Mark goal) {
    return new Aim(aimed(goal), Mark.exactly(goal.value())).side(exact(newest)) == Side.GOOD;
  }

  private static IndicatorValue exact(IndicatorValue figure) {
    return new IndicatorValue(
        figure.period(), figure.value(), null, null, figure.n(), figure.flag(), null);
  }

  /** An exact value is reached when it is gone past. */
  private Comparison aimed(Mark goal) {
    return measured.comparison() == Comparison.EQUAL_TO
        ? up(goal) ? Comparison.AT_LEAST : Comparison.AT_MOST
        : measured.comparison();
  }

  private boolean up(Mark goal) {
    return switch (measured.comparison()) {
      case AT_LEAST, ABOVE -> true;
      case AT_MOST, BELOW -> false;
      case EQUAL_TO -> newest.value() == null || newest.value() <= goal.value();
    };
  }

  private boolean towards(Mark goal) {
    return up(goal) ? slope > 0 : slope < 0;
  }

  private @Nullable Period first(Mark goal, ToDoubleFunction<Forecast.Step> end) {
    Comparison aimed = aimed(goal);
    return steps.stream()
        .filter(step -> aimed.holds(end.applyAsDouble(step), goal.value()))
        .findFirst()
        .map(Forecast.Step::period)
        .orElse(null);
  }

  /** In words, with what is expected at the deadline where that can be foretold. */
  Reason words() {
    Forecast.Fulfilment fulfilment = fulfilment();
    Forecast.Step shown = atDeadline();
    Map<String, String> params = new TreeMap<>();
    params.put("period", shown.period().text());
    params.put("value", Wording.raw(shown.value()));
    params.put("low", Wording.raw(shown.low()));
    params.put("high", Wording.raw(shown.high()));
    return Reasons.of(
        "forecast",
        params,
        in -> (fulfilment == null ? "" : crossing(in, fulfilment) + ". ") + expected(in, shown));
  }

  private static String crossing(Wording in, Forecast.Fulfilment found) {
    boolean swedish = in == Wording.SV;
    String until = in.period(found.until());
    Period likely = found.likely();
    Period earliest = found.earliest();
    Period latest = found.latest();
    if (likely != null && earliest != null) {
      String from = in.period(earliest);
      String to = latest == null ? swedish ? "aldrig" : "never" : in.period(latest);
      boolean one = earliest.equals(latest);
      return (swedish ? "Med nuvarande takt: " : "At the present pace: ")
          + in.period(likely)
          + (one ? "" : swedish ? ", mellan %s och %s" : ", between %s and %s").formatted(from, to)
          + (latest != null
              ? ""
              : (swedish ? " (prognosen når till %s)" : " (the forecast ends with %s)")
                  .formatted(until));
    }
    if (earliest != null) {
      return (swedish
              ? "Med nuvarande takt nås målet inte till och med %s, tidigast %s"
              : "At the present pace the target is not reached by the end of %s, %s at the earliest")
          .formatted(until, in.period(earliest));
    }
    return (swedish
            ? "Med nuvarande takt nås målet inte till och med %s"
            : "At the present pace the target is not reached by the end of %s")
        .formatted(until);
  }

  private String expected(Wording in, Forecast.Step step) {
    String unit = measured.target().unit() == null ? "" : measured.target().unit();
    boolean swedish = in == Wording.SV;
    String low = in.number(step.low(), 2);
    String high = in.number(step.high(), 2);
    String interval =
        low.equals(high)
            ? (swedish ? "hela 80 %-intervallet ligger där" : "the whole 80% interval lies there")
            : (swedish ? "80 %% troligt mellan %s och %s" : "80%% likely between %s and %s")
                .formatted(low, high);
    return (swedish ? "Väntat för %s: %s (%s)" : "Expected for %s: %s (%s)")
        .formatted(
            in.period(step.period()), in.quantity(step.value(), step.value(), unit), interval);
  }

  /** The last period that ends by the deadline, or the last that is foretold. */
  private Forecast.Step atDeadline() {
    Instant deadline = measured.deadline();
    return steps.stream()
        .filter(step -> deadline != null && !step.end().isAfter(deadline))
        .reduce((_, later) -> later)
        .orElse(steps.getLast());
  }
}
