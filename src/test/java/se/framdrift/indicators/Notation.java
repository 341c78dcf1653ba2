package se.framdrift.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Indicator;
import se.framdrift.indicators.BatchEvaluator.Expected;
import se.framdrift.indicators.History.Event;
import se.framdrift.model.Comparison;
import se.framdrift.model.Coverage;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;

/** A history as a scenario that can stand in {@code scenarios/indicators} as it is. */
@NullUnmarked
final class Notation {

  /** What a quality note says when a scenario does not give its words. */
  static final LocalizedText DOUBTFUL = LocalizedText.same("doubtful");

  private Notation() {}

  /**
   * One scenario for each indicator, with all that the oracle says in the end.
   *
   * @param asking it says the newest value after each arrival too
   */
  static String of(History history, boolean asking) {
    return history.indicators().stream()
        .map(indicator -> String.join("\n", lines(history, indicator, asking)))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  static List<String> lines(History history, Indicator indicator, boolean asking) {
    List<String> lines = new ArrayList<>();
    history.resolutions().forEach((kpi, every) -> lines.add("every " + every + ": " + kpi));
    indicator.inputs().forEach(input -> lines.add("input " + ScenarioAggregates.spelled(input)));
    if (indicator.formula() != null) {
      lines.add("formula: " + indicator.formula());
    }
    history
        .notes()
        .forEach(
            note ->
                lines.add(
                    "note: %s %s: %s"
                        .formatted(
                            ScenarioAggregates.spelled(note.series()),
                            note.period(),
                            note.note().en())));
    lines.add("");
    for (int i = 0; i < history.events().size(); i++) {
      lines.add(spelled(history.events().get(i)));
      if (asking) {
        History until = history.withEvents(history.events().subList(0, i + 1));
        List<Expected> values = until.fromScratch().get(indicator.id());
        if (!values.isEmpty()) {
          Expected newest = values.getLast();
          lines.add("then latest is " + newest.period() + " " + said(newest));
        }
      }
    }
    for (Expected value : history.fromScratch().get(indicator.id())) {
      lines.add("then " + value.period() + " says " + said(value));
    }
    return lines;
  }

  private static String spelled(Event event) {
    return switch (event) {
      case Event.Observed(var series, var row) ->
          ScenarioAggregates.spelled(series) + " " + row.period() + " is " + spelled(row);
      case Event.Compared(var comparison) ->
          "%s %s %s: %s"
              .formatted(
                  comparison.group(),
                  comparison.kpi(),
                  comparison.period(),
                  comparison.members().isEmpty() ? "nobody" : spelled(comparison));
    };
  }

  private static String spelled(Comparison comparison) {
    return comparison.members().entrySet().stream()
        .map(
            entry -> {
              var member = entry.getValue();
              return entry.getKey()
                  + (member.value() == null ? " -" : " " + member.value())
                  + switch (member.flag()) {
                    case "P" -> " provisional";
                    case "B" -> " break";
                    default -> "";
                  };
            })
        .collect(Collectors.joining(", "));
  }

  private static String spelled(Observation row) {
    if (row.missing() != null) {
      return "missing " + row.missing().code();
    }
    return row.value()
        + (row.margin() == null ? "" : " margin " + row.margin())
        + (row.n() == null ? "" : " n " + row.n())
        + flag(row.flag());
  }

  private static String flag(String flag) {
    return switch (flag) {
      case "A", "M" -> "";
      case "P" -> " provisional";
      default -> " flag " + flag;
    };
  }

  /** What the engine says, as if the oracle had said it. */
  static Expected asExpected(IndicatorValue value) {
    return new Expected(
        value.period(),
        value.value(),
        value.missing() == null ? null : value.missing().code(),
        value.margin(),
        value.n(),
        value.flag(),
        value.qualityNote(),
        value.coverage());
  }

  /** {@code 15.0 margin 2.0 n 800 (28 of 31) provisional: Only 28 of 31 figures are there}. */
  static String said(Expected value) {
    Coverage coverage = value.coverage();
    String there =
        coverage == null ? "" : " (%d of %d)".formatted(coverage.present(), coverage.expected());
    if (value.missing() != null) {
      return value.missing() + there;
    }
    return value.value()
        + (value.margin() == null ? "" : " margin " + value.margin())
        + (value.n() == null ? "" : " n " + value.n())
        + there
        + flag(value.flag())
        + doubt(value.note());
  }

  private static String doubt(LocalizedText note) {
    return note == null ? "" : note.equals(DOUBTFUL) ? " doubtful" : ": " + note.en();
  }
}
