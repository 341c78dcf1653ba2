package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Statement;

/** Why something cannot be judged, and what is said beside a judgement. */
final class Reasons {

  private Reasons() {}

  static Reason of(String code, Map<String, String> params, Function<Wording, String> words) {
    return new Reason(
        code,
        new TreeMap<>(params),
        new LocalizedText(words.apply(Wording.SV), words.apply(Wording.EN)));
  }

  private static String either(Wording language, String sv, String en) {
    return language == Wording.SV ? sv : en;
  }

  private static String day(Instant moment) {
    return LocalDate.ofInstant(moment, Period.ZONE).toString();
  }

  static Reason noFeed(@Nullable LocalizedText missing) {
    return missing == null
        ? Reason.of("no-feed", "Ingen källa lämnar siffrorna", "No source delivers the figures")
        : Reason.of("no-feed", missing.sv(), missing.en());
  }

  static Reason noData() {
    return Reason.of("no-data", "Inga siffror har kommit in", "No figures have come in");
  }

  /** The newest figure is older than it should be. */
  static Reason noDataSince(Period newest, Instant expected) {
    return of(
        "no-data-since",
        Map.of(
            "since", newest.lastDay().toString(),
            "period", newest.text(),
            "expected", day(expected)),
        in -> either(in, "Inga uppgifter sedan ", "No data since ") + in.period(newest));
  }

  static Reason onlyBaseline(@Nullable Instant from) {
    if (from == null) {
      return Reason.of(
          "only-baseline",
          "Alla siffror gäller tiden före löftet",
          "All figures are from before the promise");
    }
    return of(
        "only-baseline",
        Map.of("from", day(from)),
        in ->
            either(
                    in,
                    "Alla siffror gäller perioder som började innan löftet gällde, den ",
                    "All figures are for periods that began before the promise did, on ")
                + in.day(from));
  }

  static Reason qualityNote(Period period, LocalizedText note) {
    return of(
        "quality-note",
        Map.of("period", period.text()),
        in ->
            either(in, "Siffran för ", "The figure for ")
                + in.period(period)
                + either(in, " kan inte stämma: ", " cannot be right: ")
                + either(in, note.sv(), note.en()));
  }

  static Reason provisional(IndicatorValue figure) {
    boolean estimated = figure.flag().equals("E");
    return of(
        "provisional-figure",
        Map.of("period", figure.period().text(), "flag", figure.flag()),
        in ->
            either(in, "Siffran för ", "The figure for ")
                + in.period(figure.period())
                + (estimated
                    ? either(in, " är uppskattad", " is an estimate")
                    : either(in, " är preliminär", " is provisional")));
  }

  static Reason notFinite(Period period) {
    return of(
        "not-finite",
        Map.of("period", period.text()),
        in ->
            either(in, "Siffran för ", "The figure for ")
                + in.period(period)
                + either(in, " går inte att räkna ut", " cannot be computed"));
  }

  static Reason noMargin(Period period) {
    return of(
        "no-margin",
        Map.of("period", period.text()),
        in ->
            either(in, "Undersökningens siffra för ", "The survey figure for ")
                + in.period(period)
                + either(in, " saknar felmarginal", " has no margin of error"));
  }

  static Reason noBaseline(@Nullable Period baseline) {
    if (baseline == null) {
      return Reason.of(
          "no-baseline",
          "Det är inte sagt vad förändringen räknas från",
          "It is not said what the change is counted from");
    }
    return of(
        "no-baseline",
        Map.of("period", baseline.text()),
        in ->
            either(in, "Utgångsvärde för ", "A baseline for ")
                + in.period(baseline)
                + either(in, " saknas", " is missing"));
  }

  static Reason seriesBreak(Period period) {
    return of(
        "series-break",
        Map.of("period", period.text()),
        in ->
            either(in, "Seriebrott (", "Series break (")
                + in.period(period)
                + either(
                    in,
                    "): siffrorna före och efter går inte att jämföra",
                    "): figures before and after cannot be compared"));
  }

  static Reason noPace(String sv, String en) {
    return Reason.of(
        "no-pace",
        "Målet är inte nått än, och takten går inte att bedöma: " + sv,
        "The target has not been reached yet, and the pace cannot be judged: " + en);
  }

  static Reason waiting(LocalDate deadline, Instant expected) {
    return of(
        "waiting-for-figures",
        Map.of("deadline", deadline.toString(), "expected", day(expected)),
        in ->
            either(in, "Tiden gick ut den ", "The deadline was ")
                + in.day(deadline)
                + either(
                    in,
                    "; siffran som avgör väntas senast den ",
                    "; the figure that decides is expected by ")
                + in.day(expected));
  }

  static Reason missingPeriod(Slot slot) {
    Period period = slot.period();
    return of(
        "missing-periods",
        Map.of("period", period.text()),
        in ->
            either(in, "Siffran för ", "The figure for ")
                + in.period(period)
                + either(in, " saknas", " is missing"));
  }

  static Reason noPeriod() {
    return Reason.of(
        "no-period",
        "Ingen hel mätperiod ryms mellan löftets början och slutdagen",
        "No whole reference period fits between the promise's beginning and its deadline");
  }

  static Reason finalAt(Instant moment) {
    return of(
        "final-at",
        Map.of("at", moment.toString()),
        in ->
            either(
                    in,
                    "Siffran kan ännu ändras; omdömet blir slutligt den ",
                    "The figure may still change; the verdict is final on ")
                + in.day(moment));
  }

  static Reason withdrawnAfter(LocalDate date) {
    return of(
        "withdrawn-after",
        Map.of("date", date.toString()),
        in ->
            either(in, "Löftet togs tillbaka den ", "The promise was withdrawn on ")
                + in.day(date)
                + either(in, ", efter att det avgjorts", ", after it had been decided"));
  }

  static Reason stated(Statement statement) {
    String sv =
        switch (statement.state()) {
          case NOT_STARTED -> "Inte påbörjat";
          case STARTED -> "Påbörjat";
          case STALLED -> "Har stannat av";
          case DONE -> "Klart";
          case WITHDRAWN -> "Tillbakadraget";
        };
    String en =
        switch (statement.state()) {
          case NOT_STARTED -> "Not started";
          case STARTED -> "Started";
          case STALLED -> "Stalled";
          case DONE -> "Done";
          case WITHDRAWN -> "Withdrawn";
        };
    return of(
        "stated",
        Map.of(
            "date", statement.date().toString(),
            "by", statement.by(),
            "evidence", statement.evidence()),
        in ->
            either(in, sv, en)
                + either(in, " den ", " on ")
                + in.day(statement.date())
                + either(in, " enligt ", " according to ")
                + statement.by()
                + ": "
                + statement.evidence());
  }

  static Reason noReportSince(LocalDate date) {
    return of(
        "no-report-since",
        Map.of("date", date.toString()),
        in -> either(in, "Ingen rapport sedan ", "No report since ") + in.day(date));
  }

  static Reason nothingReported() {
    return Reason.of(
        "nothing-reported", "Ingen har rapporterat hur det går", "Nobody has reported how it goes");
  }

  static Reason deadlinePassed(LocalDate deadline) {
    return of(
        "deadline-passed",
        Map.of("deadline", deadline.toString()),
        in ->
            either(in, "Slutdagen den ", "The deadline, ")
                + in.day(deadline)
                + either(
                    in,
                    " har passerat utan rapport om att det är klart",
                    ", has passed without a report that it is done"));
  }

  static Reason onlyProxy() {
    return Reason.of(
        "only-proxy",
        "Siffrorna som finns mäter bara ungefär det som lovats",
        "The figures there are only approximate what was promised");
  }
}
