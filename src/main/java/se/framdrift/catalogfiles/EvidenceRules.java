package se.framdrift.catalogfiles;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.commitments.Evidence;

/**
 * Promises of so many periods that the rule would not see the first of them when it judges the
 * last, or would forget a verdict when the figures behind it are no longer among the newest.
 */
final class EvidenceRules {

  /** As many values as a status looks back on. */
  static final int MOST = Evidence.MOST_VALUES;

  private static final String FILE = "commitments";
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long SHORTEST_MONTH = 28;

  private EvidenceRules() {}

  static void check(Town town, Node commitment, Map<String, Node> indicators) {
    Node target = commitment.get("target");
    Node indicator = indicators.get(target.get("indicator").text());
    if (target.isNull() || indicator == null) {
      return;
    }
    OptionalLong step =
        indicator.get("inputs").fields().values().stream()
            .mapToLong(input -> step(input, town.kpis()))
            .filter(seconds -> seconds > 0)
            .min();
    if (step.isEmpty()) {
      return;
    }
    if (step.getAsLong() < DAY) {
      found(
          town,
          target,
          "periods shorter than a day: a status looks back on %d and would forget what older ones decided"
              .formatted(MOST));
      return;
    }
    LocalDate begin = begin(target);
    LocalDate deadline = TargetRules.date(target.get("deadline"));
    if (begin == null || deadline == null) {
      return;
    }
    long periods = ChronoUnit.DAYS.between(begin, deadline.plusDays(1)) * DAY / step.getAsLong();
    if (periods > MOST) {
      found(
          town,
          target,
          "%d periods from %s to %s; a status looks back on %d"
              .formatted(periods, begin, deadline, MOST));
    }
  }

  private static void found(Town town, Node target, String problem) {
    town.found(
        FILE,
        target.get("indicator"),
        problem,
        "an indicator that is gathered to days or months (calendar-period)");
  }

  /** The first day of what is looked at, that of a baseline too; or null. */
  private static @Nullable LocalDate begin(Node target) {
    Node baseline = target.get("baseline");
    return Stream.of(
            Optional.ofNullable(TargetRules.date(target.get("from"))),
            Optional.ofNullable(TargetRules.date(baseline.get("date"))),
            period(baseline.get("period").text()))
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private static Optional<LocalDate> period(String text) {
    try {
      return Optional.of(se.framdrift.model.Period.parse(text).firstDay());
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty(); // there is none, or the schema has found it
    }
  }

  /** Seconds of a period of what comes out, 0 where nobody can tell. */
  private static long step(Node input, Map<String, Node> kpis) {
    if (input.get("aggregate").text().equals("calendar-period")) {
      return input.get("calendar").text().equals("day") ? DAY : 7 * DAY;
    }
    String[] series = input.get("series").text().split(":", -1);
    Node kpi = series.length < 2 ? null : kpis.get(series[1]);
    try {
      return kpi == null ? 0 : seconds(kpi.get("resolution").text());
    } catch (DateTimeException _) {
      return 0; // the schema has found it
    }
  }

  private static long seconds(String resolution) {
    if (resolution.startsWith("PT")) {
      return Duration.parse(resolution).toSeconds();
    }
    Period period = Period.parse(resolution);
    return (period.toTotalMonths() * SHORTEST_MONTH + period.get(ChronoUnit.DAYS)) * DAY;
  }
}
