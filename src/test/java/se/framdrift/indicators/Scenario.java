package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.indicators.BatchEvaluator.Expected;
import se.framdrift.indicators.History.Event;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/**
 * A story in text: what the inputs are, which figures come, and what the indicator then says. Both
 * the engine and the oracle must say it. The README in {@code scenarios/indicators} tells how it is
 * written.
 */
@NullUnmarked
final class Scenario {

  private final List<Input> inputs = new ArrayList<>();
  private final List<QualityNote> notes = new ArrayList<>();
  private final Map<String, String> resolutions = new HashMap<>();
  private final Map<String, List<String>> groups = new HashMap<>();
  private String formula;
  private History history;
  private Engine engine;
  private List<Expected> fromScratch;

  /** Fails at the first line that is not true. Blank lines and comments say nothing. */
  void tell(List<String> lines) {
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      switch (line.split("[: ]", 2)[0]) {
        case "input", "formula", "note", "every", "group" -> {
          assertThat(engine).as("what is declared comes first").isNull();
          declare(line.split(":? ", 2)[0], line.substring(line.indexOf(' ') + 1));
        }
        default -> {
          begin();
          happen(line);
        }
      }
    }
  }

  private void declare(String what, String rest) {
    switch (what) {
      case "input" -> inputs.add(ScenarioAggregates.read(rest));
      case "formula" -> formula = rest;
      case "every" -> {
        String[] part = rest.split(": ");
        resolutions.put(part[1], part[0]);
      }
      case "group" -> {
        String[] part = rest.split(": ");
        groups.put(part[0], List.of(part[1].split(" ")));
      }
      case "note" -> {
        String[] part = rest.split(" ", 2);
        String[] words = part[1].split(": ", 2);
        LocalizedText said = words.length == 1 ? Notation.DOUBTFUL : LocalizedText.same(words[1]);
        notes.add(
            new QualityNote(ScenarioAggregates.series(part[0]), Period.parse(words[0]), said));
      }
      default -> throw new IllegalArgumentException(what);
    }
  }

  private void begin() {
    if (engine == null) {
      var indicator =
          new Indicator(
              "it", LocalizedText.same("it"), "1", 1, Indicator.Direction.NONE, inputs, formula);
      history = new History(groups, resolutions, List.of(indicator), notes, List.of());
      engine = new Engine(history.catalog(), Trial.CEL);
    }
  }

  private void happen(String line) {
    if (line.startsWith("then latest is ")) {
      String[] part = line.split(" ", 5);
      Period period = Period.parse(part[3]);
      assertThat(fromScratch().getLast().period()).as(line).isEqualTo(period);
      assertThat(engine.latest("it").orElseThrow().period()).as(line).isEqualTo(period);
      say(period, part[4], line);
    } else if (line.startsWith("then ")) {
      String[] part = line.split(" ", 4);
      say(Period.parse(part[1]), part[3], line);
    } else if (line.contains(" is ")) {
      hear(ScenarioSeries.read(line));
    } else {
      hear(List.of(new Event.Compared(comparison(line.split(" ", 4)))));
    }
  }

  private void hear(List<Event> events) {
    events.forEach(event -> Trial.apply(engine, event));
    List<Event> all = new ArrayList<>(history.events());
    all.addAll(events);
    history = history.withEvents(all);
    fromScratch = null;
  }

  private List<Expected> fromScratch() {
    if (fromScratch == null) {
      fromScratch = history.fromScratch().get("it");
    }
    return fromScratch;
  }

  private void say(Period period, String expected, String line) {
    Optional<Expected> oracle =
        fromScratch().stream().filter(value -> value.period().equals(period)).findFirst();
    says(oracle, expected, "the oracle: " + line);
    says(engine.at("it", period).map(Notation::asExpected), expected, line);
  }

  /** {@code about 12.34} is right to the digits that it shows. */
  private static void says(Optional<Expected> value, String expected, String line) {
    String said = value.map(Notation::said).orElse("nothing");
    if (expected.startsWith("about ") && value.isPresent() && value.get().value() != null) {
      String[] part = expected.split(" ", 3);
      BigDecimal about = new BigDecimal(part[1]);
      BigDecimal half = BigDecimal.ONE.movePointLeft(about.scale()).divide(BigDecimal.TWO);
      assertThat(new BigDecimal(value.get().value()).subtract(about).abs())
          .as(line + ", but " + said)
          .isLessThanOrEqualTo(half);
      assertThat(said.indexOf(' ') < 0 ? "" : said.substring(said.indexOf(' ') + 1))
          .as(line)
          .isEqualTo(part.length < 3 ? "" : part[2]);
    } else {
      assertThat(said).as(line).isEqualTo(expected);
    }
  }

  /** {@code neighbours tax 2025: 1480 21.12, 1482 20 provisional, 1442 -}. */
  private static Comparison comparison(String[] part) {
    SortedMap<String, Comparison.Member> members = new TreeMap<>();
    for (String member : part[3].equals("nobody") ? new String[0] : part[3].split(", ")) {
      String[] figure = member.split(" ");
      Double value = figure[1].equals("-") ? null : Double.valueOf(figure[1]);
      String flag =
          value == null ? "M" : figure.length > 2 ? figure[2].equals("break") ? "B" : "P" : "A";
      members.put(figure[0], new Comparison.Member(value, flag, null));
    }
    Period period = Period.parse(part[2].substring(0, part[2].length() - 1));
    return new Comparison(part[1], period, part[0], members);
  }
}
