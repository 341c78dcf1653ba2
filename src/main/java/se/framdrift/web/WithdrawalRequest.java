package se.framdrift.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Fact;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Withdrawal;
import se.framdrift.pipeline.View;
import se.framdrift.problem.Problem;

/**
 * Which figures somebody wants to take back, and why: periods of one series, or everything of the
 * series that a feed brings, from one period to another.
 *
 * @param series null for those of a feed
 * @param periods of the series; for a feed the first and the last
 * @param feed null for a series
 */
record WithdrawalRequest(
    @Nullable SeriesId series,
    Set<Period> periods,
    @Nullable String municipality,
    @Nullable String feed,
    Withdrawal.Code reason,
    String text,
    String by) {

  /** The most figures of one request. */
  static final int MAX_FIGURES = 5_000;

  /** The most of them that are confidential: everything earlier is written anew for each. */
  static final int MAX_CONFIDENTIAL = 200;

  static final int MAX_TEXT = 500;
  static final int MAX_BY = 200;

  /** So many of a series' newest figures are looked through for those of a feed. */
  private static final int MAX_LOOKED = 100_000;

  private static final int MAX_PERIOD = 80;
  private static final Period NONE = Period.ofYear(2000);

  /** Reads it, or fails with everything that is wrong with it. */
  static WithdrawalRequest read(JsonObject json) {
    JsonObject rest = json.copy();
    Object several = rest.remove("periods");
    Fields fields = new Fields(rest);
    String series = fields.optionalText("series", SeriesId.MAX_LENGTH);
    String period = fields.optionalText("period", MAX_PERIOD);
    String municipality = fields.optionalText("municipality", 4);
    String feed = fields.optionalText("feed", 100);
    String from = fields.optionalText("from", MAX_PERIOD);
    String to = fields.optionalText("to", MAX_PERIOD);
    String reason = fields.text("reason", MAX_TEXT);
    String text = fields.optionalText("text", MAX_TEXT);
    String by = fields.optionalText("by", MAX_BY);
    Set<Period> periods = new LinkedHashSet<>();
    if (series != null) {
      periods(period, several, fields).forEach(each -> periods.add(period("period", each, fields)));
      absent(fields, "feed", feed, "from", from, "to", to, "municipality", municipality);
    } else {
      periods.add(period("from", from, fields));
      periods.add(period("to", to, fields));
      if (feed == null || municipality == null || period != null || several != null) {
        fields.wrong(
            "series",
            "not given",
            "a series with period or periods; or municipality, feed, from, to");
      }
    }
    Withdrawal.Code code = code(reason, text, fields);
    if (text != null && by == null) {
      fields.wrong("by", "not given", "who takes it back: a role or a unit");
    }
    fields.done();
    return new WithdrawalRequest(
        series == null ? null : Municipalities.series(series),
        periods,
        municipality,
        feed,
        code,
        text == null ? reason : text,
        by == null ? "ej angivet" : by);
  }

  /** Words alone, without a code, are what earlier callers sent. */
  private static Withdrawal.Code code(String reason, @Nullable String text, Fields fields) {
    boolean code = Withdrawal.Code.codes().contains(reason) && reason.matches("[a-z-]+");
    if (text == null && !code) {
      return Withdrawal.Code.OTHER;
    }
    if (text == null) {
      fields.wrong("text", "not given", "why, in words for everyone");
    }
    try {
      return Withdrawal.Code.parse(reason);
    } catch (IllegalArgumentException e) {
      fields.wrong("reason", "there is no reason " + reason, "one of " + Withdrawal.Code.codes());
      return Withdrawal.Code.OTHER;
    }
  }

  private static List<String> periods(
      @Nullable String one, @Nullable Object several, Fields fields) {
    if (several == null) {
      return List.of(one == null ? "" : one);
    }
    boolean texts =
        several instanceof JsonArray array
            && !array.isEmpty()
            && array.size() <= MAX_FIGURES
            && array.stream()
                .allMatch(each -> each instanceof String s && s.length() <= MAX_PERIOD);
    if (one != null || !texts) {
      fields.wrong("periods", "not a list of periods", "at most " + MAX_FIGURES + ", or period");
      return List.of(NONE.text());
    }
    return ((JsonArray) several).stream().map(Object::toString).toList();
  }

  private static Period period(String name, @Nullable String text, Fields fields) {
    try {
      return Period.parse(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      fields.wrong(name, "not a period", "a period such as 2025 or 2025-09");
      return NONE;
    }
  }

  private static void absent(Fields fields, @Nullable String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = namesAndValues[i];
      if (name != null && namesAndValues[i + 1] != null) {
        fields.wrong(name, "given beside series", "either series or a feed");
      }
    }
  }

  /** The catalog that they belong to; fails when nobody knows them. */
  Catalog catalog(Municipalities municipalities) {
    if (series != null) {
      return municipalities.withKpiOf(series);
    }
    Catalog catalog = municipalities.withCode(java.util.Objects.requireNonNull(municipality));
    if (catalog.feeds().stream().noneMatch(each -> each.id().equals(feed))) {
      throw new Problem.NotFound("No feed %s in %s.".formatted(feed, municipality)).asFailure();
    }
    return catalog;
  }

  /** Those that there are; a request for periods of a series fails when one is not there. */
  List<Fact.Withdrawn> figures(View view) {
    List<Fact.Withdrawn> figures = new ArrayList<>();
    if (series != null) {
      for (Period period : periods) {
        if (view.observation(series, period).isEmpty()) {
          throw new Problem.NotFound(
                  "There is no figure of %s for %s.".formatted(series, period.text()))
              .asFailure();
        }
        figures.add(withdrawn(series, period));
      }
      return figures;
    }
    List<Period> bounds = List.copyOf(periods);
    for (var each : view.catalog().series().values()) {
      if (java.util.Objects.equals(each.feed(), feed) && figures.size() <= MAX_FIGURES) {
        for (Observation observation : view.observations(each.id(), MAX_LOOKED)) {
          if (within(observation.period(), bounds)) {
            figures.add(withdrawn(each.id(), observation.period()));
          }
        }
      }
    }
    return figures;
  }

  private static boolean within(Period period, List<Period> bounds) {
    return !period.start().isBefore(bounds.getFirst().start())
        && !period.end().isAfter(bounds.getLast().end());
  }

  private Fact.Withdrawn withdrawn(SeriesId id, Period period) {
    return new Fact.Withdrawn(id, period, reason, text, by);
  }

  /** In words, for whoever is told that there are none. */
  String what() {
    String all = periods.stream().map(Period::text).collect(Collectors.joining(" – "));
    return "%s for %s".formatted(series == null ? "the feed " + feed : series, all);
  }
}
