package se.framdrift.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Inputs as the scenarios spell them: {@code x: places cumulative-since 2022-10-15 sum}. */
@NullUnmarked
final class ScenarioAggregates {

  private final List<String> words;
  private int at;

  private ScenarioAggregates(String text) {
    this.words = List.of(text.split(" +"));
  }

  /** The words after {@code input}. */
  static Input read(String text) {
    // a series with dimensions has colons of its own
    String[] parts = text.split(": ", 2);
    String[] rest = parts[1].split(" ", 2);
    ScenarioAggregates reader = new ScenarioAggregates(rest[1]);
    Aggregate aggregate = reader.aggregate();
    int enough = reader.at("coverage") ? Integer.parseInt(reader.next()) : usual(aggregate);
    if (reader.at < reader.words.size()) {
      throw new IllegalArgumentException("what is " + reader.next() + " in " + text);
    }
    return new Input(parts[0], series(rest[0]), aggregate, enough);
  }

  /** What is asked for where a story says nothing: all of what is added, most of the rest. */
  private static int usual(Aggregate aggregate) {
    boolean added =
        aggregate instanceof Aggregate.Gathered(Gathering _, Statistic statistic)
            && List.of("sum", "count", "exceedances").contains(statistic.code());
    return added ? 100 : 90;
  }

  /** A series of the municipality that the scenarios are about. */
  static SeriesId series(String text) {
    return SeriesId.parse(Histories.OWN + ":" + text);
  }

  /** The reverse of {@link #series}. */
  static String spelled(SeriesId series) {
    return series.toString().substring(Histories.OWN.length() + 1);
  }

  private String next() {
    return words.get(at++);
  }

  private boolean at(String word) {
    boolean here = at < words.size() && words.get(at).equals(word);
    at += here ? 1 : 0;
    return here;
  }

  private double number() {
    return Double.parseDouble(next());
  }

  private List<Double> twelve() {
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      numbers.add(number());
    }
    return numbers;
  }

  private void expect(String word) {
    if (!at(word)) {
      throw new IllegalArgumentException(
          "expected " + word + " at " + words.subList(at, words.size()));
    }
  }

  private Aggregate aggregate() {
    String word = next();
    return switch (word) {
      case "latest" -> new Aggregate.Latest();
      case "change-on-year" -> new Aggregate.ChangeOnYear();
      case "index-to-baseline" -> new Aggregate.IndexToBaseline(Period.parse(next()));
      case "rank" -> new Aggregate.Rank(next(), next().equals("descending"));
      case "distance" -> {
        String group = next();
        expect("to");
        yield new Aggregate.Distance(group, next());
      }
      case "cumulative-since" -> {
        var gathering = new Gathering.Since(LocalDate.parse(next()));
        boolean plain = at == words.size() || words.get(at).equals("coverage");
        yield new Aggregate.Gathered(gathering, plain ? new Statistic.Sum() : statistic());
      }
      case "rolling-window" ->
          new Aggregate.Gathered(
              new Gathering.Rolling(java.time.Period.parse(next())), statistic());
      case "calendar-period" -> {
        String unit = next().toUpperCase(Locale.ROOT).replace('-', '_');
        yield new Aggregate.Gathered(
            new Gathering.Calendar(CalendarUnit.valueOf(unit)), statistic());
      }
      case "degree-day-corrected" -> {
        expect("temperature");
        SeriesId temperature = series(next());
        Statistic.DegreeDays rule = degreeDays();
        expect("normal");
        List<Double> normal = twelve();
        expect("dependent");
        yield new Aggregate.DegreeDayCorrected(temperature, rule, normal, number());
      }
      default -> throw new IllegalArgumentException("no aggregate " + word);
    };
  }

  private Statistic statistic() {
    String word = next();
    return switch (word) {
      case "sum" -> new Statistic.Sum();
      case "mean" -> new Statistic.Mean();
      case "min" -> new Statistic.Min();
      case "max" -> new Statistic.Max();
      case "count" -> new Statistic.Count();
      case "percentile" -> new Statistic.Percentile(number());
      case "exceedances" -> {
        boolean above = next().equals("above");
        yield new Statistic.Exceedances(number(), above);
      }
      case "weighted-mean" -> {
        expect("weights");
        yield new Statistic.WeightedMean(series(next()));
      }
      case "share" -> {
        expect("of");
        yield new Statistic.Share(series(next()));
      }
      case "degree-days" -> degreeDays();
      default -> throw new IllegalArgumentException("no statistic " + word);
    };
  }

  private Statistic.DegreeDays degreeDays() {
    expect("base");
    double base = number();
    expect("limits");
    return new Statistic.DegreeDays(base, twelve());
  }

  /** The reverse of {@link #read}. */
  static String spelled(Input input) {
    String enough =
        input.minimumCoverage() == usual(input.aggregate())
            ? ""
            : " coverage " + input.minimumCoverage();
    return input.name()
        + ": "
        + spelled(input.series())
        + " "
        + spelled(input.aggregate())
        + enough;
  }

  private static String spelled(Aggregate aggregate) {
    return switch (aggregate) {
      case Aggregate.Latest _ -> "latest";
      case Aggregate.ChangeOnYear _ -> "change-on-year";
      case Aggregate.IndexToBaseline(var baseline) -> "index-to-baseline " + baseline;
      case Aggregate.Rank(var group, var descending) ->
          "rank " + group + (descending ? " descending" : " ascending");
      case Aggregate.Distance(var group, var to) -> "distance " + group + " to " + to;
      case Aggregate.Gathered(Gathering.Calendar(var unit), var statistic) ->
          "calendar-period " + unit.code() + " " + spelled(statistic);
      case Aggregate.Gathered(Gathering.Rolling(var window), var statistic) ->
          "rolling-window " + window + " " + spelled(statistic);
      case Aggregate.Gathered(Gathering.Since(var since), var statistic) ->
          "cumulative-since " + since + " " + spelled(statistic);
      case Aggregate.DegreeDayCorrected corrected ->
          "degree-day-corrected temperature "
              + spelled(corrected.temperature())
              + spelled(corrected.rule()).substring("degree-days".length())
              + " normal "
              + spelled(corrected.normal())
              + " dependent "
              + corrected.dependent();
    };
  }

  private static String spelled(Statistic statistic) {
    return switch (statistic) {
      case Statistic.Sum _ -> "sum";
      case Statistic.Mean _ -> "mean";
      case Statistic.Min _ -> "min";
      case Statistic.Max _ -> "max";
      case Statistic.Count _ -> "count";
      case Statistic.Percentile(var percentile) -> "percentile " + percentile;
      case Statistic.Exceedances(var limit, var above) ->
          "exceedances " + (above ? "above " : "below ") + limit;
      case Statistic.WeightedMean(var weights) -> "weighted-mean weights " + spelled(weights);
      case Statistic.Share(var whole) -> "share of " + spelled(whole);
      case Statistic.DegreeDays(var base, var limits) ->
          "degree-days base " + base + " limits " + spelled(limits);
    };
  }

  private static String spelled(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
