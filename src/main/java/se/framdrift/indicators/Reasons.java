package se.framdrift.indicators;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.PeriodWords;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Withdrawal;

/** Why an indicator has no value at a period. */
final class Reasons {

  private Reasons() {}

  /** {@code missing-not-reported} and the like: the observation itself has no value. */
  static Reason missing(Observation observation) {
    if (observation.withdrawal() != null) {
      return takenBack(observation, observation.withdrawal());
    }
    Missing why = code(observation);
    Period period = observation.period();
    return reason(
        "missing-" + why.code(),
        Map.of("period", period.text()),
        begin(PeriodWords.sv(period)) + ": " + why.text().sv(),
        begin(PeriodWords.en(period)) + ": " + why.text().en());
  }

  /** When, why and by whom; of a confidential one only since when it is hidden. */
  private static Reason takenBack(Observation observation, Withdrawal withdrawal) {
    String sv = begin(PeriodWords.sv(observation.period()));
    String en = begin(PeriodWords.en(observation.period()));
    LocalDate day = LocalDate.ofInstant(withdrawal.at(), Period.ZONE);
    Map<String, String> params = new TreeMap<>();
    params.put("period", observation.period().text());
    params.put("reason", withdrawal.reason().code());
    params.put("withdrawnAt", withdrawal.at().toString());
    params.put("by", withdrawal.by());
    String code = "missing-" + code(observation).code();
    return withdrawal.isConfidential()
        ? reason(
            code,
            params,
            sv + ": dold av sekretesskäl sedan " + PeriodWords.sv(Period.ofDay(day)),
            en + ": hidden as confidential since " + PeriodWords.en(Period.ofDay(day)))
        : reason(
            code,
            params,
            "%s: återkallad %s av %s: %s"
                .formatted(
                    sv, PeriodWords.sv(Period.ofDay(day)), withdrawal.by(), withdrawal.text()),
            "%s: withdrawn on %s by %s: %s"
                .formatted(
                    en, PeriodWords.en(Period.ofDay(day)), withdrawal.by(), withdrawal.text()));
  }

  static Reason noYearEarlier(Period period) {
    return reason(
        "no-year-earlier",
        Map.of("period", period.text()),
        "Uppgift saknas för samma period ett år före " + PeriodWords.sv(period),
        "There is no figure for the same period one year before " + PeriodWords.en(period));
  }

  static Reason noBaseline(Period baseline) {
    return reason(
        "no-baseline",
        Map.of("baseline", baseline.text()),
        "Uppgift saknas för basperioden " + PeriodWords.sv(baseline),
        "There is no figure for the baseline " + PeriodWords.en(baseline));
  }

  static Reason zeroBaseline(Period baseline) {
    return reason(
        "zero-baseline",
        Map.of("baseline", baseline.text()),
        "Värdet för basperioden "
            + PeriodWords.sv(baseline)
            + " är noll, så ett index kan inte räknas",
        "The value of the baseline " + PeriodWords.en(baseline) + " is zero, so there is no index");
  }

  /** A sum over a hole would look like a sum of everything. */
  static Reason hole(Observation observation) {
    Missing why = code(observation);
    Period period = observation.period();
    return reason(
        "hole",
        Map.of("period", period.text(), "missing", why.code()),
        "Summan kan inte räknas, för %s saknas (%s)"
            .formatted(PeriodWords.sv(period), why.text().sv()),
        "The sum cannot be formed, for %s is missing (%s)"
            .formatted(PeriodWords.en(period), why.text().en()));
  }

  /** As {@link #hole(Observation)}, when nobody has said that something is missing. */
  static Reason hole(Coverage coverage) {
    String present = Long.toString(coverage.present());
    String expected = Long.toString(coverage.expected());
    return reason(
        "hole",
        Map.of("present", present, "expected", expected),
        "Summan kan inte räknas, för bara " + present + " av " + expected + " uppgifter finns",
        "The sum cannot be formed, for only " + present + " of " + expected + " figures are there");
  }

  /** The window is shorter than the period. */
  static Reason nothingInWindow() {
    return Reason.of(
        "nothing-in-window",
        "Ingen period ryms helt i fönstret",
        "No period lies wholly inside the window");
  }

  static Reason noComparison(String group) {
    return reason(
        "no-comparison",
        Map.of("group", group),
        "Uppgifter om de andra i gruppen " + group + " saknas",
        "There are no figures of the others in the group " + group);
  }

  static Reason tooFewCompared(String group, long compared, int members) {
    return reason(
        "too-few-compared",
        Map.of(
            "group", group,
            "compared", Long.toString(compared),
            "members", Integer.toString(members)),
        "Bara " + compared + " av gruppens " + members + " har uppgifter: för få för en plats",
        "Only " + compared + " of the group's " + members + " have figures: too few for a place");
  }

  static Reason noOwnValue() {
    return Reason.of(
        "no-own-value",
        "Kommunens egen uppgift saknas för perioden",
        "The municipality's own figure is missing for the period");
  }

  static Reason missingInput(String input) {
    return reason(
        "missing-input",
        Map.of("input", input),
        "Underlaget " + input + " saknas för perioden",
        "The input " + input + " is missing for the period");
  }

  /** The reason of one input among several: the same code, and which input it was. */
  static Reason ofInput(String input, Reason why) {
    Map<String, String> params = new TreeMap<>(why.params());
    params.put("input", input);
    return reason(
        why.code(), params, input + ": " + why.text().sv(), input + ": " + why.text().en());
  }

  static Reason negativeWeight(SeriesId weights) {
    return reason(
        "negative-weight",
        Map.of("series", weights.toString()),
        "En vikt är negativ, så ett vägt medelvärde kan inte räknas",
        "A weight is negative, so there is no weighted mean");
  }

  static Reason noWeight(SeriesId weights) {
    return reason(
        "no-weight",
        Map.of("series", weights.toString()),
        "Vikterna är noll, så ett vägt medelvärde kan inte räknas",
        "The weights are zero, so there is no weighted mean");
  }

  static Reason noCases(SeriesId whole) {
    return reason(
        "no-cases",
        Map.of("series", whole.toString()),
        "Det finns inga fall att räkna en andel av",
        "There are no cases to count a share of");
  }

  static Reason partExceedsWhole(SeriesId whole) {
    return reason(
        "part-exceeds-whole",
        Map.of("series", whole.toString()),
        "Delen är negativ eller större än det hela, så andelen kan inte stämma",
        "The part is negative or larger than the whole, so the share cannot be right");
  }

  static Reason notMonths(Period period) {
    return reason(
        "not-months",
        Map.of("period", period.text()),
        begin(PeriodWords.sv(period))
            + " är inte hela kalendermånader, och normala graddagar finns bara för sådana",
        begin(PeriodWords.en(period))
            + " is not whole calendar months, and only those have normal degree days");
  }

  static Reason noDegreeDays(Period period) {
    return reason(
        "no-degree-days",
        Map.of("period", period.text()),
        begin(PeriodWords.sv(period))
            + " hade inga graddagar, så förbrukningen kan inte korrigeras",
        begin(PeriodWords.en(period)) + " had no degree days, so the use cannot be corrected");
  }

  static Reason notFinite() {
    return Reason.of(
        "not-finite",
        "Beräkningen ger inget tal (till exempel division med noll)",
        "The computation gives no number (a division by zero, for example)");
  }

  static Reason formulaFailed() {
    return Reason.of(
        "formula-failed", "Formeln kunde inte räknas ut", "The formula could not be evaluated");
  }

  /** As a sentence begins. */
  private static String begin(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static Missing code(Observation observation) {
    Missing why = observation.missing();
    return why == null ? Missing.NOT_REPORTED : why;
  }

  private static Reason reason(String code, Map<String, String> params, String sv, String en) {
    return new Reason(code, new TreeMap<>(params), new LocalizedText(sv, en));
  }
}
