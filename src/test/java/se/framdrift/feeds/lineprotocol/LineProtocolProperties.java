package se.framdrift.feeds.lineprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.Decoded;

/** Whatever points are written comes back; and no bytes at all make the scanner fail. */
class LineProtocolProperties {

  private static final int MUTATIONS = 1_000;

  private record Point(
      String measurement, TreeMap<String, String> tags, List<String> values, long time) {}

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pointsComeBack(long seed) {
    Random random = new Random(seed);
    List<Point> points = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      Point point = point(random);
      points.add(point);
      text.append(written(point)).append(random.nextBoolean() ? "\n" : "\r\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

    LineScanner scanner = new LineScanner(bytes);
    for (Point point : points) {
      assertThat(scanner.next()).isTrue();
      assertThat(scanner.wrong()).isNull();
      TreeMap<String, String> tags = new TreeMap<>();
      scanner.tags(tags::put);
      List<String> values = new ArrayList<>();
      for (int i = 0; i < scanner.fields().count(); i++) {
        values.add(scanner.value(i));
      }
      assertThat(new Point(scanner.measurement(), tags, values, scanner.time())).isEqualTo(point);
    }
    assertThat(scanner.next()).isFalse();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noBytesMakeTheScannerFailAndNoLineIsReadTwice(long seed) {
    Random random = new Random(seed);
    MappedLines feed =
        Mapped.feed(
            "PT1H", "{\"map\":[{\"measurement\":\"*\",\"series\":\"0001:energy\",\"factor\":2}]}");
    for (int i = 0; i < MUTATIONS; i++) {
      StringBuilder text = new StringBuilder();
      for (int line = 0; line < 4; line++) {
        text.append(written(point(random))).append('\n');
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      for (int j = 0; j <= random.nextInt(6); j++) {
        int at = random.nextInt(bytes.length);
        bytes[at] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) "\"\\ ,=\n\r#-.eiu0t".charAt(random.nextInt(15));
      }
      LineScanner scanner = new LineScanner(bytes);
      int before = 0;
      int end = 0;
      while (scanner.next()) {
        assertThat(scanner.line()).isGreaterThan(before);
        assertThat(scanner.from()).isGreaterThanOrEqualTo(end);
        assertThat(scanner.to()).isGreaterThanOrEqualTo(scanner.from());
        before = scanner.line();
        end = scanner.to();
      }
      Decoded decoded = feed.read(bytes, Precision.NS, Mapped.NOW);
      assertThat(decoded.size()).isLessThanOrEqualTo(bytes.length);
    }
  }

  private static Point point(Random random) {
    TreeMap<String, String> tags = new TreeMap<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      tags.put("t" + name(random), name(random));
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(6); i++) {
      values.add(
          switch (random.nextInt(3)) {
            case 0 -> String.valueOf(random.nextInt());
            case 1 -> String.valueOf(random.nextDouble());
            default -> "s" + name(random) + "\"\\,= \n".charAt(random.nextInt(6)) + "x";
          });
    }
    return new Point("m" + name(random), tags, values, random.nextLong());
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder("n");
    for (int i = 0; i < random.nextInt(5); i++) {
      name.append("ab, =åx".charAt(random.nextInt(7)));
    }
    return name.append('z').toString();
  }

  private static String written(Point point) {
    StringBuilder text = new StringBuilder(escaped(point.measurement()));
    point
        .tags()
        .forEach((k, v) -> text.append(',').append(escaped(k)).append('=').append(escaped(v)));
    char before = ' ';
    int number = 0;
    for (String value : point.values()) {
      number++;
      text.append(before).append("value").append(number).append('=');
      text.append(
          value.startsWith("s")
              ? '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
              : value.contains(".") ? value : value + "i");
      before = ',';
    }
    return text.append(' ').append(point.time()).toString();
  }

  private static String escaped(String name) {
    return name.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ");
  }
}
