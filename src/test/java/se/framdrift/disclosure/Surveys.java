package se.framdrift.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Plans of made-up surveys. */
final class Surveys {

  static final List<String> AREAS = List.of("a", "b", "c");
  static final List<String> ANSWERS = List.of("very", "rather", "not", "unknown");

  private Surveys() {}

  /**
   * Two figures of one question, of which one counts more answers as yes, and one of another
   * question.
   */
  static Plan plan(int threshold, boolean strata, List<String> dimensions) {
    TreeMap<String, Long> populations = new TreeMap<>();
    if (strata) {
      populations.putAll(Map.of("north", 900L, "south", 400L));
    }
    Set<String> counted = Set.of("very", "rather", "not");
    return new Plan(
        "9999",
        threshold,
        4 * threshold,
        populations,
        Map.of("gender", List.of("K", "M"), "area", AREAS),
        Map.of(),
        Map.of("safe", ANSWERS, "trust", List.of("high", "low")),
        List.of(
            figure("safe", "safe", counted, Set.of("very", "rather"), dimensions),
            figure("very-safe", "safe", counted, Set.of("very"), dimensions),
            figure("trust", "trust", Set.of("high", "low"), Set.of("high"), dimensions)),
        List.of());
  }

  static Figure figure(
      String id, String subject, Set<String> counted, Set<String> yes, List<String> dimensions) {
    return new Figure(
        id,
        subject,
        counted,
        yes,
        dimensions,
        true,
        List.of(new Figure.Output(Figure.Measure.SHARE, id)));
  }

  /** One question with yes and no. */
  static Plan simple(int threshold, List<String> dimensions) {
    return new Plan(
        "9999",
        threshold,
        4 * threshold,
        new TreeMap<>(),
        Map.of("gender", List.of("K", "M"), "area", AREAS),
        Map.of(),
        Map.of("q", List.of("yes", "no")),
        List.of(figure("q", "q", Set.of("yes", "no"), Set.of("yes"), dimensions)),
        List.of());
  }
}
