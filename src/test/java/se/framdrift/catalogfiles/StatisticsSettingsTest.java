package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of feeds of statistics, weather, air and brokers, held against their schemas. */
class StatisticsSettingsTest {

  private static final String FEEDS = "seeds/smaby/feeds.yaml";

  @TempDir private Path folder;

  @Test
  void takesTheExamples() throws IOException {
    assertThat(catalog().findings()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "table: TAB6471 | tabel: TAB6471 | tabel is unknown here",
        "file: scb/TAB005.px | file: ../TAB005.px | has the wrong form",
        "version: 1 | version: 3 | 3 is not allowed",
        "\"-\": zero | \"-\": noll | has the wrong form",
        "time: Tid | tid: Tid | tid is unknown here",
        "station: \"97200\" | station: 97200 | not of the right type",
        "form: json | form: xml | is not allowed",
        "parameter: 7 | parameter: 0 | out of range",
        "stamp: end | stamp: middle | is not allowed",
        "historyDays: 60 | historyDays: 0 | out of range",
        "id: \"122\" | id: Dalaplan | has the wrong form",
        "type: KeyPerformanceIndicator, attributes: {kpiValue: {kpi: N00901}} | type: KeyPerformanceIndicator | attributes",
        "tenant: smaby | tenant: \"a b\" | has the wrong form",
      })
  void findsWhatASettingMustNotBe(String words, String by, String problem) throws IOException {
    SmallCatalog catalog = catalog();
    int line = catalog.replace(FEEDS, words, by);
    assertThat(catalog.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.problem()).contains(problem);
              assertThat(finding.line()).isEqualTo(line);
            });
  }

  private SmallCatalog catalog() throws IOException {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    Path examples = Path.of("src", "test", "resources", "catalogs", "feeds", "statistics.yaml");
    catalog.write(FEEDS, catalog.text(FEEDS) + Files.readString(examples));
    return catalog;
  }
}
