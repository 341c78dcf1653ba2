package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

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
    if (isReported()) {
      boolean milestone = promise.kind().equals("milestone");
      return known.judge(milestone, last == null ? null : last.deadline(), now);
    }
    Verdict found = isOpen() ? open() : measured();
    return withdrawn(found, known, last);
  }

  private static Verdict open() {
    return Verdict.of("not-yet-measurable", null, null);
  }

  /** Whether something is left open that must be known. */
  boolean isOpen() {
    return promise.target() == null || isOpen(promise.target());
  }

  /** Whether only reports say how it goes. */
  boolean isReported() {
    return promise.kind().equals("milestone") || promise.kind().equals("continuous");
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
      return new Asides(this, known).tell(Verdict.unknown("stages-disagree"));
    }
    Verdict told = new Asides(this, known).tell(found);
    boolean early = !told.isUnknown() && new Early(known).rests(told);
    return early ? told.secured(false).also("provisional-figure") : told;
  }

  static boolean isBudget(Promise promise, Target target) {
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
    return number(indicator, judged.period());
  }

  /** What an indicator has at a period, null when that is no number. */
  @Nullable Double number(@Nullable String indicator, @Nullable Period period) {
    return beside.getOrDefault(String.valueOf(indicator), List.of()).stream()
        .filter(each -> each.period().equals(period))
        .map(Figure::value)
        .filter(each -> each != null && Double.isFinite(each))
        .findFirst()
        .orElse(null);
  }

  @Nullable JsonObject target() {
    return commitment.getJsonObject("target");
  }

  /** How fast it went and must go, a year, where the pace decides. */
  Map<String, Double> paces(Verdict verdict) {
    Figure figure = verdict.judged();
    if (figure == null || !Early.BY_PACE.contains(String.valueOf(verdict.why()))) {
      return Map.of();
    }
    Known known = new Known(promise, figures, now);
    Path path = known.path(figure);
    Map<String, Double> paces = new TreeMap<>();
    double past = Calendar.years(Objects.requireNonNull(known.baseline.at()), figure.end());
    double left = Calendar.years(figure.end(), Objects.requireNonNull(path.target().end()));
    if (past > 0) {
      double begun = Objects.requireNonNull(known.baseline.level()).value();
      paces.put("actualPerYear", (figure.number() - begun) / past);
    }
    if (left > 0) {
      double goal = Objects.requireNonNull(path.goal()).value();
      paces.put("requiredPerYear", (goal - figure.number()) / left);
    }
    return paces;
  }

  /** Up to when there are figures with a value, and when the next is due; null for never. */
  record Times(@Nullable Instant observed, @Nullable Instant next) {
    static final Times NONE = new Times(null, null);
  }

  Times times() {
    Known known = new Known(promise, figures, now);
    Instant observed = null;
    for (Figure each : known.finished) {
      observed = each.value() == null ? observed : each.end();
    }
    return new Times(observed, known.finished.isEmpty() ? null : known.nextDue());
  }

  /** Whether there is a figure to show, be it one that decides nothing. */
  boolean shows() {
    return !isReported()
        && !isOpen()
        && new Known(promise, figures, now)
            .finished.stream().anyMatch(each -> each.value() != null);
  }

  /** What is asked of a figure now; null when that is not known, or of a sum. */
  @Nullable Double asked(Period period) {
    Known known = new Known(promise, figures, now);
    Figure figure =
        known.each().stream().filter(each -> each.period().equals(period)).findFirst().orElse(null);
    if (figure == null || isBudgeted(known.last())) {
      return null;
    }
    Level level = known.over() ? known.end().goal() : known.path(figure).at(figure.end());
    return level == null ? null : level.value();
  }

  private static boolean isBudgeted(Target target) {
    return target.shape().equals("budget");
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
        ? found.also("withdrawn-after")
        : Verdict.of("withdrawn", "stated", found.judged()).since(taken);
  }
}
