package se.framdrift.feeds.kolada;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.Span;
import se.framdrift.testing.Mutations;

class FiguresTest {

  private static final LocalizedText TEXT = new LocalizedText("svenska", "English");
  private static final Catalog.ComparisonGroup CITIES =
      new Catalog.ComparisonGroup("cities", TEXT, List.of("0180", "1280"));

  private final Figures figures = new Figures(catalog(), Set.of("N00945", "N15505"));

  /** Göteborg, with one KPI that is divided by gender and one that is not. */
  private static Catalog catalog() {
    return new Catalog(
        new Catalog.Municipality("1480", "Göteborg", "goteborg", false, List.of(), List.of()),
        Map.of(
            "N00945",
            kpi("N00945", Map.of()),
            "N15505",
            kpi("N15505", Map.of("gender", List.of("K", "M")))),
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(CITIES.id(), CITIES),
        null);
  }

  private static Kpi kpi(String id, Map<String, List<String>> dimensions) {
    return new Kpi(
        id,
        TEXT,
        TEXT,
        "%",
        1,
        Span.parse("P1Y"),
        "year-total",
        Span.parse("P3M"),
        false,
        dimensions,
        null,
        null,
        new Kpi.Source("Kolada", null, null),
        null);
  }

  private static JsonArray page(String figures) {
    return new JsonArray("[" + figures + "]");
  }

  private static String figure(String kpi, String value) {
    return """
        {"kpi":"%s","municipality":"1480","period":2024,"values":[%s]}"""
        .formatted(kpi, value);
  }

  /** The recorded values, given back the shape that the API has. */
  private static JsonArray recorded() throws IOException {
    try (InputStream file =
        FiguresTest.class.getResourceAsStream("/data/kolada/v3-values-flat-N00945.json")) {
      JsonArray flat = new JsonArray(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      JsonArray nested = new JsonArray();
      for (Object each : flat) {
        JsonObject row = (JsonObject) each;
        nested.add(
            new JsonObject()
                .put("kpi", row.getString("kpi"))
                .put("municipality", row.getString("municipality_id"))
                .put("period", row.getInteger("year"))
                .put(
                    "values",
                    new JsonArray()
                        .add(
                            new JsonObject()
                                .put("gender", row.getString("gender"))
                                .put("count", row.getInteger("count"))
                                .put("status", row.getString("status"))
                                .put("value", row.getValue("value")))));
      }
      return nested;
    }
  }

  @Test
  void recordedValuesOfTheMunicipalityBecomeRowsAndThoseOfOthersComparisons() throws IOException {
    Decoded decoded = figures.decode(recorded());
    List<Comparison> members = figures.members(recorded(), "N00945", CITIES);

    assertThat(decoded.undecodable()).isEmpty();
    assertThat(decoded.rows()).hasSize(21).allMatch(row -> "1480:N00945".equals(row.series()));
    assertThat(decoded.rows().getFirst())
        .returns("2000", RawFact::period)
        .returns("33.23952169", RawFact::value)
        .returns(1, RawFact::row);
    assertThat(members).hasSize(42);
    assertThat(members.getFirst())
        .returns(Period.ofYear(2000), Comparison::period)
        .satisfies(
            first ->
                assertThat(first.members())
                    .containsExactly(
                        Map.entry("0180", new Comparison.Member(31.32959689, "A", null))));
  }

  @Test
  void womenAndMenAreTakenWhereTheCatalogDividesTheKpi() {
    String all =
        "{\"gender\":\"T\",\"value\":3},{\"gender\":\"K\",\"value\":4.0},{\"gender\":\"M\",\"value\":2}";

    assertThat(figures.decode(page(figure("N15505", all))).rows())
        .extracting(RawFact::series)
        .containsExactly("1480:N15505", "1480:N15505:gender=K", "1480:N15505:gender=M");
    assertThat(figures.decode(page(figure("N00945", all))).rows())
        .extracting(RawFact::series)
        .containsExactly("1480:N00945");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"value\":null,\"status\":\"\"|not-reported",
        "\"value\":null|not-reported",
        "\"status\":\"Missing\"|not-reported",
        "\"value\":null,\"status\":\"Private\"|hidden",
        "\"value\":null,\"status\":\"Something new\"|not-reported",
        "\"value\":null,\"isdeleted\":true|withdrawn",
        "\"value\":7.5,\"isdeleted\":true|withdrawn",
        "\"value\":7.5,\"isdeleted\":false|",
        "\"value\":0|"
      })
  void aFigureThatIsNotThereSaysWhy(String value, @Nullable String missing) {
    Decoded decoded =
        figures.decode(page(figure("N00945", "{\"gender\":\"T\",%s}".formatted(value))));

    assertThat(decoded.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.missing()).isEqualTo(missing);
              assertThat(row.value() == null).isEqualTo(missing != null);
            });
  }

  @Test
  void aRowCanBeReadAgainFromWhatIsKeptOfIt() {
    RawFact row =
        figures
            .decode(
                page(
                    figure(
                        "N15505", "{\"gender\":\"T\",\"value\":1},{\"gender\":\"K\",\"value\":4}")))
            .rows()
            .get(1);

    assertThat(figures.again(String.valueOf(row.raw())).rows())
        .singleElement()
        .returns("1480:N15505:gender=K", RawFact::series)
        .returns("4", RawFact::value);
    assertThat(figures.again("{\"kpi").undecodable()).hasSize(1);
  }

  @Test
  void theRowsOfThePageAreCountedOverGoodAndBad() {
    Decoded decoded =
        figures.decode(
            page(
                "7,"
                    + figure("N00945", "{\"gender\":\"T\",\"value\":1},{\"gender\":\"X\"},null")
                    + ","
                    + figure("N00945", "{\"gender\":\"T\",\"value\":2}")));

    assertThat(decoded.rows()).extracting(RawFact::row).containsExactly(2, 5);
    assertThat(decoded.undecodable())
        .extracting(se.framdrift.model.Rejection::row)
        .containsExactly(1, 3, 4);
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** Whatever becomes of the bytes: rows, refusals, or a page that is refused whole. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void spoiltBytesNeverDoMoreThanToBeRefused(long seed) throws IOException {
    byte[] bytes =
        new JsonObject().put("values", recorded()).encode().getBytes(StandardCharsets.UTF_8);
    byte[] spoilt = new Mutations(seed).of(bytes);
    JsonArray values;
    try {
      values = new JsonObject(new String(spoilt, StandardCharsets.UTF_8)).getJsonArray("values");
    } catch (io.vertx.core.json.DecodeException | ClassCastException e) {
      return; // Paging refuses the page
    }
    if (values != null) {
      assertThat(figures.decode(values).size()).isLessThanOrEqualTo(100_000);
      assertThat(figures.members(values, "N00945", CITIES)).hasSizeLessThanOrEqualTo(63);
    }
  }
}
