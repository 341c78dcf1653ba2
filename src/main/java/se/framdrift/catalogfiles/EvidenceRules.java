package se.framdrift.catalogfiles;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Promises that every period counts for, and so many periods that the rule would not see the first
 * of them when it judges the last.
 */
final class EvidenceRules {

  /** As many values as a status looks back on. */
  static final int MOST = 4_000;

  private static final String FILE = "commitments";
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long SHORTEST_MONTH = 28;

  private EvidenceRules() {}

  static void check(Town town, Node commitment, Map<String, Node> indicators) {
    Node target = commitment.get("target");
    Node indicator = indicators.get(target.get("indicator").text());
    boolean everyPeriodCounts =
        commitment.get("kind").text().equals("keep-within")
            || target.get("path").text().equals("budget");
    if (target.isNull() || indicator == null || !everyPeriodCounts) {
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
    LocalDate begin = begin(target);
    LocalDate deadline = TargetRules.date(target.get("deadline"));
    if (begin == null || deadline == null) {
      if (step.getAsLong() < DAY) {
        found(
            town,
            target,
            "periods shorter than a day without end are more than a status looks back on");
      }
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

  /** The first day of what is looked at, or null. */
  private static @Nullable LocalDate begin(Node target) {
    LocalDate from = TargetRules.date(target.get("from"));
    return from != null ? from : TargetRules.date(target.get("baseline").get("date"));
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
