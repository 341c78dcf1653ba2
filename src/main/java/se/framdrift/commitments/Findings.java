package se.framdrift.commitments;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;

/**
 * What a figure says when held against a level, in words.
 *
 * @param figure one with a value
 * @param aim what it is held against
 * @param unit of both, empty for none
 */
record Findings(IndicatorValue figure, Aim aim, String unit) {

  Reason reached() {
    return reason(
        "reached",
        "Målet är nått: %s för %s, målet är %s",
        "Target reached: %s for %s, the target is %s");
  }

  Reason withinTarget() {
    return reason("within-target", "%s för %s, målet är %s", "%s for %s, the target is %s");
  }

  Reason outsideTarget() {
    return reason(
        "outside-target",
        "%s för %s når inte målet, %s",
        "%s for %s does not reach the target, %s");
  }

  Reason nearTarget() {
    return reason(
        "near-target",
        "%s för %s: målet, %s, ligger inom felmarginalen",
        "%s for %s: the target, %s, lies within the margin of error");
  }

  Reason kept() {
    return reason(
        "kept", "Målet nåddes: %s för %s, målet är %s", "Target met: %s for %s, the target is %s");
  }

  Reason notReached() {
    return reason(
        "not-reached",
        "Målet nåddes inte: %s för %s, målet är %s",
        "Target not met: %s for %s, the target is %s");
  }

  Reason withinMargin() {
    return reason(
        "within-margin",
        "Det går inte att säga om målet nåddes: %s för %s, målet, %s, ligger inom felmarginalen",
        "Whether the target was met cannot be said: %s for %s, the target, %s, lies within the margin of error");
  }

  Reason keptLate(int days, LocalDate deadline) {
    Reason plain =
        reason(
            "kept-late",
            "Målet nåddes "
                + days
                + (days == 1 ? " dag" : " dagar")
                + " för sent: %s för %s, målet är %s",
            "Target met "
                + days
                + (days == 1 ? " day" : " days")
                + " late: %s for %s, the target is %s");
    Map<String, String> params = new TreeMap<>(plain.params());
    params.put("days", Integer.toString(days));
    params.put("deadline", deadline.toString());
    return new Reason(plain.code(), new TreeMap<>(params), plain.text());
  }

  Reason onPath() {
    return reason(
        "on-path",
        "%s för %s, i fas med målbanan, då %s",
        "%s for %s, on the target path, then %s");
  }

  Reason nearPath() {
    return reason(
        "near-path",
        "%s för %s: målbanan, då %s, ligger inom felmarginalen",
        "%s for %s: the target path, then %s, lies within the margin of error");
  }

  Reason behindPath() {
    return reason(
        "behind-path",
        "%s för %s, efter målbanan, då %s",
        "%s for %s, behind the target path, then %s");
  }

  Reason paceAhead() {
    return reason(
        "pace-ahead",
        "Takten räcker: %s för %s; en jämn takt mot målet gav då %s",
        "The pace is enough: %s for %s; an even pace towards the target gave %s then");
  }

  Reason paceUncertain() {
    return reason(
        "pace-uncertain",
        "Det är osäkert om takten räcker: %s för %s; en jämn takt mot målet gav då %s",
        "Whether the pace is enough is uncertain: %s for %s; an even pace towards the target gave %s then");
  }

  Reason paceBehind() {
    return reason(
        "pace-behind",
        "Takten räcker inte: %s för %s; en jämn takt mot målet gav då %s",
        "The pace is not enough: %s for %s; an even pace towards the target gave %s then");
  }

  Reason overshot() {
    return reason(
        "overshot", "%s för %s har passerat målet, %s", "%s for %s has gone past the target, %s");
  }

  Reason wrongDirection(double baseline) {
    return bare(
        "wrong-direction",
        baseline,
        "Utvecklingen går åt fel håll: %s för %s, från utgångsvärdet %s",
        "It is moving in the wrong direction: %s for %s, from the baseline %s");
  }

  Reason heldSoFar() {
    return reason(
        "held-so-far",
        "Hållet hittills: %s för %s, löftet är %s",
        "Kept so far: %s for %s, the promise is %s");
  }

  Reason heldThroughout() {
    return reason(
        "held-throughout",
        "Hållet hela tiden: %s för %s, löftet är %s",
        "Kept throughout: %s for %s, the promise is %s");
  }

  Reason breach() {
    return reason(
        "breach",
        "Löftet bröts: %s för %s, löftet är %s",
        "The promise was broken: %s for %s, the promise is %s");
  }

  Reason unfinished() {
    return reason(
        "unfinished-period",
        "%s för %s, men perioden är inte slut; löftet är %s",
        "%s for %s, but the period is not over; the promise is %s");
  }

  Reason claimSupported() {
    return reason(
        "claim-supported",
        "Siffran stöder uppgiften: %s för %s, uppgiften är %s",
        "The figure bears the claim out: %s for %s, the claim is %s");
  }

  Reason claimContradicted() {
    return reason(
        "claim-contradicted",
        "Siffran motsäger uppgiften: %s för %s, uppgiften är %s",
        "The figure contradicts the claim: %s for %s, the claim is %s");
  }

  Reason claimWithinMargin() {
    return reason(
        "claim-within-margin",
        "Uppgiften kan inte bedömas: %s för %s, uppgiften, %s, ligger inom felmarginalen",
        "The claim cannot be judged: %s for %s, the claim, %s, lies within the margin of error");
  }

  /**
   * What has been used of a budget, which is the level aimed at.
   *
   * @param times share of the time in percent, as {@code shareOfTime}
   */
  Reason budget(String code, Map<String, String> times) {
    double used = Objects.requireNonNull(figure.value());
    double budget = aim.mark().value();
    String share = budget == 0 ? "" : Wording.raw(100 * used / budget);
    Map<String, String> params = new TreeMap<>(params(budget));
    params.putAll(times);
    params.put("shareUsed", share);
    return Reasons.of(
        code,
        params,
        in ->
            BudgetWords.of(code, in)
                .formatted(
                    shown(in, budget),
                    in.period(figure.period()),
                    in.comparison(aim.comparison()) + in.quantity(budget, used, unit),
                    share.isEmpty() ? "100 %" : in.quantity(100 * used / budget, 100, "%"),
                    in.quantity(Double.parseDouble(times.get("shareOfTime")), 100, "%")));
  }

  private Reason reason(String code, String sv, String en) {
    double level = aim.mark().value();
    return reason(code, level, (in, text) -> in.comparison(aim.comparison()) + text, sv, en);
  }

  private Reason bare(String code, double level, String sv, String en) {
    return reason(code, level, (_, text) -> text, sv, en);
  }

  private Reason reason(
      String code, double level, BiFunction<Wording, String, String> target, String sv, String en) {
    double value = Objects.requireNonNull(figure.value());
    return Reasons.of(
        code,
        params(level),
        in ->
            (in == Wording.SV ? sv : en)
                .formatted(
                    shown(in, level),
                    in.period(figure.period()),
                    target.apply(in, in.quantity(level, value, unit))));
  }

  private String shown(Wording in, double level) {
    Double margin = figure.margin();
    return in.quantity(Objects.requireNonNull(figure.value()), level, unit)
        + (margin == null || margin == 0 ? "" : " (±" + in.number(margin, 2) + ")");
  }

  private Map<String, String> params(double level) {
    Map<String, String> params = new TreeMap<>();
    params.put("period", figure.period().text());
    params.put("value", Wording.raw(Objects.requireNonNull(figure.value())));
    params.put("target", Wording.raw(level));
    params.put("comparison", aim.comparison().code());
    Double margin = figure.margin();
    if (margin != null) {
      params.put("margin", Wording.raw(margin));
    }
    if (!unit.isEmpty()) {
      params.put("unit", unit);
    }
    return params;
  }
}
