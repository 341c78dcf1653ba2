package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Reform;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;
import se.framdrift.statistics.Effect;

/** Which figures a reform's effect is estimated from, and what is said of it. */
class ReformWindowTest {

  private static final SeriesId SERIES = SeriesId.of("1441", "N1");

  private static Reform reform(String date, boolean compared) {
    return new Reform(
        date,
        LocalDate.parse(date),
        LocalizedText.same(date),
        "document",
        null,
        compared ? List.of(SERIES) : List.of());
  }

  private static Indicator indicator(String unit, Reform... reforms) {
    return new Indicator(
        "figure",
        LocalizedText.same("figure"),
        unit,
        0,
        Indicator.Direction.LOWER,
        List.of(new Indicator.Input("x", SERIES, new Aggregate.Latest())),
        null,
        List.of(reforms));
  }

  /** Figures that vary without a trend, and more by {@code jump} from 2011 on. */
  private static IntToDoubleFunction jump(double jump) {
    return year -> 50 + year % 3 - year % 2 + (year >= 2011 ? jump : 0);
  }

  private static List<IndicatorValue> years(int from, int to, IntToDoubleFunction value) {
    return new ArrayList<>(
        IntStream.rangeClosed(from, to)
            .mapToObj(year -> figure("" + year, value.applyAsDouble(year)))
            .toList());
  }

  private static IndicatorValue figure(String period, double value) {
    return new IndicatorValue(Period.parse(period), value, null, null, null, "A", null);
  }

  private static ReformEffect alone(String unit, List<IndicatorValue> values) {
    Reform reform = reform("2011-01-01", false);
    return new Reforms(indicator(unit, reform), values, Span.parse("P1Y"))
        .effect(reform, List.of());
  }

  /** How many figures lie before it and after it. */
  private static String counts(@Nullable Effect effect) {
    return switch (effect) {
      case Effect.Estimated found -> found.before() + " + " + found.after();
      case Effect.NotEstimable none ->
          none.before() + " + " + none.after() + " " + none.hindrance();
      case null -> "nothing";
    };
  }

  private static String around(String date, Reform... reforms) {
    Reform reform =
        Arrays.stream(reforms).filter(each -> each.id().equals(date)).findFirst().orElseThrow();
    return counts(
        new Reforms(indicator("st", reforms), years(1991, 2030, jump(9)), Span.parse("P1Y"))
            .effect(reform, List.of())
            .interrupted());
  }

  @Test
  void aPeriodInWhichItBeganBelongsToNeitherSide() {
    assertThat(around("2011-01-01", reform("2011-01-01", false))).isEqualTo("20 + 20");
    assertThat(around("2011-07-01", reform("2011-07-01", false))).isEqualTo("20 + 19");
    assertThat(around("2010-12-31", reform("2010-12-31", false))).isEqualTo("19 + 20");
  }

  @Test
  void otherReformsEndTheStretchThatIsLookedAt() {
    Reform[] all = {
      reform("1995-01-01", false),
      reform("2001-07-01", false),
      reform("2011-01-01", false),
      reform("2016-07-01", false),
      reform("2021-01-01", false)
    };
    assertThat(around("2011-01-01", all)).isEqualTo("9 + 5");
    assertThat(around("2016-07-01", all)).isEqualTo("5 + 4 TOO_FEW_BEFORE");
    assertThat(around("2021-01-01", all)).isEqualTo("4 + 10 TOO_FEW_BEFORE");
    assertThat(around("2001-07-01", all)).isEqualTo("6 + 9 TOO_FEW_BEFORE");
  }

  @Test
  void leavesOutWhatIsMissingDoubtfulNotFiniteOrOfTheSameStepAsAnother() {
    List<IndicatorValue> values = years(1991, 2030, jump(9));
    values.set(0, Scenario.figure("1991 = missing hidden"));
    values.set(1, Scenario.figure("1992 = 50 note unit mistaken"));
    values.set(2, figure("1993", Double.NaN));
    values.add(figure("2000-03-01/P12M", 900));
    assertThat(counts(alone("st", values).interrupted())).isEqualTo("17 + 20");
    assertThat(counts(alone("st", values.reversed()).interrupted())).isEqualTo("17 + 20");
  }

  @Test
  void knowsThatNothingHasComeSince() {
    assertThat(counts(alone("st", years(1995, 2010, jump(9))).interrupted()))
        .isEqualTo("16 + 0 TOO_FEW_AFTER");
    ReformEffect none = alone("st", List.of());
    assertThat(none.interrupted()).isNull();
    assertThat(none.verdict().text().sv())
        .isEqualTo("Effekten går inte att uppskatta: det finns inga siffror");
    assertThat(none.verdict().text().en())
        .isEqualTo("The effect cannot be estimated: there are no figures");
    assertThat(codes(none)).containsExactly("not-a-cause", "own-past-only");
  }

  private static String every(String resolution, String... periods) {
    Reform reform = reform("2011-01-01", false);
    List<IndicatorValue> values =
        IntStream.range(0, periods.length)
            .mapToObj(i -> figure(periods[i], 50 + i % 3 + i % 5))
            .toList();
    ReformEffect found =
        new Reforms(indicator("st", reform), values, Span.parse(resolution))
            .effect(reform, List.of());
    return found.interrupted() == null ? found.verdict().text().en() : counts(found.interrupted());
  }

  /** With seasons a whole year is needed on each side: eight months are none. */
  @Test
  void asksForAWholeYearWhereAYearHasSeveralPeriods() {
    String[] months =
        IntStream.range(0, 20)
            .mapToObj(i -> java.time.YearMonth.of(2010, 1).plusMonths(i).toString())
            .toArray(String[]::new);
    assertThat(every("P1M", months)).isEqualTo("12 + 8 TOO_FEW_AFTER");
    String[] quarters =
        IntStream.range(0, 12)
            .mapToObj(i -> (2009 + i / 4) + "-Q" + (i % 4 + 1))
            .toArray(String[]::new);
    assertThat(every("P3M", quarters)).isEqualTo("8 + 4");
    assertThat(every("P1D", "2010-12-31", "2011-01-01")).contains("shorter than a month");
    assertThat(every("P5M", "2010", "2011")).startsWith("The effect cannot be estimated");
    String[] elections =
        IntStream.range(0, 12).mapToObj(i -> "" + (1983 + 4 * i)).toArray(String[]::new);
    assertThat(every("P4Y", elections)).isEqualTo("7 + 5 TOO_FEW_BEFORE");
  }

  private static List<String> codes(ReformEffect effect) {
    return effect.caveats().stream().map(Reason::code).toList();
  }

  private static String sv(ReformEffect effect) {
    return effect.verdict().text().sv().replace('\u00a0', ' ');
  }

  private static String en(ReformEffect effect) {
    return effect.verdict().text().en().replace('\u00a0', ' ');
  }

  @Test
  void saysHowMuchHigherOrLowerForCertainInBothLanguages() {
    ReformEffect down = alone("st", years(1991, 2030, jump(-20)));
    assertThat(down.verdict().code()).isEqualTo("certain-effect");
    assertThat(sv(down))
        .isEqualTo(
            "Efter reformen i snitt 19,89 st lägre än väntat utan reformen (95 %-intervall −21,64 till −18,14)");
    assertThat(en(down))
        .isEqualTo(
            "After the reform on average 19.89 st lower than expected without the reform (95% interval -21.64 to -18.14)");
    ReformEffect up = alone("%", years(1991, 2030, jump(20)));
    assertThat(sv(up)).matches("Efter reformen i snitt [\\d,]+ procentenheter högre än väntat .*");
    assertThat(en(up)).matches("After the reform on average [\\d.]+ percentage points higher .*");
    assertThat(up.counted()).isSameAs(up.interrupted()).isNotNull();
    assertThat(codes(up)).containsExactly("not-a-cause", "own-past-only");
  }

  @Test
  void saysThatNothingIsCertainAndThatFiguresAreFew() {
    ReformEffect none = alone("st", years(1999, 2022, jump(0)));
    assertThat(none.verdict().code()).isEqualTo("no-certain-effect");
    assertThat(sv(none)).startsWith("Ingen säker effekt: i snitt ");
    assertThat(en(none)).startsWith("No certain effect: on average ");
    assertThat(codes(none)).containsExactly("not-a-cause", "own-past-only");
    ReformEffect fewer = alone("st", years(2000, 2022, jump(0)));
    assertThat(codes(fewer)).containsExactly("not-a-cause", "own-past-only", "few-figures");
    ReformEffect still = alone("st", years(1991, 2030, _ -> 0));
    assertThat(sv(still)).startsWith("Ingen säker effekt: i snitt 0 st högre än väntat");
    ReformEffect brief = alone("st", years(2005, 2022, jump(0)));
    assertThat(sv(brief))
        .isEqualTo("Effekten går inte att uppskatta: för få siffror före reformen (6 + 12)");
    assertThat(en(brief))
        .isEqualTo("The effect cannot be estimated: too few figures before the reform (6 + 12)");
  }

  private static Reforms.Other other(IntToDoubleFunction value, int... breaks) {
    Reforms.Other other = new Reforms.Other(new TreeMap<>(), new TreeSet<>());
    for (int year = 1991; year <= 2030; year++) {
      other.figures().put(Period.ofYear(year), value.applyAsDouble(year));
    }
    for (int year : breaks) {
      other.breaks().add(Period.ofYear(year));
    }
    return other;
  }

  private static ReformEffect compared(
      IntToDoubleFunction own, List<Reforms.Other> others, boolean broken) {
    Reform reform = reform("2011-01-01", true);
    List<IndicatorValue> values = years(1991, 2030, own);
    if (broken) {
      values.set(9, Scenario.figure("2000 = 50 break"));
    }
    Reforms reforms = new Reforms(indicator("st", reform), values, Span.parse("P1Y"));
    return new ReformFigures(reforms, List.of(others)).effects().getFirst();
  }

  private static List<Reforms.Other> alike(int... breaks) {
    return List.of(
        other(year -> 20 + year % 5, breaks),
        other(year -> 30 + year % 4),
        other(year -> 40 + year % 3),
        other(year -> 10 + year % 7));
  }

  @Test
  void theComparisonWithOthersCountsWhereThereIsOne() {
    ReformEffect found = compared(jump(20), alike(), false);
    assertThat(found.differences()).isInstanceOf(Effect.Estimated.class);
    assertThat(found.counted()).isSameAs(found.differences());
    assertThat(codes(found)).containsExactly("not-a-cause");
    ReformEffect apart =
        compared(year -> 0.15 * year + jump(20).applyAsDouble(year), alike(), false);
    assertThat(codes(apart)).containsExactly("not-a-cause", "not-parallel");
    ReformEffect fewer = compared(jump(20), alike().subList(0, 2), false);
    assertThat(counts(fewer.differences())).isEqualTo("20 + 20 NO_COMPARISON");
    assertThat(fewer.counted()).isSameAs(fewer.interrupted());
  }

  @Test
  void aBreakOfItsOwnLeavesNothingToCompareAndOneOfAnotherLeavesThatOneOut() {
    ReformEffect broken = compared(jump(20), alike(), true);
    assertThat(counts(broken.interrupted())).isEqualTo("20 + 20 SERIES_BREAK");
    assertThat(counts(broken.differences())).isEqualTo("20 + 20 SERIES_BREAK");
    assertThat(broken.counted()).isNull();
    assertThat(sv(broken))
        .isEqualTo(
            "Effekten går inte att uppskatta: serien har ett brott i det som jämförs (20 + 20)");
    ReformEffect others = compared(jump(20), alike(2030), false);
    assertThat(others.differences()).isInstanceOf(Effect.Estimated.class);
    assertThat(counts(compared(jump(20), alike(2030).subList(0, 3), false).differences()))
        .isEqualTo("20 + 20 SERIES_BREAK");
    for (int outside : new int[] {1991, 1980, 2031}) {
      assertThat(counts(compared(jump(20), alike(outside), false).differences()))
          .isEqualTo("20 + 20");
    }
  }
}
