package se.framdrift.indicators;

import java.util.Map;
import java.util.TreeMap;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/** Why an indicator has no value at a period. */
final class Reasons {

  private Reasons() {}

  /** {@code missing-not-reported} and the like: the observation itself has no value. */
  static Reason missing(Observation observation) {
    Missing why = code(observation);
    String period = observation.period().text();
    return reason(
        "missing-" + why.code(),
        Map.of("period", period),
        period + ": " + why.text().sv(),
        period + ": " + why.text().en());
  }

  static Reason noYearEarlier(Period period) {
    return reason(
        "no-year-earlier",
        Map.of("period", period.text()),
        "Uppgift saknas för samma period ett år före " + period,
        "There is no figure for the same period one year before " + period);
  }

  static Reason noBaseline(Period baseline) {
    return reason(
        "no-baseline",
        Map.of("baseline", baseline.text()),
        "Uppgift saknas för basperioden " + baseline,
        "There is no figure for the baseline " + baseline);
  }

  static Reason zeroBaseline(Period baseline) {
    return reason(
        "zero-baseline",
        Map.of("baseline", baseline.text()),
        "Värdet för basperioden " + baseline + " är noll, så ett index kan inte räknas",
        "The value of the baseline " + baseline + " is zero, so there is no index");
  }

  /** A sum over a hole would look like a sum of everything. */
  static Reason hole(Observation observation) {
    Missing why = code(observation);
    String period = observation.period().text();
    return reason(
        "hole",
        Map.of("period", period, "missing", why.code()),
        "Summan kan inte räknas, för " + period + " saknas (" + why.text().sv() + ")",
        "The sum cannot be formed, for " + period + " is missing (" + why.text().en() + ")");
  }

  /** A sum over a period that nobody has told of would look like a sum of everything. */
  static Reason hole(Period period) {
    return reason(
        "hole",
        Map.of("period", period.text()),
        "Summan kan inte räknas, för uppgift om " + period + " har inte kommit in",
        "The sum cannot be formed, for no figure for " + period + " has come in");
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

  private static Missing code(Observation observation) {
    Missing why = observation.missing();
    return why == null ? Missing.NOT_REPORTED : why;
  }

  private static Reason reason(String code, Map<String, String> params, String sv, String en) {
    return new Reason(code, new TreeMap<>(params), new LocalizedText(sv, en));
  }
}
