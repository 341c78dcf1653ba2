package se.framdrift.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingReaderTest {

  private static final String GOOD =
      """
      layout: rows
      series: "9999:x"
      period: "{dag}"
      value: kWh
      """;

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          colour: red  ~ unknown setting colour
          layout: pivot  ~ layout is pivot; expected one of rows, row-per-day, row-per-reading, wide
          layout: row-per-day  ~ row-per-day needs values: {first: …, last: …}, the names of two columns
          layout: row-per-reading  ~ row-per-reading needs interval, such as PT30M, or sum, such as P1D
          layout: wide  ~ columns is not given
          interval: PT0.5X  ~ interval is PT0.5X; expected such as PT30M, PT1H, P1D, P1M or P1Y
          zone: Mars/Base  ~ zone is Mars/Base; expected such as Europe/Stockholm or UTC
          decimal: ";"  ~ decimal is ;; expected one of ., ,
          thousands: .  ~ thousands is the same as decimal
          series: "9999:{a"  ~ a brace is not closed: 9999:{a
          series: "9999:{a|sites}"  ~ 9999:{a|sites} names the table sites; tables has []
          dates: [dd/MM]  ~ the pattern of dates dd/MM has no year; expected such as yyyy-MM-dd
          missing: {"-": gone}  ~ missing: - is gone; expected one of not-collected, not-reported, not-applicable, hidden, withdrawn, not-yet-published
          factor: much  ~ factor is much; expected a number
          encoding: ebcdic  ~ encoding is ebcdic; expected one of utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1
          skip: 100000  ~ skip is 100000; expected 0 to 10000
          series: [a]  ~ series is no text
          """)
  void saysWhichSettingMakesNoSense(String setting, String words) {
    JsonObject settings = Samples.yaml(GOOD).mergeIn(Samples.yaml(setting));

    assertThatThrownBy(() -> MappingReader.read(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(words);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "row-per-day", "row-per-day-no-header", "upload-banes", "upload-report", "row-per-reading",
        "row-per-reading-start", "reading-days", "reading-days-start", "n3rgy", "meteostat",
        "klimatkollen-emissions", "klimatkollen-plan-year", "klimatkollen-rule", "survey", "pm25"
      })
  void theSchemaAcceptsEveryMappingThatIsUsed(String name) throws IOException {
    assertThat(valid(Samples.settings(name))).isTrue();
  }

  @Test
  void theSchemaRefusesWhatTheReaderDoesNotKnow() throws IOException {
    assertThat(valid(Samples.yaml(GOOD))).isTrue();
    assertThat(valid(Samples.yaml(GOOD).put("colour", "red"))).isFalse();
    assertThat(valid(Samples.yaml(GOOD).put("folder", "../x"))).isFalse();
    assertThat(valid(new JsonObject())).isFalse();
  }

  @Test
  void aMappingComesBackFromItsYaml() {
    JsonObject settings = Samples.settings("upload-banes");
    String yaml = FilesJson.yaml("skolor", settings);

    assertThat(Samples.yaml(yaml).getString("kind")).isEqualTo("files");
    assertThat(Samples.yaml(yaml).getJsonObject("settings")).isEqualTo(settings);
  }

  private static boolean valid(JsonObject settings) throws IOException {
    try (var in = MappingReaderTest.class.getResourceAsStream("/schemas/feed-files.schema.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      OutputUnit result =
          Validator.create(
                  JsonSchema.of(new JsonObject(text)),
                  new JsonSchemaOptions()
                      .setBaseUri("https://framdrift.invalid/")
                      .setDraft(Draft.DRAFT202012)
                      .setOutputFormat(OutputFormat.Flag))
              .validate(settings);
      return result.getValid();
    }
  }
}
