package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Reform;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.pipeline.Comparisons.Key;
import se.framdrift.pipeline.Comparisons.Ranked;
import se.framdrift.pipeline.Comparisons.Seen;

class ComparisonsTest {

  private static final Period YEAR = Period.ofYear(2025);
  private static final Key KEY = new Key("N00610", YEAR, "four");
  private static final List<Ranked> RANKED = List.of(new Ranked("N00610", "four"));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @Test
  void tellsWhatAnotherHasNotGot() {
    assertThat(missing(Map.of(), seen("1441", 60, 3)))
        .containsExactly(new Fact.Compared(comparison("1441", 60, 3L)));
  }

  @Test
  void tellsNothingThatIsKnownOlderThanWhatIsKnownOrNotRanked() {
    Map<Key, Comparison> known = Map.of(KEY, comparison("1441", 60, 3L));

    assertThat(missing(known, seen("1441", 60, 3))).isEmpty();
    assertThat(missing(known, seen("1441", 60, 9))).isEmpty();
    assertThat(missing(known, seen("1441", 50, 2))).isEmpty();
    assertThat(missing(known, seen("1441:N00901", "1441", 50, 9))).isEmpty();
    assertThat(missing(known, seen("1441:N00610:gender=K", "1441", 50, 9))).isEmpty();
  }

  @Test
  void theGroupOfAReformIsComparedEvenWhenNobodyIsRanked() {
    LocalizedText text = new LocalizedText("reform", "reform");
    Reform reform =
        new Reform("reform", LocalDate.of(2016, 1, 1), text, "document", "four", List.of());
    Indicator indicator =
        new Indicator(
            "figure",
            text,
            "st",
            0,
            Indicator.Direction.LOWER,
            List.of(
                new Indicator.Input("x", SeriesId.of("0586", "N00610"), new Aggregate.Latest())),
            null,
            List.of(reform));
    Catalog catalog =
        new Catalog(
            new Catalog.Municipality("0586", "Mjölby", "mjolby", false, List.of(), List.of()),
            Map.of(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of(indicator),
            List.of(),
            List.of(),
            Map.of("four", new Catalog.ComparisonGroup("four", text, List.of("0586", "1441"))),
            null);

    assertThat(Comparisons.ranked(catalog, "1441")).isEqualTo(RANKED);
    assertThat(Comparisons.ranked(catalog, "9999")).isEmpty();
  }

  @Test
  void tellsARevisionAndOneMemberOnly() {
    Map<Key, Comparison> known =
        Map.of(KEY, comparison("1441", 60, 3L).with(comparison("0586", 70, 2L)));

    assertThat(missing(known, seen("1441", 61, 4)))
        .containsExactly(new Fact.Compared(comparison("1441", 61, 4L)));
  }

  @Test
  void aFigureOfALedgerStandsAgainstABundledOne() {
    Comparison bundled = comparison("1441", 58, null);
    Comparison told = comparison("1441", 60, 3L);

    assertThat(bundled.with(told)).isEqualTo(told);
    assertThat(told.with(bundled)).isEqualTo(told);
    assertThat(bundled.with(comparison("1441", 59, null))).isEqualTo(comparison("1441", 59, null));
  }

  /** Several nodes tell of several members, each at its own pace. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void comesToTheSameInWhateverOrderNodesTell(long seed) {
    Random random = new Random(seed);
    List<Comparison> told = new ArrayList<>();
    Comparison newest = comparison("9999", 0, 0L);
    for (String member : List.of("1441", "0586", "2081")) {
      for (long position = 1; position <= 6; position++) {
        Comparison each = comparison(member, 10 * position + random.nextInt(9), position);
        told.add(each);
        newest = position == 6 ? newest.with(each) : newest;
      }
    }
    told.addAll(told);
    Collections.shuffle(told, random);

    Comparison all = comparison("9999", 0, 0L);
    for (Comparison each : told) {
      all = all.with(each);
    }

    assertThat(all).isEqualTo(newest);
  }

  private static List<Fact> missing(Map<Key, Comparison> known, Seen... seen) {
    return Comparisons.missing(List.of(seen), RANKED, known);
  }

  private static Seen seen(String member, double value, long position) {
    return seen(member + ":N00610", member, value, position);
  }

  private static Seen seen(String series, String member, double value, long position) {
    return new Seen(member, SeriesId.parse(series), Observation.of(YEAR, value), position);
  }

  private static Comparison comparison(
      String member, double value, @org.jspecify.annotations.Nullable Long position) {
    return new Comparison(
        "N00610",
        YEAR,
        "four",
        new TreeMap<>(Map.of(member, new Comparison.Member(value, "A", position))));
  }
}
