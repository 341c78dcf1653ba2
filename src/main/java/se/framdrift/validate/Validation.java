package se.framdrift.validate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Fact;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
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

  /** SDMX: low reliability. */
  private static final String DOUBTFUL = "U";

  /** The most series, and the most periods, whose texts are remembered. */
  static final int REMEMBERED = 100_000;

  private final SeriesNames names;
  private final Bounded<Period> periods = new Bounded<>(REMEMBERED);

  /**
   * @param catalogs the catalog in force of a municipality code
   */
  public Validation(Function<String, Optional<Catalog>> catalogs) {
    this.names = new SeriesNames(catalogs, REMEMBERED);
  }

  /**
   * @param now periods that begin later are refused, except for budgets and tax rates
   */
  public Checked check(RawFact raw, Instant now) {
    return check(raw, now, (_, _) -> null);
  }

  /**
   * The same where the value of the period before may be known.
   *
   * @param neighbour gives it, or null; is asked only for KPIs with a largest credible step
   */
  public Checked check(
      RawFact raw, Instant now, BiFunction<SeriesId, Period, @Nullable Double> neighbour) {
    try {
      return new Accepted(raw.row(), fact(raw, now, neighbour));
    } catch (Refusal refusal) {
      RawText came = raw.raw();
      String text = isProtected(raw) ? "" : came == null ? RowText.json(raw) : came.toString();
      return new Refused(
          new Rejection(raw.row(), refusal.field(), refusal.problem(), refusal.expected(), text));
    }
  }

  /** Whether what came may be about few people, so that not even the quarantine keeps it. */
  private boolean isProtected(RawFact raw) {
    try {
      return names.named(raw.series()).kpi().threshold() != null;
    } catch (Refusal _) {
      return false; // nobody knows what it is about
    }
  }

  /** The series among {@code rows} whose KPI has a largest credible step. */
  public Set<SeriesId> stepped(List<RawFact> rows) {
    Set<SeriesId> stepped = new LinkedHashSet<>();
    String last = null;
    for (RawFact row : rows) {
      String text = row.series();
      if (text != null && !text.equals(last)) {
        stepped(text).ifPresent(stepped::add);
        last = text;
      }
    }
    return stepped;
  }

  private Optional<SeriesId> stepped(String text) {
    try {
      SeriesNames.Named named = names.named(text);
      return named.kpi().plausibleStep() == null ? Optional.empty() : Optional.of(named.series());
    } catch (Refusal _) {
      return Optional.empty(); // the check will say so
    }
  }

  private Fact.Observed fact(
      RawFact raw, Instant now, BiFunction<SeriesId, Period, @Nullable Double> neighbour) {
    SeriesNames.Named named = names.named(raw.series());
    SeriesId series = named.series();
    Kpi kpi = named.kpi();
    Period period = period(raw.period(), kpi, now);
    double factor = factor(raw.unit(), kpi);
    Double value = converted("value", raw.value(), factor);
    Long n = count(raw.n());
    boolean tooFew = isTooFew(kpi, value, n);
    String doubt =
        value == null || tooFew ? null : doubt(value, kpi, () -> neighbour.apply(series, period));
    if (doubt != null && kpi.doubtful() == Kpi.Doubtful.QUARANTINE) {
      throw new Refusal("value", doubt, credible(kpi));
    }
    Missing missing = missing(raw.missing());
    if ((value == null) == (missing == null)) {
      throw new Refusal(
          "value",
          value == null ? "neither value nor missing is given" : "both value and missing are given",
          "a number in value, or in missing one of " + Missing.codes());
    }
    Double margin = converted("margin", raw.margin(), factor);
    if (margin != null && margin < 0) {
      throw new Refusal("margin", "negative: " + raw.margin(), "0 or more, in " + kpi.unit());
    }
    String flag = doubt != null ? DOUBTFUL : flag(raw.flag(), missing);
    return new Fact.Observed(
        series,
        tooFew
            ? new Observation(period, null, Missing.HIDDEN, null, null, "M")
            : new Observation(period, value, missing, n, margin, flag));
  }

  /** Whether the figure speaks of a group so small that nobody may be told, us included. */
  private static boolean isTooFew(Kpi kpi, @Nullable Double value, @Nullable Long n) {
    Integer threshold = kpi.threshold();
    if (threshold == null) {
      return false;
    }
    if (value != null && n == null) {
      throw new Refusal(
          "n",
          "not given, though figures of %s that rest on fewer than %d are hidden"
              .formatted(kpi.id(), threshold),
          "how many the figure rests on");
    }
    return n != null && n < threshold;
  }

  private Period period(@Nullable String text, Kpi kpi, Instant now) {
    if (text == null || text.isBlank()) {
      throw new Refusal("period", "not given", Resolutions.expected(kpi.resolution()));
    }
    Period period;
    try {
      period = periods.get(text.strip(), each -> Period.parse(each).plain());
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

  /** What makes a value of {@code unit} one of the KPI's own. */
  private static double factor(@Nullable String unit, Kpi kpi) {
    if (unit == null || unit.isBlank() || unit.strip().equals(kpi.unit())) {
      return 1;
    }
    Double factor = kpi.units().get(unit.strip());
    if (factor == null) {
      throw new Refusal(
          "unit",
          "%s is not given in %s".formatted(kpi.id(), shortened(unit)),
          kpi.units().isEmpty()
              ? kpi.unit()
              : "%s, or one of %s".formatted(kpi.unit(), new TreeSet<>(kpi.units().keySet())));
    }
    return factor;
  }

  /** Multiplied as decimals, so that 0.1 MWh are exactly 100 kWh. */
  private static @Nullable Double converted(String field, @Nullable String text, double factor) {
    Double value = number(field, text);
    if (value == null || factor == 1) {
      return value;
    }
    double converted = BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(factor)).doubleValue();
    if (!Double.isFinite(converted)) {
      throw new Refusal(field, "too large: " + shortened(text), "a finite number such as 20.65");
    }
    return converted;
  }

  /**
   * Why the value is hardly credible, or null. It does not tell the value before, which may be
   * withdrawn as confidential later, when this is kept in many places.
   */
  private static @Nullable String doubt(
      double value, Kpi kpi, Supplier<@Nullable Double> neighbour) {
    Double min = kpi.plausibleMin();
    Double max = kpi.plausibleMax();
    if ((min != null && value < min) || (max != null && value > max)) {
      return "%s %s cannot be true of %s".formatted(bound(value), kpi.unit(), kpi.id());
    }
    Double step = kpi.plausibleStep();
    Double before = step == null ? null : neighbour.get();
    if (step != null && before != null && Math.abs(value - before) > step) {
      return "%s %s lies too far from the period before".formatted(bound(value), kpi.unit());
    }
    return null;
  }

  private static String credible(Kpi kpi) {
    String range =
        "between %s and %s %s"
            .formatted(bound(kpi.plausibleMin()), bound(kpi.plausibleMax()), kpi.unit());
    Double step = kpi.plausibleStep();
    return step == null
        ? range
        : range + ", at most %s from one to the next".formatted(bound(step));
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

  private static String shortened(@Nullable String text) {
    return text == null ? "" : text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }

  private static String said(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }
}
