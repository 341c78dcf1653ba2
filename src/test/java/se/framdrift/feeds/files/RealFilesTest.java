package se.framdrift.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.files.Samples.Found;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.validate.Checked;

/** Real files go in by a mapping, and exactly the bad rows are refused, by name. */
class RealFilesTest {

  private static final String ENERGY = "energy/energy-sparks/";

  /** File, mapping, data rows, figures accepted, rows with the column that is refused. */
  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          amr_data/row-per-day/valid.csv                               | row-per-day           |   1 |  48 |
          amr_data/row-per-day/duplicate-rows.csv                      | row-per-day           |   2 |  96 |
          amr_data/row-per-day/incomplete-row.csv                      | row-per-day           |   1 |   0 | 1 00:00
          amr_data/row-per-day/malformed.csv                           | row-per-day           |   2 |  48 | 2
          amr_data/row-per-day/some-missing-readings.csv               | row-per-day           |   3 | 124 | 3 14:00
          amr_data/row-per-day/valid-no-header.csv                     | row-per-day-no-header |   1 |  48 |
          amr_upload_data_files/with-mixed-line-endings.csv            | row-per-day-no-header |   3 | 144 |
          amr_upload_data_files/banes-example-file.csv                 | upload-banes          |   5 | 240 |
          amr_upload_data_files/banes-bad-example-missing-data-file.csv| upload-banes          |   2 |  95 | 1 [24:00]
          amr_upload_data_files/with-carriage-return-line-endings.csv  | upload-report         |   2 |  96 |
          amr_data/row-per-reading/valid.csv                           | row-per-reading       |  48 |  48 |
          amr_data/row-per-reading/some-missing-readings.csv           | row-per-reading-start |  94 |  94 |
          amr_highlands/example.csv                                    | row-per-reading       | 480 | 480 |
          amr_highlands/example.csv                                    | reading-days          | 480 |  10 |
          amr_highlands/example-missing-half-hours.csv                 | row-per-reading       | 526 | 526 |
          amr_highlands/example-missing-half-hours.csv                 | reading-days          | 526 |  11 | 478 kWh
          amr_highlands/example-offset.csv                             | row-per-reading-start | 382 | 382 |
          amr_highlands/example-offset.csv                             | reading-days-start    | 382 |   8 | 286 kWh
          """)
  void meterFilesGoIn(String file, String mapping, int rows, int accepted, String refused) {
    holds(ENERGY + file, mapping, rows, accepted, refused);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          survey/gr-enkaten-2022-excerpt.csv              | survey |  12 |   6 | 4 skolnamn_vid_tillfället, 5 skolnamn_vid_tillfället, 6 skolnamn_vid_tillfället, 10 skolnamn_vid_tillfället, 11 skolnamn_vid_tillfället, 12 skolnamn_vid_tillfället
          air-quality/pm25-malmo-dalaplan-2023-excerpt.csv| pm25   |  73 |  72 | 67 pm25
          energy/energy-sparks/n3rgy/get-reading-type-consumption.json| n3rgy | 31 | 31 |
          energy/energy-sparks/meteostat/historic_temperatures.json   | meteostat | 48 | 48 |
          klimatkollen/climate-data.json       | klimatkollen-emissions | 290 |  48 |
          klimatkollen/climate-data.json       | klimatkollen-plan-year | 290 |   5 |
          klimatkollen/raw-political-rule.json | klimatkollen-rule      | 290 |   0 | 56 styre, 118 styre, 147 styre, 232 styre
          """)
  void otherFilesGoIn(String file, String mapping, int rows, int accepted, String refused) {
    holds(file, mapping, rows, accepted, refused);
  }

  private static void holds(String file, String mapping, int rows, int accepted, String refused) {
    Found found = Samples.read(Samples.file(file), Samples.mapping(mapping));
    List<Rejection> rejections = new ArrayList<>(found.refused());
    int good = 0;
    for (RawFact fact : found.facts()) {
      switch (Towns.check(fact)) {
        case Checked.Accepted _ -> good++;
        case Checked.Refused(Rejection rejection) -> rejections.add(rejection);
      }
    }
    assertThat(rejections)
        .extracting(each -> (each.row() + " " + each.field()).strip())
        .containsExactlyElementsOf(
            refused == null ? List.of() : List.of(refused.strip().split(", ")));
    assertThat(rejections).allSatisfy(each -> assertThat(each.raw()).isNotEmpty());
    assertThat(found.summary().rows()).isEqualTo(rows);
    assertThat(good).isEqualTo(accepted);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"amr_data/row-per-day/empty-msft.csv", "amr_highlands/empty.csv"})
  void anEmptyFileIsRefusedWhole(String file) {
    Mapping mapping = Samples.mapping("row-per-reading");

    assertThatThrownBy(() -> Samples.read(Samples.file(ENERGY + file), mapping))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("The file is empty: it has no row at all.");
  }

  @Test
  void aDayThatLacksHalfHoursIsMissingAndItIsSaidWhich() {
    Found found =
        Samples.read(
            Samples.file(ENERGY + "amr_highlands/example-missing-half-hours.csv"),
            Samples.mapping("reading-days"));

    assertThat(found.refused()).hasSize(1);
    assertThat(found.refused().getFirst().problem())
        .startsWith("2019-08-27 of 9999:energy-day:site=m1712050781307 is not complete:");
    assertThat(found.facts())
        .filteredOn(each -> "not-reported".equals(each.missing()))
        .extracting(RawFact::period)
        .containsExactly("2019-08-27");
  }

  @Test
  void estimatesKeepTheirFlag() {
    Found found =
        Samples.read(
            Samples.file(ENERGY + "amr_highlands/example.csv"), Samples.mapping("row-per-reading"));

    assertThat(found.facts()).filteredOn(each -> "E".equals(each.flag())).hasSize(48);
    assertThat(found.facts().getFirst())
        .satisfies(
            each -> {
              assertThat(each.period()).isEqualTo("2019-08-25T23:00:00Z/PT30M");
              assertThat(each.value()).isEqualTo("14.4");
              assertThat(each.flag()).isEqualTo("A");
            });
  }
}
