package se.framdrift.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.files.Samples.Found;
import se.framdrift.model.Rejection;

/**
 * Real files with bytes changed, cut out, doubled or moved: whatever comes is read, refused row by
 * row, or refused whole with words. With {@code -Dfuzz.seeds=100000} it goes on for longer.
 */
class MutatedFilesProperties {

  private static final String ENERGY = "energy/energy-sparks/";
  private static final Bounds SMALL = new Bounds(1 << 20, 2_000, 300, 2_000, 20_000, 4 << 20);

  private static final String SHEET_MAPPING =
      """
      skip: 1
      layout: rows
      series: "9999:energy-day:site=m{Mätare}"
      period: "{Datum}"
      value: kWh
      """;

  private static final List<List<String>> FILES =
      List.of(
          List.of(ENERGY + "amr_data/row-per-day/some-missing-readings.csv", "row-per-day"),
          List.of(ENERGY + "amr_data/row-per-day/malformed.csv", "row-per-day"),
          List.of(ENERGY + "amr_upload_data_files/banes-example-file.csv", "upload-banes"),
          List.of(
              ENERGY + "amr_upload_data_files/with-carriage-return-line-endings.csv",
              "upload-report"),
          List.of(ENERGY + "amr_data/row-per-reading/valid.csv", "reading-days"),
          List.of(ENERGY + "n3rgy/get-reading-type-consumption.json", "n3rgy"),
          List.of(ENERGY + "meteostat/historic_temperatures.json", "meteostat"),
          List.of("survey/gr-enkaten-2022-excerpt.csv", "survey"),
          List.of("air-quality/pm25-malmo-dalaplan-2023-excerpt.csv", "pm25"));

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("fuzz.seeds", 300));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void textsAndRecordsAreReadOrRefused(long seed) {
    Random random = new Random(seed);
    List<String> chosen = FILES.get(random.nextInt(FILES.size()));
    byte[] file = mutated(Samples.file(chosen.get(0)), random);
    holds(file, Samples.mapping(chosen.get(1)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sheetsAreReadOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] whole = random.nextBoolean() ? SheetsTest.xlsx() : SheetsTest.ods();
    Map<String, byte[]> parts = new LinkedHashMap<>(SheetsTest.unzip(whole));
    List<String> names =
        parts.keySet().stream()
            .filter(
                name -> name.matches(".*(sheet2|content|sharedStrings|styles|workbook)\\.xml.*"))
            .toList();
    String name = names.get(random.nextInt(names.size()));
    parts.put(name, mutated(parts.get(name), random));
    byte[] file = random.nextInt(3) == 0 ? mutated(whole, random) : SheetsTest.zip(parts);
    holds(file, MappingReader.read(Samples.yaml(SHEET_MAPPING)));
  }

  private static void holds(byte[] file, Mapping mapping) {
    try {
      Found found = Samples.read(file, mapping, SMALL);
      assertThat(found.refused())
          .allSatisfy(each -> assertThat(each.raw()).hasSizeLessThanOrEqualTo(Rejection.MAX_RAW));
      assertThat(found.summary().facts()).isEqualTo(found.facts().size());
      found.facts().forEach(Towns::check);
    } catch (UnreadableFile e) {
      assertThat(e.getMessage()).isNotBlank();
    }
    try {
      Guess guess = Guesser.of(file);
      Samples.read(file, MappingReader.read(guess.settings().put("series", "9999:x")), SMALL);
    } catch (UnreadableFile e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"\"",
          ";",
          ",",
          "\n",
          "\r",
          "\u0000",
          "9".repeat(400),
          "1e308",
          "-",
          "\ufeff",
          "<",
          "<!DOCTYPE a [<!ENTITY b \"c\">]>",
          "&b;",
          "{",
          "[",
          "]",
          "}",
          "null",
          "sep=|",
          "r=\"ZZZZZ9\"",
          "number-columns-repeated=\"99999999\"",
          "1e99999",
          "2025-03-30 02:30",
          "00:00",
          "{#1}",
          "é\u0301",
          "\ud83d\ude00");

  private static byte[] mutated(byte[] original, Random random) {
    byte[] file = original.clone();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      int at = file.length == 0 ? 0 : random.nextInt(file.length);
      int to = Math.min(file.length, at + random.nextInt(1 + Math.max(1, file.length / 8)));
      file =
          switch (random.nextInt(6)) {
            case 0 -> changed(file, at, random);
            case 1 -> joined(Arrays.copyOf(file, at), Arrays.copyOfRange(file, to, file.length));
            case 2 -> joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, at, file.length));
            case 3 -> Arrays.copyOf(file, at);
            default ->
                joined(
                    Arrays.copyOf(file, at),
                    PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8),
                    Arrays.copyOfRange(file, at, file.length));
          };
    }
    return file;
  }

  private static byte[] changed(byte[] file, int at, Random random) {
    if (file.length > 0) {
      file[at] = (byte) random.nextInt(256);
    }
    return file;
  }

  private static byte[] joined(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
