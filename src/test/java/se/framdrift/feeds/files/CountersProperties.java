package se.framdrift.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.files.Samples.Found;

/** Counters that roll over, are exchanged and lack readings, against what their makers know. */
class CountersProperties {

  private static final int REGISTER = 10_000;

  private static final String MAPPING =
      """
      layout: row-per-reading
      series: "9999:{m}"
      period: "{t}"
      value: v
      reading: cumulative
      register: 10000
      interval: PT1H
      """;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private record Expected(TreeSet<String> facts, TreeSet<Integer> refused) {}

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theDifferencesAreWhatWasUsed(long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    List<Runnable> later = new ArrayList<>();
    Expected expected = new Expected(new TreeSet<>(), new TreeSet<>());
    for (int meter = 0; meter < 1 + random.nextInt(3); meter++) {
      meter("m" + meter, random, lines, later, expected);
    }
    Collections.shuffle(lines, random);
    List<String> shuffled = List.copyOf(lines);
    later.forEach(Runnable::run);

    Found found =
        Samples.read(
            ("m;t;v\n" + String.join("\n", shuffled)).getBytes(StandardCharsets.UTF_8),
            MappingReader.read(Samples.yaml(MAPPING)));

    assertThat(found.facts())
        .extracting(each -> each.series() + " " + each.period() + " " + each.value())
        .containsExactlyInAnyOrderElementsOf(expected.facts());
    assertThat(found.refused())
        .extracting(each -> each.row())
        .containsExactlyInAnyOrderElementsOf(expected.refused());
  }

  private static void meter(
      String name, Random random, List<String> lines, List<Runnable> later, Expected expected) {
    long counter = random.nextInt(REGISTER);
    Instant at = Instant.parse("2025-01-01T00:00:00Z");
    boolean first = true;
    for (int hour = 0; hour < 40; hour++) {
      int used = random.nextInt(900);
      boolean exchanged = !first && random.nextInt(12) == 0;
      boolean late = !first && random.nextInt(12) == 0;
      long before = counter;
      counter = exchanged ? before / 2 : (before + used) % REGISTER;
      boolean lower = counter < before;
      boolean rolled = lower && !exchanged && before >= REGISTER * 0.9 && counter < REGISTER * 0.1;
      boolean refused = !first && (late || (lower && !rolled));
      Instant from = at;
      at = at.plusSeconds(late ? 7_200 : 3_600);
      String line = name + ";" + at + ";" + counter;
      lines.add(line);
      if (refused) {
        later.add(() -> expected.refused().add(lines.indexOf(line) + 1));
      } else if (!first) {
        long difference = rolled ? counter + REGISTER - before : counter - before;
        expected.facts().add("9999:%s %s/PT1H %d".formatted(name, from, difference));
      }
      first = false;
    }
  }
}
