package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been reported, the newest last. */
record Reports(List<Report> reports) {

  private static final List<String> FAVOUR =
      List.of("done", "started", "not-started", "stalled", "withdrawn");

  /** A report of a day. */
  record Report(LocalDate day, String state) {}

  static Reports of(JsonArray statements) {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      JsonObject each = statements.getJsonObject(i);
      reports.add(new Report(LocalDate.parse(each.getString("date")), each.getString("state")));
    }
    reports.sort(
        Comparator.comparing(Report::day).thenComparingInt(each -> FAVOUR.indexOf(each.state())));
    return new Reports(List.copyOf(reports));
  }

  Reports upTo(Instant now) {
    return new Reports(
        reports.stream().filter(each -> !Calendar.midnight(each.day()).isAfter(now)).toList());
  }

  @Nullable Report newest() {
    return reports.isEmpty() ? null : reports.getLast();
  }

  /** The first of the unbroken row that says what the newest says. */
  @Nullable Report first() {
    Report first = newest();
    for (int i = reports.size() - 1; i >= 0 && first != null; i--) {
      if (!reports.get(i).state().equals(first.state())) {
        break;
      }
      first = reports.get(i);
    }
    return first;
  }

  /** How a milestone or something continuous stands. */
  Verdict judge(boolean milestone, @Nullable LocalDate deadline, Instant now) {
    Verdict found = judge(milestone, deadline);
    Report newest = newest();
    boolean over = List.of("done", "withdrawn", "kept-late").contains(found.state());
    boolean passed =
        milestone
            && !over
            && deadline != null
            && !now.isBefore(Calendar.midnight(deadline.plusDays(1)));
    boolean counts = milestone ? !over : !found.state().equals("withdrawn");
    boolean old =
        newest != null
            && counts
            && !now.isBefore(Calendar.midnight(newest.day().plusYears(1).plusDays(1)));
    Verdict aged = old ? found.also("no-report-since") : found;
    return passed ? aged.also("deadline-passed") : aged;
  }

  private Verdict judge(boolean milestone, @Nullable LocalDate deadline) {
    Report newest = newest();
    Report first = first();
    if (newest == null || first == null) {
      return Verdict.unknown("nothing-reported");
    }
    Verdict found =
        Verdict.of(newest.state(), "stated", null).since(Calendar.midnight(first.day()));
    if (milestone
        && newest.state().equals("done")
        && deadline != null
        && first.day().isAfter(deadline)) {
      int days = (int) ChronoUnit.DAYS.between(deadline, first.day());
      return found.state("kept-late").secured(true).late(days);
    }
    return found;
  }
}
