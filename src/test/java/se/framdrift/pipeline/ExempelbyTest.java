package se.framdrift.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.boards.Tile.IndicatorTile;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Target;
import se.framdrift.model.ClaimFinding;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Status;
import se.framdrift.model.Status.State;
import se.framdrift.wire.StandingJson;
import se.framdrift.wire.TileJson;

/** Made-up Exempelby, judged from its files alone. What it should come to is in docs/figures.md. */
class ExempelbyTest {

  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  /** What each commitment was called on the 22nd of a month, whenever that was something new. */
  private static final Path CHANGES = Path.of("src/test/resources/scenarios/exempelby.txt");

  private static final Set<State> GREEN =
      Set.of(State.ON_TRACK, State.MET, State.KEPT_LATE, State.DONE, State.STARTED);

  /** A commitment whose state changes more often in four years says nothing. */
  private static final int MAX_CHANGES = 8;

  @Test
  void everyCommitmentStandsAsTheDocumentationSays() {
    ExempelbyRun run = new ExempelbyRun();
    run.post(NOW);
    assertThat(run.refused()).isEmpty();
    assertThat(ExempelbyRun.catalog().commitments())
        .extracting(each -> each.id() + " " + shown(run.commitment(each.id()).status()))
        .containsExactly(
            "exempelby-1 on-track (within-target)",
            "exempelby-2 cannot-be-judged (within-margin)",
            "exempelby-3 started (stated)",
            "exempelby-4 done (stated)",
            "exempelby-5a kept-late by 62 days secured (kept-late)",
            "exempelby-5b met secured (kept)",
            "exempelby-6 missed (not-reached)",
            "exempelby-7 at-risk (near-path)",
            "exempelby-8 on-track (on-path)",
            "exempelby-9 on-track (on-path)",
            "exempelby-10 met (reached)",
            "exempelby-11 on-track (held-so-far)",
            "exempelby-12 missed (breach)",
            "exempelby-13 off-track (behind-path)",
            "exempelby-14 not-yet-measurable (open-question)",
            "exempelby-15 cannot-be-judged (nothing-reported)");
  }

  @Test
  void whatTheProgrammeClaimsIsHeldAgainstTheFigureOfThatMonth() {
    ExempelbyRun run = new ExempelbyRun();
    run.post(NOW);
    CommitmentTile tile = run.commitment("exempelby-10");
    assertThat(requireNonNull(tile.claim()).verdict()).isEqualTo(ClaimFinding.Verdict.SUPPORTED);
    Commitment cars =
        ExempelbyRun.catalog().commitments().stream()
            .filter(each -> each.id().equals("exempelby-10"))
            .findFirst()
            .orElseThrow();
    JsonObject item = new JsonObject(TileJson.write(tile, 7, null));
    JsonObject claim =
        StandingJson.commitment(ExempelbyRun.catalog(), cars, item).getJsonObject("claim");
    assertThat(claim.getString("text")).isEqualTo("Ungefär hälften är redan utbytta");
    assertThat(claim.getString("verdict")).isEqualTo("supported");
    assertThat(claim.getString("register")).isEqualTo("supported");
    assertThat(claim.getJsonArray("reasons").getJsonObject(0).getString("code"))
        .isEqualTo("claim-supported");
    assertThat(run.commitment("exempelby-1").claim()).isNull();
  }

  @Test
  void everyIndicatorHasAValueOrSaysWhyNot() {
    ExempelbyRun run = new ExempelbyRun();
    run.post(NOW);
    List<String> without = new ArrayList<>();
    for (Indicator indicator : ExempelbyRun.catalog().indicators()) {
      IndicatorTile tile = run.indicator(indicator.id());
      IndicatorValue newest = tile.points().isEmpty() ? null : tile.points().getLast();
      if (newest == null) {
        without.add(indicator.id() + " " + requireNonNull(tile.nothing()).code());
      } else if (newest.value() == null) {
        without.add(indicator.id() + " " + requireNonNull(newest.missing()).code());
      }
    }
    assertThat(without).containsExactly("exempelby-bygglov no-feed");
  }

  @Test
  void nothingIsGreenBeforeThereIsEvidenceAndNoStateFlickers() throws IOException {
    ExempelbyRun run = new ExempelbyRun();
    Map<String, List<String>> states = new LinkedHashMap<>();
    Map<String, String> last = new LinkedHashMap<>();
    for (LocalDate day = LocalDate.of(2022, 10, 22);
        !day.isAfter(LocalDate.of(2026, 11, 22));
        day = day.plusMonths(1)) {
      Instant now = day.atStartOfDay(Period.ZONE).toInstant();
      run.post(now);
      for (Commitment commitment : ExempelbyRun.catalog().commitments()) {
        CommitmentTile tile = run.commitment(commitment.id());
        if (GREEN.contains(tile.status().state())) {
          assertThat(evidence(run, commitment, tile, now))
              .as("evidence for %s being %s on %s", commitment.id(), shown(tile.status()), day)
              .isTrue();
        }
        String state = standing(tile.status());
        if (!state.equals(last.put(commitment.id(), state))) {
          states
              .computeIfAbsent(commitment.id(), _ -> new ArrayList<>())
              .add(day + " " + shown(tile.status()));
        }
      }
    }
    assertThat(states)
        .hasSize(16)
        .allSatisfy((_, changes) -> assertThat(changes).hasSizeLessThanOrEqualTo(MAX_CHANGES));
    assertThat(lines(states)).isEqualTo(Files.readString(CHANGES));
  }

  private static String lines(Map<String, List<String>> states) {
    StringBuilder lines = new StringBuilder();
    states.forEach(
        (id, changes) ->
            lines.append(id).append("\n  ").append(String.join("\n  ", changes)).append('\n'));
    return lines.toString();
  }

  @Test
  void aFeedThatFallsSilentTakesTheGreenAwayAsItsNextFiguresFallDue() {
    ExempelbyRun run = new ExempelbyRun();
    run.post(Instant.parse("2026-02-22T00:00:00Z"));
    assertThat(judgedGreen(run))
        .containsExactly(
            "exempelby-1", "exempelby-8", "exempelby-9", "exempelby-10", "exempelby-11");
    run.tick(NOW);
    assertThat(judgedGreen(run))
        .as("only what rests on whole years, of which the next is due in 2027")
        .containsExactly("exempelby-8", "exempelby-11");
    assertThat(run.commitment("exempelby-5b").status().reasons())
        .extracting(Reason::code)
        .contains("no-data-since");
    run.tick(Instant.parse("2027-01-02T00:00:00Z"));
    assertThat(judgedGreen(run)).as("52 days are not the year 2026").isEmpty();
    assertThat(List.of("exempelby-8", "exempelby-11"))
        .allSatisfy(
            id -> {
              Status status = run.commitment(id).status();
              assertThat(shown(status)).isEqualTo("cannot-be-judged (quality-note)");
            });
    assertThat(run.commitment("exempelby-8").status().reasons().getFirst().text().sv())
        .isEqualTo("Siffran för 2026 bedöms inte: Bara 52 av 365 uppgifter finns");
  }

  /** Ids of the commitments that are green by a figure, not by a report. */
  private static List<String> judgedGreen(ExempelbyRun run) {
    return ExempelbyRun.catalog().commitments().stream()
        .map(commitment -> run.commitment(commitment.id()))
        .filter(tile -> tile.judged() != null && GREEN.contains(tile.status().state()))
        .map(CommitmentTile::id)
        .toList();
  }

  /** A report, or a figure of a whole period after the promise began, made of rows that came in. */
  private static boolean evidence(
      ExempelbyRun run, Commitment commitment, CommitmentTile tile, Instant now) {
    if (commitment.kind() == Kind.MILESTONE || commitment.kind() == Kind.CONTINUOUS) {
      return tile.statement() != null;
    }
    IndicatorValue judged = tile.judged();
    Instant from = from(requireNonNull(commitment.target()));
    return judged != null
        && judged.value() != null
        && !judged.period().start().isBefore(from)
        && !judged.period().end().isAfter(now)
        && inputs(requireNonNull(tile.judgedIndicator())).stream()
            .map(input -> run.newest(input.series()))
            .allMatch(newest -> newest != null && !newest.end().isBefore(judged.period().end()));
  }

  private static Instant from(Target target) {
    return requireNonNull(target.from()).atStartOfDay(Period.ZONE).toInstant();
  }

  private static List<Indicator.Input> inputs(String indicator) {
    return ExempelbyRun.catalog().indicators().stream()
        .filter(each -> each.id().equals(indicator))
        .findFirst()
        .orElseThrow()
        .inputs();
  }

  private static String shown(Status status) {
    return "%s (%s)".formatted(standing(status), status.reasons().getFirst().code());
  }

  private static String standing(Status status) {
    @Nullable Integer late = status.daysLate();
    return status.state().code()
        + (late == null ? "" : " by " + late + " days")
        + (status.secured() ? " secured" : "");
  }
}
