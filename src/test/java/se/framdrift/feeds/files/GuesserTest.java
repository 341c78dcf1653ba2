package se.framdrift.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.feeds.files.Guess.Role;
import se.framdrift.feeds.files.Samples.Found;
import se.framdrift.model.LocalizedText;

class GuesserTest {

  private static Guess guess(String text) {
    return Guesser.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Role role(Guess guess, String column) {
    return guess.columns().stream()
        .filter(each -> each.name().equals(column))
        .findFirst()
        .orElseThrow()
        .role();
  }

  /** What is guessed, with nothing but the series added, reads the file. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          energy/energy-sparks/amr_data/row-per-day/valid.csv                     | row-per-day     | dd/MM/yy             |  48 | 0
          energy/energy-sparks/amr_data/row-per-day/valid-no-header.csv           | row-per-day     | dd/MM/yy             |  48 | 0
          energy/energy-sparks/amr_upload_data_files/banes-example-file.csv       | row-per-day     | MMM d yyyy hh:mma    | 240 | 0
          energy/energy-sparks/amr_upload_data_files/with-mixed-line-endings.csv  | row-per-day     | dd/MM/yy             | 144 | 0
          energy/energy-sparks/amr_upload_data_files/with-carriage-return-line-endings.csv | row-per-day | dd/MM/yy        |  96 | 1
          energy/energy-sparks/amr_highlands/example.csv                          | row-per-reading | d MMM yyyy HH:mm:ss  | 480 | 0
          energy/energy-sparks/amr_highlands/example-offset.csv                   | row-per-reading | d MMM yyyy HH:mm:ss  | 382 | 0
          energy/energy-sparks/n3rgy/get-reading-type-consumption.json            | row-per-reading | yyyy-MM-dd HH:mm     |  31 | 0
          energy/energy-sparks/meteostat/historic_temperatures.json               | rows            | yyyy-MM-dd HH:mm:ss  |  48 | 0
          air-quality/pm25-malmo-dalaplan-2023-excerpt.csv                        | rows            | yyyy-MM-dd HH:mm:ssX |  72 | 1
          survey/gr-enkaten-2022-excerpt.csv                                      | rows            | yyyy                 |  12 | 0
          klimatkollen/climate-data.json                                          | wide            |                      | 3480 | 0
          """)
  void aGuessReadsRealFiles(String file, String layout, String dates, int facts, int refused) {
    byte[] bytes = Samples.file(file);
    Guess guess = Guesser.of(bytes);

    assertThat(guess.settings().getString("layout")).isEqualTo(layout);
    if (dates != null) {
      assertThat(guess.dates()).contains(dates);
    }
    JsonObject settings = guess.settings().put("series", "9999:x");
    Found found = Samples.read(bytes, MappingReader.read(settings));
    assertThat(found.facts()).hasSize(facts);
    assertThat(found.refused()).hasSize(refused);
  }

  @Test
  void knowsStampsThatNameTheEnd() {
    assertThat(stamp("amr_highlands/example.csv")).isEqualTo("end");
    assertThat(stamp("amr_highlands/example-offset.csv")).isEqualTo("start");
    assertThat(stamp("amr_upload_data_files/banes-example-file.csv")).isEqualTo("end");
    assertThat(stamp("amr_data/row-per-day/valid.csv")).isEqualTo("start");
  }

  private static String stamp(String file) {
    return Guesser.of(Samples.file("energy/energy-sparks/" + file)).settings().getString("stamp");
  }

  @Test
  void saysThatDayAndMonthCouldBeTheOtherWayRound() {
    Guess guess = guess("datum;kWh\n01/02/2025;1,5\n03/04/2025;2,5\n");

    assertThat(guess.ambiguous()).isTrue();
    assertThat(guess.dates()).startsWith("dd/MM/yyyy", "MM/dd/yyyy");
    assertThat(guess.notes())
        .extracting(LocalizedText::en)
        .anyMatch(each -> each.contains("Day and month"));
    assertThat(guess("datum;kWh\n01/02/2025;1,5\n13/04/2025;2,5\n").ambiguous()).isFalse();
  }

  @Test
  void readsASwedishExportOfWindows() {
    byte[] file =
        "Mätare;Månad;Förbrukning (MWh)\nA1;januari 2025;1 234,5\nA1;februari 2025;1 100,25\n"
            .getBytes(Charset.forName("windows-1252"));
    Guess guess = Guesser.of(file);

    assertThat(guess.encoding()).isEqualTo("windows-1252");
    assertThat(guess.separator()).isEqualTo(";");
    assertThat(guess.unit()).isEqualTo("MWh");
    assertThat(guess.dates()).contains("MMM yyyy");
    assertThat(guess.settings().getString("decimal")).isEqualTo(",");
    assertThat(guess.settings().getString("thousands")).isEqualTo(" ");
    assertThat(role(guess, "Mätare")).isEqualTo(Role.METER);
    assertThat(role(guess, "Månad")).isEqualTo(Role.PERIOD);
    assertThat(role(guess, "Förbrukning (MWh)")).isEqualTo(Role.VALUE);
    Found found = Samples.read(file, MappingReader.read(guess.settings().put("series", "9999:x")));
    assertThat(found.facts())
        .extracting(each -> each.period() + " " + each.value() + " " + each.unit())
        .containsExactly("2025-01 1234.5 MWh", "2025-02 1100.25 MWh");
  }

  @Test
  void findsTheHeaderBelowATitle() {
    Guess guess = guess("Elförbrukning 2025\n\nhämtad av A\nDag;kWh\n2025-01-01;5\n2025-01-02;6\n");

    assertThat(guess.settings().getInteger("skip")).isEqualTo(2);
    assertThat(guess.unit()).isEqualTo("kWh");
  }

  @Test
  void namesHiddenSheets() throws IOException {
    for (byte[] file : new byte[][] {SheetsTest.xlsx(), SheetsTest.ods()}) {
      Guess guess = Guesser.of(file);

      assertThat(guess.sheets())
          .containsExactly(new SheetName("Listor", true), new SheetName("Blad ett", false));
      assertThat(guess.settings().getInteger("skip")).isEqualTo(1);
      assertThat(guess.notes())
          .extracting(LocalizedText::sv)
          .anyMatch(each -> each.endsWith("Listor"));
    }
  }

  @Test
  void aCommaBeforeThreeDigitsEverywhereIsUnsure() {
    assertThat(guess("dag;x\n2025-01-01;1,234\n2025-01-02;5,678\n").notes())
        .extracting(LocalizedText::en)
        .anyMatch(each -> each.contains("thousands or decimals"));
  }
}
