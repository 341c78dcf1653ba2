package se.framdrift.feeds.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.problem.Problem;

/** Whatever rows are written comes back; and no bytes at all make a decoder fail. */
class PushProperties {

  private static final int MUTATIONS = 400;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** What a row says, without its number and its bytes. */
  private record Said(List<String> fields) {

    static Said of(RawFact row) {
      List<String> fields = new ArrayList<>();
      for (String field :
          new @Nullable String[] {
            row.series(), row.period(), row.value(), row.n(),
            row.margin(), row.flag(), row.missing(), row.unit()
          }) {
        fields.add(field == null ? "" : field);
      }
      return new Said(fields);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void rowsComeBackFromJsonAndNdjsonAlike(long seed) {
    Random random = new Random(seed);
    List<Said> rows = rows(random, "åäö\\\"\n€", "");
    String list = String.join(",", rows.stream().map(row -> json(row, random)).toList());
    String lines = String.join("\n", rows.stream().map(row -> json(row, random)).toList());

    Decoded whole = JsonRows.read(utf8("{\"observations\":[" + list + "]}"));
    Decoded lineByLine = NdjsonRows.read(utf8(lines), utf8(lines).length, 0);

    assertThat(whole.undecodable()).isEmpty();
    assertThat(lineByLine.undecodable()).isEmpty();
    assertThat(said(whole)).isEqualTo(rows);
    assertThat(said(lineByLine)).isEqualTo(rows);
    for (RawFact row : lineByLine.rows()) {
      assertThat(said(NdjsonRows.one(String.valueOf(row.raw())))).containsExactly(Said.of(row));
    }
    for (RawFact row : whole.rows()) {
      assertThat(said(NdjsonRows.one(String.valueOf(row.raw())))).containsExactly(Said.of(row));
    }
  }

  /** The quick reader reads nothing otherwise than the real parser, and gives up on the rest. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aQuickRowIsWhatTheParserReads(long seed) {
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] line = utf8(json(rows(random, "", "").getFirst(), random));
      if (random.nextInt(3) > 0) {
        line = mutated(line, random);
      }
      String text = new String(line, StandardCharsets.UTF_8).replace("\n", " ");
      byte[] bytes = utf8(text);
      RawFact quick = new QuickRow(new Texts(64)).read(1, bytes, 0, bytes.length);
      if (quick != null) {
        read++;
        assertThat(said(NdjsonRows.one(text))).as(text).containsExactly(Said.of(quick));
      }
    }
    assertThat(read).isGreaterThan(MUTATIONS / 5);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void rowsComeBackFromCsvInEveryCharsetAndWithEverySeparator(long seed) {
    Random random = new Random(seed);
    char separator = ";,\t".charAt(random.nextInt(3));
    boolean windows = random.nextBoolean();
    List<Said> rows = rows(random, "åäö\" ,;" + (windows ? "" : "→"), "x");
    boolean mark = !windows && random.nextBoolean();
    String text = (mark ? "\uFEFF" : "") + csv(rows, separator, random);

    CsvRows.Table table =
        CsvRows.read(text.getBytes(windows ? WINDOWS : StandardCharsets.UTF_8), null);

    assertThat(table.decoded().undecodable()).isEmpty();
    assertThat(said(table.decoded())).isEqualTo(rows);
    for (RawFact row : table.decoded().rows()) {
      Decoded again = CsvRows.one(table.header(), String.valueOf(row.raw()));
      assertThat(said(again)).containsExactly(Said.of(row));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noBytesMakeADecoderFail(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      List<Said> rows = rows(random, "åäö\"\n;,", "x");
      String list = String.join(",", rows.stream().map(row -> json(row, random)).toList());
      byte[] json = mutated(utf8("{\"observations\":[" + list + "]}"), random);
      byte[] lines = mutated(utf8(list.replace("},{", "}\n{")), random);
      byte[] csv = mutated(utf8(csv(rows, ';', random)), random);

      bounded(json, () -> JsonRows.read(json));
      bounded(lines, () -> NdjsonRows.read(lines, lines.length, 0));
      bounded(csv, () -> CsvRows.read(csv, null).decoded());
    }
  }

  private interface Reading {
    Decoded read();
  }

  /** Rows and refusals that are not more than the bytes, or a problem with words. */
  private static void bounded(byte[] bytes, Reading reading) {
    try {
      Decoded decoded = reading.read();
      assertThat(decoded.size()).isLessThanOrEqualTo(bytes.length);
      for (RawFact row : decoded.rows()) {
        assertThat(row.raw()).isNotNull().isInstanceOf(RawText.class);
      }
      decoded.undecodable().forEach(each -> assertThat(each.problem()).isNotBlank());
    } catch (Problem.Failure failure) {
      assertThat(failure.problem()).isInstanceOf(Problem.Malformed.class);
      assertThat(failure.problem().detail()).isNotBlank();
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] other = bytes.clone();
    for (int i = 0; i <= random.nextInt(6) && other.length > 0; i++) {
      int at = random.nextInt(other.length);
      switch (random.nextInt(4)) {
        case 0 -> other[at] = (byte) random.nextInt(256);
        case 1 -> other[at] = (byte) "\"{}[],:;\n\r\\ 0-.e".charAt(random.nextInt(16));
        case 2 -> other = java.util.Arrays.copyOf(other, at);
        default -> System.arraycopy(bytes, 0, other, at, Math.min(bytes.length, other.length - at));
      }
    }
    return other;
  }

  private static List<Said> said(Decoded decoded) {
    return decoded.rows().stream().map(Said::of).toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** {@code unlikely} characters in texts; {@code always} at their end, so that they stay whole. */
  private static List<Said> rows(Random random, String unlikely, String always) {
    List<Said> rows = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(20); i++) {
      rows.add(
          new Said(
              List.of(
                  "1441:N0090" + random.nextInt(3) + text(random, unlikely) + always,
                  "20" + (10 + random.nextInt(15)),
                  random.nextInt(5) == 0 ? "" : number(random),
                  random.nextBoolean() ? "" : String.valueOf(random.nextInt(10_000)),
                  random.nextInt(3) > 0 ? "" : "0." + random.nextInt(100),
                  random.nextInt(3) > 0 ? "" : "A",
                  random.nextInt(3) > 0 ? "" : "not-collected",
                  random.nextInt(3) > 0 ? "" : "MWh" + text(random, unlikely) + always)));
    }
    return rows;
  }

  private static String number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> String.valueOf(random.nextInt());
      case 1 -> String.valueOf(random.nextDouble());
      case 2 -> random.nextInt(100) + "e" + random.nextInt(9);
      default -> "-0." + random.nextInt(1_000_000);
    };
  }

  private static String text(Random random, String unlikely) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < random.nextInt(4) && !unlikely.isEmpty(); i++) {
      text.append(unlikely.charAt(random.nextInt(unlikely.length())));
    }
    return text.toString();
  }

  private static String json(Said row, Random random) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < JsonRow.FIELDS.size(); i++) {
      String value = row.fields().get(i);
      String name = "\"" + JsonRow.FIELDS.get(i) + "\":" + (random.nextBoolean() ? "" : " ");
      if (!value.isEmpty()) {
        fields.add(name + (JsonRow.isNumber(i) ? value : quoted(value)));
      } else if (random.nextInt(4) == 0) {
        fields.add(name + "null");
      }
    }
    java.util.Collections.shuffle(fields, random);
    return "{" + String.join(random.nextBoolean() ? "," : ", ", fields) + "}";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static String csv(List<Said> rows, char separator, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < JsonRow.FIELDS.size(); i++) {
      order.add(i);
    }
    java.util.Collections.shuffle(order, random);
    String end = random.nextBoolean() ? "\n" : "\r\n";
    String between = String.valueOf(separator);
    StringBuilder text =
        new StringBuilder(
            String.join(between, order.stream().map(JsonRow.FIELDS::get).toList()) + end);
    for (Said row : rows) {
      List<String> cells = order.stream().map(i -> cell(row, i, separator, random)).toList();
      text.append(String.join(between, cells)).append(end);
    }
    return text.toString();
  }

  private static String cell(Said row, int field, char separator, Random random) {
    String value = row.fields().get(field);
    if (JsonRow.isNumber(field)) {
      boolean comma = separator != ',' && random.nextBoolean();
      return comma ? value.replace('.', ',') : value;
    }
    boolean quote = value.contains("\"") || value.contains("\n") || value.indexOf(separator) >= 0;
    return quote || random.nextInt(4) == 0 ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
