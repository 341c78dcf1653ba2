package se.framdrift.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Issuer;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Item;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;
import se.framdrift.model.StoredObservation;

class ObservationCsvTest {

  private static final SeriesId SERIES = SeriesId.parse("9999:energy:site=skolan");
  private static final Instant KNOWN = Instant.parse("2026-11-22T01:20:00Z");
  private static final LocalizedText TEXT = new LocalizedText("=svenska", "English, too");

  /** A reader that says when it is ready for more. */
  private static final class Slow implements WriteStream<Buffer> {
    private final StringBuilder text = new StringBuilder();
    private final List<Promise<Void>> pending = new ArrayList<>();

    @Override
    public Future<Void> write(Buffer data) {
      text.append(data);
      Promise<Void> written = Promise.promise();
      pending.add(written);
      return written.future();
    }

    private boolean accept() {
      if (pending.isEmpty()) {
        return false;
      }
      pending.removeFirst().complete();
      return true;
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
      return this;
    }

    @Override
    public Future<Void> end() {
      throw new IllegalStateException("whoever opened the stream ends it");
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
      return this;
    }

    @Override
    public boolean writeQueueFull() {
      return !pending.isEmpty();
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
      return this;
    }
  }

  private static Catalog catalog() {
    Kpi kpi =
        new Kpi(
            "energy",
            TEXT,
            TEXT,
            "kWh",
            0,
            Span.parse("P1Y"),
            "year-total",
            Span.parse("P1M"),
            false,
            Map.of("site", List.of("skolan")),
            null,
            null,
            new Kpi.Source("Elnätet", "CC0", null),
            null);
    return new Catalog(
        new Catalog.Municipality("9999", "Exempelby", "exempelby", true, List.of(), List.of()),
        Map.of("energy", kpi),
        new TreeMap<>(Map.of(SERIES, new Catalog.Series(SERIES, "energy", null, TEXT))),
        List.of(),
        List.of(),
        List.of(
            new Commitment(
                "exempelby-energi",
                "dok",
                "7",
                null,
                List.of(),
                "q",
                "p",
                "s",
                TEXT,
                Commitment.Kind.CHANGE_BY,
                "area",
                List.of(),
                new Issuer("council", List.of("KF"), null),
                null,
                List.of(),
                null,
                null,
                List.of())),
        List.of(
            new Indicator(
                "exempelby-energy",
                TEXT,
                "kWh",
                0,
                Indicator.Direction.LOWER,
                List.of(new Indicator.Input("v", SERIES, new Aggregate.Latest())),
                null)),
        List.of(
            new Catalog.QualityNote(
                SERIES, Period.parse("2021"), new LocalizedText("fel", "wrong"))),
        List.of(),
        Map.of(),
        null);
  }

  private static StoredObservation stored(Observation observation) {
    return new StoredObservation(observation, KNOWN, 3, null, "push");
  }

  private static Future<Long> twoPages(
      Function<List<StoredObservation>, Future<Void>> sink, List<Integer> read) {
    read.add(1);
    return sink.apply(
            List.of(
                stored(new Observation(Period.parse("2021"), -1.5, null, 12L, 0.5, "P")),
                stored(Observation.missing(Period.parse("2022"), Missing.NOT_REPORTED))))
        .compose(
            _ -> {
              read.add(2);
              return sink.apply(List.of(stored(Observation.of(Period.parse("2023"), 1e6))));
            })
        .map(_ -> 3L);
  }

  @Test
  void writesEveryFigureWithWhatItIs() {
    Slow out = new Slow();
    Future<Void> written =
        new ObservationCsv((_, _, _, sink) -> twoPages(sink, new ArrayList<>()))
            .write(catalog(), SERIES, 3, false, out);
    while (out.accept()) {
      assertThat(written.failed()).isFalse();
    }

    assertThat(written.succeeded()).isTrue();
    assertThat(out.text.toString().split("\r\n"))
        .containsExactly(
            "series,period,start,end,value,missing,n,margin,flag,qualityNote,unit,source,licence,"
                + "knownSince,simulated",
            "9999:energy:site=skolan,2021,2020-12-31T23:00:00Z,2021-12-31T23:00:00Z,-1.5,,12,0.5,P,"
                + "fel / wrong,kWh,Elnätet,CC0,2026-11-22T01:20:00Z,true",
            "9999:energy:site=skolan,2022,2021-12-31T23:00:00Z,2022-12-31T23:00:00Z,,not-reported,,,"
                + "M,,kWh,Elnätet,CC0,2026-11-22T01:20:00Z,true",
            "9999:energy:site=skolan,2023,2022-12-31T23:00:00Z,2023-12-31T23:00:00Z,1000000,,,,A,,"
                + "kWh,Elnätet,CC0,2026-11-22T01:20:00Z,true");
  }

  @Test
  void readsNoFurtherThanItsReader() {
    Slow out = new Slow();
    List<Integer> read = new ArrayList<>();
    new ObservationCsv((_, _, _, sink) -> twoPages(sink, read))
        .write(catalog(), SERIES, 3, false, out);

    assertThat(read).containsExactly(1);
    assertThat(out.accept()).isTrue();
    assertThat(read).containsExactly(1, 2);
  }

  @Test
  void writesNothingWhenTheStoreCannotBeRead() {
    Slow out = new Slow();
    Future<Void> written =
        new ObservationCsv((_, _, _, _) -> Future.failedFuture("away"))
            .write(catalog(), SERIES, 3, false, out);

    assertThat(written.failed()).isTrue();
    assertThat(out.text).isEmpty();
  }

  @Test
  void givesAnEmptySeriesItsHeader() {
    Slow out = new Slow();
    new ObservationCsv((_, _, _, _) -> Future.succeededFuture(0L))
        .write(catalog(), SERIES, 3, true, out);

    assertThat(out.text.toString()).startsWith("\uFEFFseries,period,").endsWith("simulated\r\n");
  }

  @Test
  void writesTheValuesOfAnIndicator() {
    List<IndicatorValue> values =
        List.of(
            new IndicatorValue(Period.parse("2021"), 7.0, null, null, null, "A", null),
            new IndicatorValue(
                Period.parse("2022"),
                null,
                Reason.of("hole", "hål", "hole"),
                null,
                null,
                "M",
                null));

    assertThat(
            ValueCsv.write(catalog(), catalog().indicators().getFirst(), values, false).toString())
        .isEqualTo(
            "indicator,period,start,end,value,missing,n,margin,coveragePresent,coverageExpected,flag,"
                + "qualityNote,unit,source,licence,simulated\r\n"
                + "exempelby-energy,2021,2020-12-31T23:00:00Z,2021-12-31T23:00:00Z,7,,,,,,A,,kWh,"
                + "Elnätet,CC0,true\r\n"
                + "exempelby-energy,2022,2021-12-31T23:00:00Z,2022-12-31T23:00:00Z,,hole,,,,,M,,kWh,"
                + "Elnätet,CC0,true\r\n");
  }

  @Test
  void writesOneRowForEachTileOfABoard() {
    List<Item> items =
        List.of(
            new Item(
                "exempelby-energi",
                3,
                """
                {"status":{"state":"at-risk","secured":false,"reasons":[{"text":{"sv":"för, lite","en":"low"}}],\
                "override":{"state":"met","by":"KD","reason":"skäl","until":"2022-12-31"}},\
                "judged":{"indicator":"exempelby-energy","period":"2022","value":5},"targetNow":4.75}""",
                false),
            new Item(
                "exempelby-energy",
                3,
                """
                {"period":null,"value":null,"missing":{"code":"no-data","text":{"sv":"inget","en":"none"}}}""",
                false),
            new Item("gone", 4, "{}", true));

    assertThat(BoardCsv.write(catalog(), items, false).toString().split("\r\n"))
        .containsExactly(
            "id,titleSv,titleEn,type,kind,document,number,issuer,issuerKind,status,secured,reasonSv,"
                + "reasonEn,indicator,period,value,missing,flag,qualityNote,unit,target,source,simulated,"
                + "override,overrideBy,overrideReason,overrideUntil",
            "exempelby-energi,'=svenska,\"English, too\",commitment,change-by,dok,7,KF,council,"
                + "at-risk,false,\"för, lite\",low,exempelby-energy,2022,5,,,,,4.75,Elnätet,true,met,KD,skäl,2022-12-31",
            "exempelby-energy,'=svenska,\"English, too\",indicator,,,,,,,,inget,none,"
                + "exempelby-energy,,,no-data,,,kWh,,Elnätet,true,,,,");
  }

  @Test
  void saysInTheRowOfATileWhatIsWrongWithItsFigure() {
    Item doubted =
        new Item(
            "exempelby-energy",
            3,
            """
            {"period":"2022","value":101,"missing":null,"flag":"P",\
            "qualityNote":{"sv":"fel enhet","en":"wrong unit"}}""",
            false);

    assertThat(BoardCsv.write(catalog(), List.of(doubted), false).toString().split("\r\n")[1])
        .endsWith(",2022,101,,P,fel enhet / wrong unit,kWh,,Elnätet,true,,,,");
  }
}
