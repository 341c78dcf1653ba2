package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/** Holds the status in a proof against what its figures and reports give. */
record StatusCheck(Proof proof) {

  List<Checked> check() {
    JsonObject item = proof.item();
    if (item == null) {
      return List.of(Checked.note("nothing has been said of this commitment yet"));
    }
    JsonObject status = item.getJsonObject("status");
    Standing standing = Standing.of(proof);
    Judge judge = standing.judge();
    Verdict found = standing.verdict();
    List<Checked> checked = new ArrayList<>();
    String why = why(status, found);
    String said =
        line(
            status.getString("state"),
            why,
            status.getBoolean("secured"),
            status.getInteger("daysLate"),
            instant(status.getString("since")));
    String own = line(found.state(), found.why(), found.secured(), found.daysLate(), found.since());
    checked.add(Checked.of(said.equals(own), said, own));
    checked.addAll(new ReasonCheck(proof, standing).check(item));
    judged(item, judge, found, checked);
    asked(item, judge, checked);
    times(item, judge, checked);
    if (status.getJsonObject("override") != null) {
      checked.add(
          Checked.note(
              "somebody judges otherwise, %s: what is verified is the computed status"
                  .formatted(status.getJsonObject("override").getString("state"))));
    }
    return checked;
  }

  /** The rows in a proof of a server are those of the figure that is shown. */
  private void explained(JsonObject judged, String period, List<Checked> checked) {
    JsonObject indicator = proof.indicator(judged.getString("indicator"));
    boolean written = proof.json().containsKey("ruleVersion");
    if (written && (indicator == null || !period.equals(indicator.getString("explained")))) {
      checked.add(Checked.different("the rows are not those of the figure shown, of " + period));
    }
  }

  /** When the newest figure is from, and when the next is due. */
  private static void times(JsonObject item, Judge judge, List<Checked> checked) {
    boolean measured = !judge.isReported() && !judge.isOpen();
    Judge.Times times = measured ? judge.times() : Judge.Times.NONE;
    String said = item.getString("observedAt") + ", next " + item.getString("expectedNext");
    String own = times.observed() + ", next " + times.next();
    checked.add(Checked.of(said.equals(own), "observed until " + said, own));
  }

  /** The level asked for of the figure that is shown. */
  private static void asked(JsonObject item, Judge judge, List<Checked> checked) {
    JsonObject judged = item.getJsonObject("judged");
    Double said = item.getDouble("targetNow");
    Double asked =
        judged == null || judge.isReported() || judge.isOpen()
            ? null
            : judge.asked(Period.parse(judged.getString("period")));
    boolean both = said != null && asked != null;
    boolean same =
        both
            ? ReasonCheck.isNear(Objects.requireNonNull(said), Objects.requireNonNull(asked))
            : Objects.equals(said, asked);
    if (said != null || asked != null) {
      checked.add(Checked.of(same, "asked for " + said, String.valueOf(asked)));
    }
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  /** The code of the reason that decides; null where the judge names none either. */
  private static @Nullable String why(JsonObject status, Verdict found) {
    if (found.why() == null) {
      return null;
    }
    return Judge.objects(status.getJsonArray("reasons", new JsonArray()))
        .map(each -> each.getString("code"))
        .filter(code -> !code.equals("damped"))
        .findFirst()
        .orElse(null);
  }

  private static String line(
      String state,
      @Nullable String why,
      boolean secured,
      @Nullable Integer daysLate,
      @Nullable Instant since) {
    return "status "
        + state
        + (why == null ? "" : " (" + why + ")")
        + (secured ? " secured" : "")
        + (daysLate == null ? "" : " " + daysLate + " days late")
        + (since == null ? "" : " since " + since);
  }

  /** The figure that decides is the one that is shown, as it stands among the values. */
  private void judged(JsonObject item, Judge judge, Verdict found, List<Checked> checked) {
    JsonObject judged = item.getJsonObject("judged");
    if (judged == null) {
      if (found.judged() != null || judge.shows()) {
        checked.add(Checked.different("no figure is shown, and there is one"));
      }
      return;
    }
    String period = judged.getString("period");
    for (Figure each : judge.figures()) {
      if (each.period().text().equals(period)) {
        boolean same =
            Objects.equals(each.value(), judged.getDouble("value"))
                && Objects.equals(each.margin(), judged.getDouble("margin"))
                && Objects.equals(each.coverage(), judged.getJsonObject("coverage"));
        explained(judged, period, checked);
        checked.add(
            Checked.of(
                same,
                "the figure shown is %s = %s".formatted(period, judged.getValue("value")),
                each.value() + " ± " + each.margin()));
        return;
      }
    }
    checked.add(Checked.different("the figure shown, " + period + ", is not among the values"));
  }
}
