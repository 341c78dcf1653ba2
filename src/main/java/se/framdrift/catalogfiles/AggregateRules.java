package se.framdrift.catalogfiles;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Unit;

/** One input: series and groups that there are, parameters that can work, and its unit. */
final class AggregateRules {

  private static final String FILE = "indicators";
  private static final List<String> OTHERS = List.of("weights", "of", "temperature");
  private static final Set<String> FIGURES = Set.of("median", "mean", "highest", "lowest");
  private static final String DAILY = "P1D";
  private static final Set<String> WEEKLY = Set.of("P1W", "P7D");
  private static final Set<String> COUNTED = Set.of("sum", "count");

  private final Town town;
  private final Map<String, Node> declared;
  private final Map<String, Node> groups;
  private final Map<String, Node> kpis;

  AggregateRules(Town town) {
    this.town = town;
    this.declared = SeriesRules.declared(town);
    this.groups = Town.byId(town.seeds().groups());
    this.kpis = town.kpis();
  }

  void check(Node input) {
    series(input.get("series"));
    for (String other : OTHERS) {
      if (!input.get(other).isNull()) {
        series(input.get(other));
        if (input.get(other).text().equals(input.get("series").text())) {
          found(input.get(other), other + " is the series itself", "another series");
        }
      }
    }
    SeriesRules.period(town, input.get("baseline"));
    group(input);
    window(input.get("window"));
    weeks(input);
    units(input);
  }

  /** The unit of what is taken out; null when that cannot be told because something is wrong. */
  @Nullable Unit unit(Node input) {
    Unit own = unitOf(input.get("series"));
    JsonObject json = new JsonObject();
    input.fields().forEach((name, field) -> json.put(name, field.json()));
    try {
      Aggregate aggregate = AggregateJson.aggregate(new Part("input", json));
      return own == null ? null : aggregate.unit(own);
    } catch (IllegalArgumentException _) {
      return null; // the schema or another rule has found it
    }
  }

  void series(Node series) {
    if (!series.text().startsWith(town.code() + ":")) {
      found(series, series.text() + " is of another municipality", "a series of " + town.code());
    } else if (!declared.containsKey(series.text())) {
      found(series, "no series " + series.text(), "a series declared in this file");
    }
  }

  void group(Node input) {
    Node group = input.get("group");
    town.unresolvedOne(FILE, group, groups, "group of municipalities");
    Node known = groups.get(group.text());
    if (known == null) {
      return;
    }
    List<String> members = known.get("members").texts();
    if (!members.contains(town.code())) {
      found(
          group,
          town.code() + " is not a member of " + group.text(),
          "a group in which it can have a place");
    }
    Node to = input.get("to");
    if (!to.isNull() && !FIGURES.contains(to.text())) {
      if (to.text().equals(town.code())) {
        found(to, to.text() + " is the municipality itself", "another member");
      } else if (!members.contains(to.text())) {
        found(to, to.text() + " is not a member of " + group.text(), "a member of the group");
      }
    }
  }

  private void window(Node window) {
    try {
      Period length = window.isNull() ? Period.ofDays(1) : Period.parse(window.text());
      if (length.isZero() || length.isNegative()) {
        found(window, window.text() + " is a window of nothing", "a length such as P12M");
      }
    } catch (DateTimeException e) {
      found(window, String.valueOf(e.getMessage()), "a length such as P12M");
    }
  }

  /** Weeks fill no month, so that those at its ends would belong to none and nobody miss them. */
  private void weeks(Node input) {
    Node kpi = kpi(input.get("series"));
    if (kpi == null || !WEEKLY.contains(kpi.get("resolution").text())) {
      return;
    }
    Node calendar = input.get("calendar");
    if (!calendar.isNull() && !calendar.text().equals("week")) {
      found(calendar, "weekly figures do not fill a " + calendar.text(), "calendar: week");
    }
    Node window = input.get("window");
    if (!window.isNull() && COUNTED.contains(input.get("statistic").text()) && !whole(window)) {
      found(window, "weekly figures do not fill " + window.text(), "whole weeks such as P4W");
    }
    Node since = input.get("since");
    if (!since.isNull() && !monday(since)) {
      found(since, "weekly figures do not begin on " + since.text(), "a Monday");
    }
  }

  private static boolean whole(Node window) {
    try {
      Period length = Period.parse(window.text());
      return length.toTotalMonths() == 0 && length.get(ChronoUnit.DAYS) % 7 == 0;
    } catch (DateTimeException _) {
      return true; // found as no length
    }
  }

  private static boolean monday(Node since) {
    try {
      return LocalDate.parse(since.text()).getDayOfWeek() == DayOfWeek.MONDAY;
    } catch (DateTimeException _) {
      return true; // found by the schema
    }
  }

  private void units(Node input) {
    Unit own = unitOf(input.get("series"));
    Unit whole = unitOf(input.get("of"));
    if (own != null && whole != null && !own.equals(whole)) {
      found(
          input.get("of"), "a part in " + own + " of a whole in " + whole, "both in the same unit");
    }
    if (input.get("statistic").text().equals("degree-days")) {
      temperature(input.get("series"));
    }
    if (!input.get("temperature").isNull()) {
      temperature(input.get("temperature"));
    }
  }

  private void temperature(Node series) {
    Node kpi = kpi(series);
    Unit unit = unitOf(series);
    if (kpi != null && !kpi.get("resolution").text().equals(DAILY)) {
      found(
          series,
          series.text() + " has the resolution " + kpi.get("resolution").text(),
          "daily means (P1D), which degree days are made of");
    }
    if (unit != null && !unit.equals(Unit.CELSIUS)) {
      found(series, series.text() + " is in " + unit, "temperatures in °C");
    }
  }

  private @Nullable Unit unitOf(Node series) {
    Node kpi = series.isNull() ? null : kpi(series);
    return kpi == null ? null : Unit.parse(kpi.get("unit").text());
  }

  private @Nullable Node kpi(Node series) {
    Node known = declared.get(series.text());
    return known == null ? null : kpis.get(known.get("kpi").text());
  }

  private void found(Node at, String problem, String expectation) {
    town.found(FILE, at, problem, expectation);
  }
}
