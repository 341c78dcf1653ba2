package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Statistic;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Change;
import se.framdrift.model.Comparison;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/**
 * A story in text: what the inputs are, which figures come, and what the indicator then says.
 *
 * <pre>
 * every P1M: places
 * input x: places cumulative-since 2022-10-15
 * places 2022-11 is 25
 * places 2022-12 is missing not-reported
 * then 2022-12 says missing-not-reported
 * </pre>
 */
@NullUnmarked
final class Scenario {

  private static final String OWN = "1441";

  private final List<Input> inputs = new ArrayList<>();
  private final List<QualityNote> notes = new ArrayList<>();
  private final Map<String, String> resolutions = new HashMap<>();
  private String formula;
  private Engine engine;

  void tell(List<String> lines) {
    for (String line : lines) {
      if (line.startsWith("input ")
          || line.startsWith("formula: ")
          || line.startsWith("note: ")
          || line.startsWith("every ")) {
        assertThat(engine).as("what is declared comes first").isNull();
        declare(line.split(":? ", 2)[0], line.substring(line.indexOf(' ') + 1));
      } else {
        engine = engine == null ? engine() : engine;
        happen(line);
      }
    }
  }

  private void declare(String what, String rest) {
    switch (what) {
      case "input" -> {
        String[] part = rest.split(":? ", 3);
        inputs.add(new Input(part[0], SeriesId.of(OWN, part[1]), aggregate(part[2].split(" "))));
      }
      case "every" -> {
        String[] part = rest.split(": ");
        resolutions.put(part[1], part[0]);
      }
      case "formula" -> formula = rest;
      case "note" -> {
        String[] part = rest.split(" ");
        notes.add(
            new QualityNote(
                SeriesId.of(OWN, part[0]), Period.parse(part[1]), LocalizedText.same("doubtful")));
      }
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static Aggregate aggregate(String[] word) {
    return switch (word[0]) {
      case "latest" -> new Aggregate.Latest();
      case "change-on-year" -> new Aggregate.ChangeOnYear();
      case "cumulative-since" ->
          new Aggregate.Gathered(
              new Gathering.Since(LocalDate.parse(word[1])), new Statistic.Sum());
      case "index-to-baseline" -> new Aggregate.IndexToBaseline(Period.parse(word[1]));
      case "window-min" -> window(word[1], new Statistic.Min());
      case "window-max" -> window(word[1], new Statistic.Max());
      case "rank" -> new Aggregate.Rank(word[1], word[2].equals("descending"));
      case "calendar-period" ->
          new Aggregate.Gathered(
              new Gathering.Calendar(
                  CalendarUnit.valueOf(word[1].toUpperCase(Locale.ROOT).replace('-', '_'))),
              statistic(word[2]));
      default -> throw new IllegalArgumentException("no aggregate " + word[0]);
    };
  }

  private static Aggregate window(String length, Statistic statistic) {
    return new Aggregate.Gathered(new Gathering.Rolling(java.time.Period.parse(length)), statistic);
  }

  private static Statistic statistic(String word) {
    return switch (word) {
      case "sum" -> new Statistic.Sum();
      case "mean" -> new Statistic.Mean();
      case "min" -> new Statistic.Min();
      case "max" -> new Statistic.Max();
      default -> throw new IllegalArgumentException("no statistic " + word);
    };
  }

  private Engine engine() {
    var indicator =
        new Indicator(
            "it", LocalizedText.same("it"), "1", 1, Indicator.Direction.NONE, inputs, formula);
    return new Engine(Catalogs.of(OWN, resolutions, List.of(indicator), notes), new CelFormulas());
  }

  private void happen(String line) {
    if (line.startsWith("then latest is ")) {
      IndicatorValue latest = engine.latest("it").orElseThrow();
      assertThat(latest.period() + " " + said(latest))
          .as(line)
          .isEqualTo(line.substring("then latest is ".length()));
    } else if (line.startsWith("then ")) {
      String[] part = line.split(" ", 4);
      String said = engine.at("it", Period.parse(part[1])).map(Scenario::said).orElse("nothing");
      assertThat(said).as(line).isEqualTo(part[3]);
    } else if (line.contains(" is ")) {
      String[] part = line.split(" ", 4);
      Observation observation = observation(Period.parse(part[1]), part[3].split(" "));
      SeriesId series = SeriesId.of(OWN, part[0]);
      engine.apply(new Change(series, observation.period(), null, observation));
    } else {
      engine.apply(comparison(line.split(" ", 4)));
    }
  }

  private static Observation observation(Period period, String[] word) {
    if (word[0].equals("missing")) {
      return Observation.missing(period, Missing.parse(word[1]));
    }
    Double margin = null;
    Long n = null;
    String flag = "A";
    for (int i = 1; i < word.length; i++) {
      switch (word[i]) {
        case "margin" -> margin = Double.valueOf(word[++i]);
        case "n" -> n = Long.valueOf(word[++i]);
        case "provisional" -> flag = "P";
        default -> throw new IllegalArgumentException(word[i]);
      }
    }
    return new Observation(period, Double.valueOf(word[0]), null, n, margin, flag);
  }

  /** {@code neighbours tax 2025: 1480 21.12, 1442 -}. */
  private static Comparison comparison(String[] part) {
    SortedMap<String, Comparison.Member> members = new TreeMap<>();
    for (String member : part[3].split(", ")) {
      String[] figure = member.split(" ");
      Double value = figure[1].equals("-") ? null : Double.valueOf(figure[1]);
      members.put(figure[0], new Comparison.Member(value, value == null ? "M" : "A", null));
    }
    return new Comparison(part[1], Period.parse(part[2].replace(":", "")), part[0], members);
  }

  private static String said(IndicatorValue value) {
    if (value.missing() != null) {
      return value.missing().code();
    }
    return value.value()
        + (value.margin() == null ? "" : " margin " + value.margin())
        + (value.n() == null ? "" : " n " + value.n())
        + (value.flag().equals("P") ? " provisional" : "")
        + doubt(value.qualityNote());
  }

  private static String doubt(LocalizedText note) {
    return note == null ? "" : note.en().equals("doubtful") ? " doubtful" : ": " + note.en();
  }
}
