package se.framdrift.validate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Fact;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.model.SeriesId;
import se.framdrift.validate.Checked.Accepted;
import se.framdrift.validate.Checked.Refused;

/**
 * Holds a row against the catalog. The first thing that is wrong decides the answer; fields are
 * checked in the order series, period, value and missing, n, margin, flag.
 *
 * <p>Thread-safe. Texts of series and periods come again and again: what the newest {@value
 * #REMEMBERED} of each were found to mean is remembered, which changes no answer.
 */
public final class Validation {

  /** SDMX code list CL_OBS_STATUS, version 2.2. */
  private static final Set<String> FLAGS =
      Set.of(
          "A", "B", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "S", "T",
          "U", "V", "W");

  /** The most series, and the most periods, whose texts are remembered. */
  static final int REMEMBERED = 100_000;

  /** What a text was found to mean; it holds as long as that catalog is in force. */
  private record Known(SeriesId series, Catalog catalog, Kpi kpi) {}

  private final Function<String, Optional<Catalog>> catalogs;
  private final Bounded<Known> known = new Bounded<>(REMEMBERED);
  private final Bounded<Period> periods = new Bounded<>(REMEMBERED);

  /**
   * @param catalogs the catalog in force of a municipality code
   */
  public Validation(Function<String, Optional<Catalog>> catalogs) {
    this.catalogs = catalogs;
  }

  /**
   * @param now periods that begin later are refused, except for budgets and tax rates
   */
  public Checked check(RawFact raw, Instant now) {
    try {
      return new Accepted(raw.row(), fact(raw, now));
    } catch (Refusal refusal) {
      return new Refused(
          new Rejection(raw.row(), refusal.field, refusal.problem, refusal.expected, text(raw)));
    }
  }

  private Fact.Observed fact(RawFact raw, Instant now) {
    Known named = known(raw.series());
    SeriesId series = named.series();
    Kpi kpi = named.kpi();
    Period period = period(raw.period(), kpi, now);
    Double value = value(raw.value(), kpi);
    Missing missing = missing(raw.missing());
    if ((value == null) == (missing == null)) {
      throw new Refusal(
          "value",
          value == null ? "neither value nor missing is given" : "both value and missing are given",
          "a number in value, or in missing one of " + Missing.codes());
    }
    Double margin = number("margin", raw.margin());
    if (margin != null && margin < 0) {
      throw new Refusal("margin", "negative: " + raw.margin(), "0 or more, in " + kpi.unit());
    }
    String flag = flag(raw.flag(), missing);
    return new Fact.Observed(
        series, new Observation(period, value, missing, count(raw.n()), margin, flag));
  }

  private Known known(@Nullable String sent) {
    String text = sent == null ? "" : sent.strip();
    Known before = known.known(text);
    if (before != null) {
      Catalog now = catalogs.apply(before.series().municipality()).orElse(null);
      if (now == before.catalog()) {
        return before;
      }
    }
    SeriesId series = series(text);
    Catalog catalog = catalog(series);
    Known found = new Known(series, catalog, kpi(series, catalog));
    known.put(text, found);
    return found;
  }

  private static SeriesId series(String text) {
    if (text.isEmpty()) {
      throw new Refusal("series", "not given", "a series id such as 1441:N00901");
    }
    try {
      return SeriesId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal("series", said(e), "a series id such as 1441:N00901");
    }
  }

  private Catalog catalog(SeriesId series) {
    return catalogs
        .apply(series.municipality())
        .orElseThrow(
            () ->
                new Refusal(
                    "series",
                    "unknown municipality " + series.municipality(),
                    "the code of a municipality in the catalog"));
  }

  private static Kpi kpi(SeriesId series, Catalog catalog) {
    Kpi kpi = catalog.kpis().get(series.kpi());
    if (kpi == null) {
      throw new Refusal(
          "series",
          "unknown series " + series,
          "a KPI that the catalog of " + series.municipality() + " declares");
    }
    series
        .dimensions()
        .forEach(
            (name, value) -> {
              List<String> allowed = kpi.dimensions().get(name);
              if (allowed == null) {
                throw new Refusal(
                    "series",
                    "%s has no dimension %s".formatted(kpi.id(), name),
                    kpi.dimensions().isEmpty()
                        ? "no dimension"
                        : "one of " + kpi.dimensions().keySet());
              }
              if (!allowed.contains(value)) {
                throw new Refusal(
                    "series", "unknown %s %s".formatted(name, value), "one of " + allowed);
              }
            });
    return kpi;
  }

  private Period period(@Nullable String text, Kpi kpi, Instant now) {
    if (text == null || text.isBlank()) {
      throw new Refusal("period", "not given", Resolutions.expected(kpi.resolution()));
    }
    Period period;
    try {
      period = periods.get(text.strip(), Period::parse);
    } catch (IllegalArgumentException e) {
      throw new Refusal("period", said(e), Resolutions.expected(kpi.resolution()));
    }
    if (!Resolutions.fits(period, kpi.resolution())) {
      throw new Refusal(
          "period",
          period + " is not the period of " + kpi.id(),
          Resolutions.expected(kpi.resolution()));
    }
    if (period.start().isAfter(now) && !kpi.measured().equals("budget-year")) {
      throw new Refusal("period", period + " has not begun", "a period that has begun");
    }
    return period;
  }

  private static @Nullable Double value(@Nullable String text, Kpi kpi) {
    Double value = number("value", text);
    if (value == null) {
      return null;
    }
    Double min = kpi.plausibleMin();
    Double max = kpi.plausibleMax();
    if ((min != null && value < min) || (max != null && value > max)) {
      throw new Refusal(
          "value",
          "%s %s cannot be true of %s".formatted(text, kpi.unit(), kpi.id()),
          "between %s and %s %s".formatted(bound(min), bound(max), kpi.unit()));
    }
    return value;
  }

  private static String bound(@Nullable Double limit) {
    return limit == null ? "anything" : Double.toString(limit).replaceFirst("\\.0$", "");
  }

  private static @Nullable Missing missing(@Nullable String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    try {
      return Missing.parse(code.strip());
    } catch (IllegalArgumentException e) {
      throw new Refusal("missing", "unknown code " + code, "one of " + Missing.codes());
    }
  }

  private static @Nullable Double number(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String plain = text.strip();
    double value =
        Numbers.parse(plain)
            .orElseThrow(
                () ->
                    new Refusal(
                        field,
                        "not a number: " + shortened(plain),
                        "a finite number such as 20.65"));
    if (!Double.isFinite(value)) {
      throw new Refusal(field, "too large: " + shortened(plain), "a finite number such as 20.65");
    }
    return value;
  }

  private static @Nullable Long count(@Nullable String text) {
    Double n = number("n", text);
    if (n == null) {
      return null;
    }
    if (n < 0 || n != Math.rint(n) || n > 1e15) {
      throw new Refusal("n", "not a count: " + text, "a whole number, 0 or more");
    }
    return n.longValue();
  }

  private static String flag(@Nullable String text, @Nullable Missing missing) {
    if (text == null || text.isBlank()) {
      return missing == null ? "A" : "M";
    }
    if (!FLAGS.contains(text.strip())) {
      throw new Refusal(
          "flag",
          "unknown flag " + shortened(text),
          "an SDMX observation status, such as A, P or E");
    }
    return text.strip();
  }

  private static String text(RawFact raw) {
    StringBuilder text = new StringBuilder();
    append(text, "series", raw.series());
    append(text, "period", raw.period());
    append(text, "value", raw.value());
    append(text, "n", raw.n());
    append(text, "margin", raw.margin());
    append(text, "flag", raw.flag());
    append(text, "missing", raw.missing());
    return text.toString();
  }

  private static void append(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(shortened(value));
    }
  }

  private static String shortened(String text) {
    return text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }

  private static String said(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }

  /** Leaves the check at the first thing that is wrong; takes no stack trace. */
  private static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;
    private final String expected;

    Refusal(String field, String problem, String expected) {
      super(problem, null, false, false);
      this.field = field;
      this.problem = problem;
      this.expected = expected;
    }
  }
}
