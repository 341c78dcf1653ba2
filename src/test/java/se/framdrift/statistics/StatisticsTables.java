package se.framdrift.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.framdrift.statistics.PredictionCoverageTest.Coverage;

/** Writes the simulated tables of docs/statistics.md to standard output. */
final class StatisticsTables {

  private StatisticsTables() {}

  public static void main(String[] arguments) throws java.io.IOException {
    List<String> lines = new ArrayList<>();
    int[][] lengths = {
      {8, 1}, {10, 1}, {12, 1}, {15, 1}, {20, 1}, {30, 1}, {12, 4}, {20, 4}, {36, 12}
    };
    for (int[] each : lengths) {
      int series = 24_000 / each[0];
      String kept =
          Stream.of("white", "ar-0.3", "ar-0.5", "heavy", "ar-0.7")
              .map(process -> percent(Coverage.of(process, each[0], each[1], 0, series).share()))
              .collect(Collectors.joining(" | "));
      Coverage walk = Coverage.of("walk", each[0], each[1], 0, series);
      lines.add(
          "| %d / %d | %s | %s / %s |"
              .formatted(each[0], each[1], kept, percent(walk.share()), percent(walk.refused())));
    }
    lines.add("");
    int[][] sides = {
      {8, 4, 1}, {8, 8, 1}, {12, 8, 1}, {15, 5, 1}, {20, 20, 1}, {12, 8, 4}, {24, 12, 12}
    };
    for (int[] each : sides) {
      lines.add(
          "| own past, %d + %d, %d a year | %s |"
              .formatted(
                  each[0],
                  each[1],
                  each[2],
                  Stream.of(0, 3)
                      .flatMap(
                          truth ->
                              Stream.of("white", "ar-0.4")
                                  .map(
                                      noise ->
                                          percent(
                                              EffectTest.interrupted(
                                                      noise, each[0], each[1], each[2], truth)
                                                  .claimed())))
                      .collect(Collectors.joining(" | "))));
    }
    int[][] others = {{6, 4, 4}, {8, 8, 10}, {15, 8, 10}};
    for (int[] each : others) {
      lines.add(
          "| %d others, %d + %d | %s |"
              .formatted(
                  each[2],
                  each[0],
                  each[1],
                  Stream.of(0, 2)
                      .flatMap(
                          truth ->
                              Stream.of("white", "ar-0.4")
                                  .map(
                                      noise ->
                                          percent(
                                              EffectTest.compared(
                                                      noise, each[0], each[1], each[2], truth)
                                                  .claimed())))
                      .collect(Collectors.joining(" | "))));
    }
    try (var writer =
        new java.io.BufferedWriter(
            new java.io.OutputStreamWriter(
                new java.io.FileOutputStream(java.io.FileDescriptor.out),
                java.nio.charset.StandardCharsets.UTF_8))) {
      for (String line : lines) {
        writer.write(line);
        writer.newLine();
      }
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
