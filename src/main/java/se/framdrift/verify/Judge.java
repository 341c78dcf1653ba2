package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A commitment judged at a moment, in the order of docs/judging.md.
 *
 * @param commitment as the proof has it
 * @param figures of the judged indicator
 * @param beside figures of the others, by indicator
 * @param feedDeclared whether somebody delivers the figures
 */
record Judge(
    JsonObject commitment,
    Promise promise,
    List<Figure> figures,
    Map<String, List<Figure>> beside,
    Reports reports,
    boolean feedDeclared,
    Instant now) {

  Verdict judge() {
    Reports known = reports.upTo(now);
    List<Promise.Version> versions = promise.versions(now);
    Target last = versions.isEmpty() ? null : versions.getLast().target();
    if (promise.kind().equals("milestone") || promise.kind().equals("continuous")) {
      return known.judge(promise.kind().equals("milestone"), last == null ? null : last.deadline());
    }
    Target first = promise.target();
    Verdict found = first == null || isOpen(first) ? open() : measured();
    return withdrawn(found, known, last);
  }

  private static Verdict open() {
    return new Verdict("not-yet-measurable", null, false, null, null, null);
  }

  private boolean isOpen(Target target) {
    boolean throughout = promise.kind().equals("keep-within");
    boolean budget = isBudget(promise, target);
    boolean valued =
        target.value() != null || target.fromBaseline() || target.path().equals("yearly-rate");
    return link() == null
        || target.comparison() == null
        || !valued
        || ((throughout || budget) && promise.begins() == null)
        || (target.budget() && target.deadline() == null);
  }

  /** The link to the judged indicator, when it measures the words. */
  private @Nullable JsonObject link() {
    String indicator = commitment.getJsonObject("target").getString("indicator");
    return objects(commitment.getJsonArray("indicators", new JsonArray()))
        .filter(each -> each.getString("id").equals(indicator))
        .filter(each -> each.getString("relation").equals("measures"))
        .findFirst()
        .orElse(null);
  }

  static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }

  private Verdict measured() {
    Known known = new Known(promise, figures, now);
    if (known.finished.isEmpty()) {
      return Verdict.unknown(feedDeclared ? "no-data" : "no-feed");
    }
    String stock = commitment.getJsonObject("target").getString("stock");
    if (stock != null && !stock.equals(Objects.requireNonNull(link()).getString("stock"))) {
      return Verdict.unknown("other-stock");
    }
    boolean damped = !promise.kind().equals("keep-within") && !isBudget(promise, known.last());
    Verdict found = damped ? new Damping(known, Judge::rule).judge() : rule(known);
    if (promise.kind().equals("add-units") && disagree(found, known)) {
      return Verdict.unknown("stages-disagree");
    }
    return provisional(found, known) ? found.secured(false) : found;
  }

  private static boolean isBudget(Promise promise, Target target) {
    return target.budget()
        && (promise.kind().equals("reach-by") || promise.kind().equals("keep-within"));
  }

  private static Verdict rule(Known known) {
    if (isBudget(known.promise, known.last())) {
      return new Budget(known).judge();
    }
    return known.promise.kind().equals("keep-within")
        ? new Throughout(known).judge()
        : new AtDeadline(known).judge();
  }

  private boolean disagree(Verdict found, Known known) {
    JsonObject stages = commitment.getJsonObject("target").getJsonObject("stages");
    Figure judged = found.judged() == null ? known.newest() : found.judged();
    if (stages == null || judged.value() == null) {
      return false;
    }
    Double opened = stage(stages.getString("opened"), judged);
    Double closed = stage(stages.getString("closed"), judged);
    return opened != null
        && closed != null
        && Level.exactly(judged.number()).side("equal-to", opened - closed, 0) != Level.Side.GOOD;
  }

  private @Nullable Double stage(@Nullable String indicator, Figure judged) {
    return beside.getOrDefault(String.valueOf(indicator), List.of()).stream()
        .filter(each -> each.period().equals(judged.period()))
        .filter(each -> !each.noted() && each.value() != null)
        .findFirst()
        .map(Figure::value)
        .orElse(null);
  }

  private static boolean provisional(Verdict found, Known known) {
    boolean all =
        found.state().equals("met")
            && (known.promise.kind().equals("keep-within")
                || isBudget(known.promise, known.last()));
    return (all
            ? known.within(known.finished).stream().anyMatch(Judge::early)
            : found.judged() != null && early(found.judged()))
        || earlyBaseline(known);
  }

  /** Whether what secures rests on a baseline that is not the last word. */
  private static boolean earlyBaseline(Known known) {
    boolean early =
        known.finished.stream()
            .filter(each -> each.period().equals(known.last().baseline()))
            .anyMatch(Judge::early);
    boolean throughout = known.promise.kind().equals("keep-within");
    boolean rests =
        known.promise.kind().equals("change-by")
            || known.promise.versions(known.now).stream()
                .map(Promise.Version::target)
                .anyMatch(
                    each ->
                        each.fromBaseline()
                            || each.shape().equals("yearly-rate")
                            || (throughout && each.moves()));
    return early && rests;
  }

  private static boolean early(Figure figure) {
    return figure.early() || figure.flag().equals("E");
  }

  private static Verdict withdrawn(Verdict found, Reports reports, @Nullable Target last) {
    Reports.Report newest = reports.newest();
    Reports.Report first = reports.first();
    if (newest == null || first == null || !newest.state().equals("withdrawn")) {
      return found;
    }
    Instant taken = Calendar.midnight(first.day());
    boolean verdict =
        found.state().equals("missed")
            || found.state().equals("kept-late")
            || (found.state().equals("met") && found.secured());
    Instant end = last == null ? null : last.end();
    boolean before =
        (found.since() != null && !found.since().isAfter(taken))
            || (end != null && !end.isAfter(taken));
    return verdict && before
        ? found
        : Verdict.of("withdrawn", "stated", found.judged()).since(taken);
  }
}
