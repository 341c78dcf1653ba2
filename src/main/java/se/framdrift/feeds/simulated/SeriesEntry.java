package se.framdrift.feeds.simulated;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

/** Reads one entry of {@code series}, or one member of a comparison. */
final class SeriesEntry {

  private static final double MIN = -Fields.MAX_NUMBER;
  private static final double MAX = Fields.MAX_NUMBER;
  private static final Span AT_ONCE = new Span(Period.ZERO, Duration.ZERO);
  private static final List<String> RULES = List.of("noise", "survey", "of", "events");

  private SeriesEntry() {}

  static SimulatedSeries read(Fields entry, String municipality) {
    SeriesId id =
        entry.parsed("series", "a series of " + municipality, text -> own(text, municipality));
    History history = history(entry);
    SimulatedSeries series = series(entry, id, history, true);
    entry.close();
    return series;
  }

  static SimulatedSeries member(Fields entry, SeriesId id, History history) {
    SimulatedSeries series = series(entry, id, history, false);
    entry.close();
    return series;
  }

  /** What a part and its whole must have in common. */
  static void checkWhole(Fields entry, SimulatedSeries part, @Nullable SimulatedSeries whole) {
    if (whole == null || whole.rule() instanceof Rule.PartOf) {
      throw entry.fault(
          "of",
          "of names no series of this file that is not itself a part",
          "the series that is counted");
    }
    if (whole.history().step() != part.history().step()) {
      throw entry.fault(
          "history", "history.step is another than that of " + whole.id(), "the same periods");
    }
    if (part.live() != null
        && (whole.live() == null || !whole.live().every().equals(part.live().every()))) {
      throw entry.fault(
          "every", "every is another than that of " + whole.id(), "posts in the same round");
    }
  }

  static History history(Fields entry) {
    Fields fields = entry.fields("history");
    LocalDate from = fields.date("from");
    Step step =
        fields.parsed(
            "step",
            "one of " + Step.texts(),
            text ->
                Step.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("not a step: " + text)));
    fields.close();
    if (!step.beginsOn(from)) {
      throw fields.fault(
          "from",
          "history.from is %s, on which no period of %s begins".formatted(from, step),
          "the first day of a period");
    }
    Span delay =
        entry
            .optionalParsed("delay", "a duration such as P20D", SeriesEntry::delay)
            .orElse(AT_ONCE);
    return new History(from, step, delay);
  }

  private static SimulatedSeries series(
      Fields entry, SeriesId id, History history, boolean municipality) {
    Rule rule = rule(entry, history.step(), municipality);
    Course course =
        rule instanceof Rule.Events
            ? new Course(0, 0, Course.Wave.NONE, Course.Wave.NONE, 0, List.of())
            : course(entry, history.step());
    double min = entry.number("min", MIN, MAX, Double.NEGATIVE_INFINITY);
    double max = entry.number("max", MIN, MAX, Double.POSITIVE_INFINITY);
    if (min > max) {
      throw entry.fault("min", "min is above max", "min at most max");
    }
    double missing = municipality ? entry.number("missing", 0, 1, 0) : 0;
    SimulatedSeries.Live live =
        municipality && !(rule instanceof Rule.Events) ? live(entry, rule) : null;
    return new SimulatedSeries(id, history, course, rule, min, max, missing, live);
  }

  private static Rule rule(Fields entry, Step step, boolean municipality) {
    List<String> rules = municipality ? RULES : RULES.subList(0, 2);
    List<String> found = rules.stream().filter(entry::has).toList();
    if (found.size() != 1) {
      throw entry.fault(
          found.isEmpty() ? "level" : found.getLast(),
          found.isEmpty() ? "nothing says how a value is made" : found + " stand together",
          "one of " + rules);
    }
    return switch (found.getFirst()) {
      case "noise" ->
          new Rule.Noise(
              entry.number("noise", 0, MAX),
              step == Step.HOUR ? entry.number("dayNoise", 0, MAX, 0) : 0);
      case "survey" -> survey(entry.fields("survey"));
      case "of" -> new Rule.PartOf(entry.parsed("of", "a series of this file", SeriesId::parse));
      default -> events(entry, step);
    };
  }

  private static Rule survey(Fields fields) {
    Rule survey = new Rule.Survey(fields.number("n", 30, 1e6), fields.number("spread", 0, 1e6, 0));
    fields.close();
    return survey;
  }

  private static Rule events(Fields entry, Step step) {
    if (step != Step.MONTH) {
      throw entry.fault("history", "history.step of events is " + step, "P1M");
    }
    Fields fields = entry.fields("events");
    SortedMap<LocalDate, Double> days = new TreeMap<>();
    for (String name : fields.names()) {
      LocalDate day;
      try {
        day = Fields.day(name);
      } catch (DateTimeException _) {
        throw fields.fault(name, "events has " + name, "a day such as 2023-08-16");
      }
      days.put(day, fields.number(name, MIN, MAX));
    }
    return new Rule.Events(days);
  }

  private static Course course(Fields entry, Step step) {
    return new Course(
        entry.number("level", MIN, MAX),
        entry.number("trend", MIN, MAX, 0),
        wave(entry.optional("seasonal"), 1, 366),
        step == Step.HOUR ? wave(entry.optional("daily"), 0, 24) : Course.Wave.NONE,
        step == Step.HOUR || step == Step.DAY ? entry.number("weekend", MIN, MAX, 0) : 0,
        entry.list("steps").stream().map(SeriesEntry::rise).toList());
  }

  private static Course.Wave wave(Optional<Fields> given, double from, double to) {
    if (given.isEmpty()) {
      return Course.Wave.NONE;
    }
    Fields fields = given.get();
    Course.Wave wave =
        new Course.Wave(fields.number("amplitude", 0, MAX), fields.number("peak", from, to));
    fields.close();
    return wave;
  }

  private static Course.Rise rise(Fields fields) {
    Course.Rise rise = new Course.Rise(fields.date("from"), fields.number("add", MIN, MAX));
    fields.close();
    return rise;
  }

  private static SimulatedSeries.@Nullable Live live(Fields entry, Rule rule) {
    Optional<Duration> every =
        entry.optionalParsed(
            "every", "a time from PT1S to PT24H in whole seconds", SeriesEntry::every);
    if (every.isEmpty()) {
      return null;
    }
    double spread = rule instanceof Rule.PartOf ? 0 : entry.number("live", 0, MAX, 0);
    return new SimulatedSeries.Live(every.get(), spread);
  }

  private static SeriesId own(String text, String municipality) {
    SeriesId id = SeriesId.parse(text);
    if (!id.municipality().equals(municipality) || !id.toString().equals(text)) {
      throw new IllegalArgumentException("not a series of " + municipality);
    }
    return id;
  }

  private static Duration every(String text) {
    Duration every = Duration.parse(text);
    if (every.toSeconds() < 1
        || !every.equals(every.truncatedTo(ChronoUnit.SECONDS))
        || every.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("out of range");
    }
    return every;
  }

  private static Span delay(String text) {
    Span delay = Span.parse(text);
    if (delay.days().isNegative()
        || delay.time().isNegative()
        || Course.ZERO.plus(delay.days()).isAfter(Course.ZERO.plusDays(History.MAX_DELAY_DAYS))
        || delay.time().toDays() > History.MAX_DELAY_DAYS) {
      throw new IllegalArgumentException("out of range");
    }
    return delay;
  }
}
