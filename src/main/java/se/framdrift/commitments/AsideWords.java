package se.framdrift.commitments;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/** What is said of figures that stand beside the one that is judged. */
final class AsideWords {

  private static final List<String> STAGES =
      List.of("planned", "decided", "under-construction", "opened", "closed");

  private AsideWords() {}

  static Reason otherStock(String promised, @Nullable String computed) {
    Map<String, String> params = new TreeMap<>(Map.of("promised", promised));
    if (computed != null) {
      params.put("computed", computed);
    }
    return Reasons.of(
        "other-stock",
        params,
        in ->
            in == Wording.SV
                ? "Löftet gäller beståndet "
                    + promised
                    + ", siffran "
                    + (computed == null ? "ett som inte är angivet" : "beståndet " + computed)
                    + "; de går inte att jämföra"
                : "The promise is about the stock "
                    + promised
                    + ", the figure about "
                    + (computed == null ? "one that is not said" : "the stock " + computed)
                    + "; they cannot be compared");
  }

  static Reason disagree(Period period, double net, double opened, double closed) {
    return Reasons.of(
        "stages-disagree",
        Map.of(
            "period", period.text(),
            "value", Wording.raw(net),
            "opened", Wording.raw(opened),
            "closed", Wording.raw(closed)),
        in ->
            in == Wording.SV
                ? "Siffran för %s är %s, men öppnade minus stängda är %s minus %s"
                    .formatted(
                        in.period(period),
                        in.number(net, 2),
                        in.number(opened, 2),
                        in.number(closed, 2))
                : "The figure for %s is %s, but opened less closed is %s less %s"
                    .formatted(
                        in.period(period),
                        in.number(net, 2),
                        in.number(opened, 2),
                        in.number(closed, 2)));
  }

  /** A stage without a figure is said to have none. */
  static Reason stages(Period period, Map<String, @Nullable Double> numbers, String unit) {
    Map<String, String> params = new TreeMap<>(Map.of("period", period.text()));
    numbers.forEach(
        (stage, number) -> params.put(stage, number == null ? "missing" : Wording.raw(number)));
    return Reasons.of(
        "stages",
        params,
        in ->
            in.period(period)
                + ": "
                + STAGES.stream()
                    .filter(numbers::containsKey)
                    .map(stage -> word(stage, in) + " " + shown(numbers.get(stage), in, unit))
                    .collect(Collectors.joining(", "))
                + (in == Wording.SV
                    ? "; bara öppnade minus stängda räknas"
                    : "; only opened less closed counts"));
  }

  private static String shown(@Nullable Double number, Wording in, String unit) {
    String none = in == Wording.SV ? "uppgift saknas" : "no figure";
    return number == null ? none : in.quantity(number, number, unit);
  }

  private static String word(String stage, Wording in) {
    boolean swedish = in == Wording.SV;
    return switch (stage) {
      case "planned" -> swedish ? "planerade" : "planned";
      case "decided" -> swedish ? "beslutade" : "decided";
      case "under-construction" -> swedish ? "under byggnad" : "under construction";
      case "opened" -> swedish ? "öppnade" : "opened";
      case "closed" -> swedish ? "stängda" : "closed";
      default -> stage;
    };
  }

  static Reason raw(Period period, @Nullable Double value, String unit) {
    Map<String, String> params = new TreeMap<>(Map.of("period", period.text()));
    params.put("raw", value == null ? "missing" : Wording.raw(value));
    return Reasons.of(
        "raw-beside",
        params,
        in ->
            (in == Wording.SV ? "Utan korrigering: " : "Without correction: ")
                + shown(value, in, unit)
                + (in == Wording.SV ? " för " : " for ")
                + in.period(period));
  }

  static Reason baselineRevised(Period period, double before, double now) {
    return Reasons.of(
        "baseline-revised",
        Map.of(
            "period", period.text(),
            "valueBefore", Wording.raw(before),
            "value", Wording.raw(now)),
        in ->
            in == Wording.SV
                ? "Utgångsvärdet för %s har reviderats sedan löftet gavs: från %s till %s"
                    .formatted(
                        in.period(period),
                        in.quantity(before, now, ""),
                        in.quantity(now, before, ""))
                : "The baseline for %s has been revised since the promise was made: from %s to %s"
                    .formatted(
                        in.period(period),
                        in.quantity(before, now, ""),
                        in.quantity(now, before, "")));
  }

  static Reason errorBudget(Map<String, String> params, double allowed, double missed) {
    return Reasons.of(
        "error-budget",
        params,
        in ->
            in == Wording.SV
                ? "%s missade ärenden hittills; löftet tillåter %s"
                    .formatted(in.number(missed, 1), in.number(allowed, 1))
                : "%s cases missed so far; the promise allows %s"
                    .formatted(in.number(missed, 1), in.number(allowed, 1)));
  }
}
