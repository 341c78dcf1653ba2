package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is said of a claim against figures and reports, as "Claims" in docs/judging.md has it.
 */
record ClaimCheck(Proof proof) {

  private static final String BY_HAND = "claim as found by hand";
  private static final List<String> BEGUN = List.of("started", "stalled", "done");

  List<Checked> check() {
    JsonObject item = proof.item();
    JsonObject claim = item == null ? null : proof.commitment().getJsonObject("claim");
    if (item == null || claim == null) {
      return List.of();
    }
    JsonObject said = item.getJsonObject("claim");
    String told =
        said == null
            ? BY_HAND
            : line(
                said.getString("verdict"),
                said.getJsonArray("reasons").getJsonObject(0).getString("code"));
    JsonObject check = claim.getJsonObject("check");
    String found = check == null ? reported(claim.getString("says")) : figured(check);
    return List.of(Checked.of(told.equals(found), told, found));
  }

  private static String line(String verdict, @Nullable String why) {
    return "claim " + verdict + " (" + why + ")";
  }

  private String figured(JsonObject check) {
    JsonObject indicator = proof.indicator(check.getString("indicator"));
    if (indicator == null) {
      return line("not-judgeable", "no-figure");
    }
    Calendar calendar = Proof.calendar(indicator);
    boolean survey =
        indicator.getJsonObject("definition").getBoolean("survey", false)
            || "survey-level".equals(proof.commitment().getString("kind"));
    Figure figure =
        Proof.figures(indicator, calendar).stream()
            .filter(each -> each.period().text().equals(check.getString("period")))
            .filter(each -> isKnown(each, calendar))
            .findFirst()
            .orElse(null);
    if (figure == null) {
      return line("not-judgeable", "no-figure");
    }
    String obstacle = figure.obstacle(survey);
    if (obstacle != null) {
      return line("not-judgeable", obstacle);
    }
    Level level = Level.exactly(check.getDouble("value"));
    return switch (level.side(check.getString("comparison"), figure.number(), figure.spread())) {
      case GOOD -> line("supported", "claim-supported");
      case STRADDLING -> line("not-judgeable", "claim-within-margin");
      case BAD -> line("contradicted", "claim-contradicted");
    };
  }

  /** Finished, published, and no part of a figure that is still to grow. */
  private boolean isKnown(Figure figure, Calendar calendar) {
    Instant now = proof.judgedAt();
    boolean grows = figure.flag().equals("P") && figure.noted();
    return !figure.unpublished()
        && !figure.end().isAfter(now)
        && !(grows && now.isBefore(calendar.due(calendar.slot(figure))));
  }

  private String reported(String says) {
    List<Reports.Report> reports =
        proof.reports().upTo(proof.judgedAt()).reports().stream()
            .filter(each -> !each.state().equals("withdrawn"))
            .toList();
    boolean done = says.equals("done");
    if (reports.isEmpty() || !(done || says.equals("started"))) {
      return BY_HAND;
    }
    JsonObject document = proof.json().getJsonObject("document");
    String day = document == null ? null : document.getString("dated");
    if (day == null) {
      return line("not-judgeable", "document-undated");
    }
    LocalDate dated = LocalDate.parse(day);
    Reports.Report then = null;
    Reports.Report after = null;
    for (Reports.Report each : reports) {
      if (!each.day().isAfter(dated)) {
        then = each;
      } else if (after == null) {
        after = each;
      }
    }
    if (then != null && (done ? then.state().equals("done") : BEGUN.contains(then.state()))) {
      return line("supported", "stated");
    }
    boolean against =
        after != null
            && (done
                || List.of("started", "not-started")
                    .contains(Objects.requireNonNull(after).state()));
    return against ? line("contradicted", "stated") : BY_HAND;
  }
}
