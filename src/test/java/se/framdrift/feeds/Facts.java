package se.framdrift.feeds;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.framdrift.model.RawFact;

/** Decoded rows as lines that a person can check. */
public final class Facts {

  private Facts() {}

  /** {@code 1281:population:gender=K 2025-09 1234}, then unit, flag or missing code. */
  public static String line(RawFact fact) {
    return Stream.of(
            fact.series(), fact.period(), fact.value(), fact.unit(), fact.flag(), fact.missing())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  /** All rows that were read. */
  public static List<String> lines(Decoded decoded) {
    return decoded.rows().stream().map(Facts::line).toList();
  }

  /** All rows that were not, as field, problem and expectation. */
  public static List<String> refusals(Decoded decoded) {
    return decoded.undecodable().stream()
        .map(each -> "%d %s: %s".formatted(each.row(), each.field(), each.problem()))
        .toList();
  }
}
