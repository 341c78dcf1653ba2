package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Overlap;
import se.framdrift.catalog.Reform;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Span;
import se.framdrift.statistics.DifferenceInDifferences;
import se.framdrift.statistics.Effect;
import se.framdrift.statistics.InterruptedSeries;
import se.framdrift.statistics.Point;

/**
 * Estimates what reforms did to an indicator. A period in which the reform began belongs to neither
 * side and is left out, as are those before the reform that precedes it and those after the one
 * that follows; so are values with a quality note. Where a break of the series lies in its own
 * figures, or these overlap, nothing is estimated. One of the others whose series breaks is left
 * out; when too few are left, the effect is not told by its own past instead: what made all of them
 * count in another way has hardly passed by here. Pure. Cost grows with the square of the number of
 * values, at most 240.
 *
 * @param resolution from the beginning of one of the indicator's periods to that of the next
 */
public record Reforms(Indicator indicator, List<IndicatorValue> values, Span resolution) {

  private static final Span NONE = Span.parse("P0D");

  public Reforms {
    values =
        values.stream().sorted(java.util.Comparator.comparing(IndicatorValue::period)).toList();
  }

  /**
   * One that did not make the reform.
   *
   * @param breaks the periods whose figure begins a new series
   */
  public record Other(SortedMap<Period, Double> figures, SortedSet<Period> breaks) {}

  /**
   * One reform's effect.
   *
   * @param others those without it; empty where the catalog names none
   */
  public ReformEffect effect(Reform reform, Collection<Other> others) {
    SortedMap<Period, Double> own = own(reform);
    Reason obstacle = obstacle(own.isEmpty());
    Instant date = begins(reform.date());
    if (obstacle != null) {
      return new ReformEffect(reform, null, null, obstacle, Wordings.caveats(null, null, 0, 0));
    }
    Period first = own.firstKey();
    List<Point> points = points(own, first);
    int step = points.getLast().step() + 1;
    for (Period period : own.keySet()) {
      if (!period.start().isBefore(date)) {
        step = cadence().steps(first, period);
        break;
      }
    }
    boolean broken = values.stream().anyMatch(each -> each.isBreak() && within(own, each.period()));
    List<Other> sound =
        others.stream()
            .filter(each -> each.breaks().stream().noneMatch(period -> within(own, period)))
            .toList();
    int leftOut = others.size() - sound.size();
    Effect interrupted =
        broken ? broken(points, step) : InterruptedSeries.of(points, step, seasons());
    boolean compared = reform.group() != null || !reform.series().isEmpty();
    Effect differences = null;
    if (compared) {
      Effect among =
          DifferenceInDifferences.of(
              points, sound.stream().map(each -> points(each.figures(), first)).toList(), step);
      differences = broken || (leftOut > 0 && isNoComparison(among)) ? broken(points, step) : among;
    }
    return new ReformEffect(
        reform,
        interrupted,
        differences,
        new Wordings(indicator).verdict(interrupted, differences),
        Wordings.caveats(interrupted, differences, leftOut, others.size()));
  }

  private static boolean isNoComparison(Effect effect) {
    return effect instanceof Effect.NotEstimable(var hindrance, _, _)
        && hindrance == Effect.Hindrance.NO_COMPARISON;
  }

  private @Nullable Reason obstacle(boolean empty) {
    if (Overlap.of(indicator, resolution) != Overlap.NONE) {
      return Wordings.unknown(
          "siffrorna överlappar varandra, så var och en säger till stor del samma sak som den före",
          "the figures overlap, so each says much the same as the one before",
          "");
    }
    if (seasons() == 0) {
      return Wordings.unknown(
          "perioderna är kortare än en månad", "the periods are shorter than a month", "");
    }
    return empty ? Wordings.unknown("det finns inga siffror", "there are no figures", "") : null;
  }

  /** The first figure may begin a series: it is held against none before it. */
  private static boolean within(SortedMap<Period, Double> own, Period period) {
    return period.compareTo(own.firstKey()) > 0 && period.compareTo(own.lastKey()) <= 0;
  }

  private static Effect broken(List<Point> points, int step) {
    int before = Math.toIntExact(points.stream().filter(each -> each.step() < step).count());
    return new Effect.NotEstimable(Effect.Hindrance.SERIES_BREAK, before, points.size() - before);
  }

  private SortedMap<Period, Double> own(Reform reform) {
    Instant date = begins(reform.date());
    Instant from = null;
    Instant until = null;
    for (Reform other : indicator.reforms()) {
      if (other.date().isBefore(reform.date())) {
        from = begins(other.date());
      } else if (other.date().isAfter(reform.date()) && until == null) {
        until = begins(other.date());
      }
    }
    SortedMap<Period, Double> own = new TreeMap<>();
    for (IndicatorValue value : values) {
      Period period = value.period();
      boolean across = period.start().isBefore(date) && period.end().isAfter(date);
      boolean outside =
          (from != null && period.start().isBefore(from))
              || (until != null && period.end().isAfter(until));
      if (value.value() != null && value.qualityNote() == null && !across && !outside) {
        own.put(period, Objects.requireNonNull(value.value()));
      }
    }
    return own;
  }

  private List<Point> points(Map<Period, Double> figures, Period first) {
    List<Point> points = new ArrayList<>();
    for (var figure : new TreeMap<>(figures).entrySet()) {
      int step = cadence().steps(first, figure.getKey());
      boolean fresh = points.isEmpty() || points.getLast().step() < step;
      if (fresh && Double.isFinite(figure.getValue())) {
        points.add(new Point(step, figure.getValue()));
      }
    }
    return points;
  }

  private Cadence cadence() {
    return new Cadence(resolution, NONE, null);
  }

  private int seasons() {
    long months = resolution.days().toTotalMonths();
    return months == 0 || (months < 12 && 12 % months != 0)
        ? 0
        : Math.toIntExact(Math.max(1, 12 / months));
  }

  private static Instant begins(LocalDate day) {
    return day.atStartOfDay(Period.ZONE).toInstant();
  }

  /** What estimates say to people. */
  private record Wordings(Indicator indicator) {

    Reason verdict(Effect interrupted, @Nullable Effect differences) {
      boolean compared =
          differences instanceof Effect.Estimated || ReformEffect.isBroken(differences);
      Effect counted = compared && differences != null ? differences : interrupted;
      return switch (counted) {
        case Effect.Estimated found -> found(found);
        case Effect.NotEstimable none -> notEstimable(none);
      };
    }

    private Reason found(Effect.Estimated found) {
      Effect.Coefficient change = found.change();
      Map<String, String> params = new TreeMap<>();
      params.put("change", Wording.raw(change.value()));
      params.put("low", Wording.raw(change.interval().low()));
      params.put("high", Wording.raw(change.interval().high()));
      return Reasons.of(
          found.certain() ? "certain-effect" : "no-certain-effect",
          params,
          in -> {
            boolean swedish = in == Wording.SV;
            String unit =
                !indicator.unit().equals("%")
                    ? indicator.unit()
                    : swedish ? "procentenheter" : "percentage points";
            String amount = in.quantity(Math.abs(change.value()), 0, unit);
            String range =
                in.number(change.interval().low(), 2)
                    + (swedish ? " till " : " to ")
                    + in.number(change.interval().high(), 2);
            boolean up = change.value() >= 0;
            String words =
                swedish
                    ? "i snitt %s %s än väntat utan reformen (95 %%-intervall %s)"
                        .formatted(amount, up ? "högre" : "lägre", range)
                    : "on average %s %s than expected without the reform (95%% interval %s)"
                        .formatted(amount, up ? "higher" : "lower", range);
            return found.certain()
                ? (swedish ? "Efter reformen " : "After the reform ") + words
                : (swedish ? "Ingen säker effekt: " : "No certain effect: ") + words;
          });
    }

    private static Reason notEstimable(Effect.NotEstimable none) {
      String counts = none.before() + " + " + none.after();
      return switch (none.hindrance()) {
        case TOO_FEW_BEFORE ->
            unknown("för få siffror före reformen", "too few figures before the reform", counts);
        case TOO_FEW_AFTER ->
            unknown("för få siffror efter reformen", "too few figures after the reform", counts);
        case NO_COMPARISON -> unknown("för få att jämföra med", "too few to compare with", counts);
        case SERIES_BREAK ->
            unknown(
                "serien har ett brott i det som jämförs",
                "there is a break of the series in what is compared",
                counts);
        case REMEMBERS_TOO_MUCH ->
            unknown(
                "siffrorna vandrar mer än de följer en linje",
                "the figures wander rather than follow a line",
                counts);
      };
    }

    static Reason unknown(String sv, String en, String counts) {
      String added = counts.isEmpty() ? "" : " (" + counts + ")";
      return Reason.of(
          "effect-not-estimable",
          "Effekten går inte att uppskatta: " + sv + added,
          "The effect cannot be estimated: " + en + added);
    }

    static List<Reason> caveats(
        @Nullable Effect interrupted, @Nullable Effect differences, int leftOut, int others) {
      List<Reason> caveats = new ArrayList<>();
      caveats.add(
          Reason.of(
              "not-a-cause",
              "Att något ändrades då säger inte vad som ändrade det: annat som hände samtidigt ser likadant ut",
              "That something changed then does not say what changed it: anything else that happened at the time looks the same"));
      if (!(differences instanceof Effect.Estimated)) {
        caveats.add(
            Reason.of(
                "own-past-only",
                "Jämförs bara med sin egen tidigare utveckling, inte med andra som inte infört reformen",
                "Compared with its own past only, not with others that did not make the reform"));
      }
      if (leftOut > 0 && differences instanceof Effect.Estimated) {
        caveats.add(
            Reason.of(
                "others-left-out",
                "%d av %d jämförda är inte med: deras serier har ett brott"
                    .formatted(leftOut, others),
                "%d of %d compared are left out: there is a break in their series"
                    .formatted(leftOut, others)));
      }
      if (interrupted instanceof Effect.Estimated own && own.before() + own.after() < 24) {
        caveats.add(
            Reason.of(
                "few-figures",
                "Få siffror: en effekt måste vara stor för att synas",
                "Few figures: an effect must be large to be seen"));
      }
      if (differences instanceof Effect.Estimated compared && !compared.parallel()) {
        caveats.add(
            Reason.of(
                "not-parallel",
                "Utvecklingen skilde sig redan före reformen, så jämförelsen säger inget säkert",
                "They went apart already before the reform, so the comparison says nothing certain"));
      }
      return caveats;
    }
  }
}
