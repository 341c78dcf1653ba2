package se.framdrift.feeds.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.disclosure.Contribution;
import se.framdrift.disclosure.Figure;
import se.framdrift.feeds.OutsideFeed;
import se.framdrift.feeds.OutsideSettings;
import se.framdrift.model.Outside;

class CaseFeedTest {

  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");

  private final CaseFeed feed = new Cases().open(OutsideSettings.declaration("exempelby-arenden"));

  private static JsonObject whole() {
    return new JsonObject()
        .put("id", "c-1")
        .put("kind", "klotter")
        .put("area", "centrum")
        .put("opened", "2026-05-04T08:00:00Z");
  }

  private static JsonObject event(String event, String at) {
    return new JsonObject().put("id", "c-1").put("event", event).put("at", at);
  }

  private String refused(JsonObject row) {
    OutsideFeed.Read read = feed.read(List.of(row), NOW);
    assertThat(read.steps()).isEmpty();
    return read.refused().getFirst().toString();
  }

  private Outside step(@Nullable String known, JsonObject row) {
    return feed.read(List.of(row), NOW).steps().getFirst().next().apply(known);
  }

  private List<Contribution> counted(JsonObject row, String now) {
    return feed.contributions(((Outside.Kept) step(null, row)).content(), Instant.parse(now));
  }

  @Test
  void countsACaseFromTheMomentInWhichItsTimeIsOut() {
    assertThat(counted(whole(), "2026-05-06T07:59:00Z")).isEmpty();
    assertThat(counted(whole(), "2026-05-06T08:00:00Z"))
        .extracting(Contribution::subject, Contribution::said)
        .containsExactly(tuple("klotter", "open"));
  }

  @Test
  void countsAClosedOneAsInTimeOrLate() {
    JsonObject inTime = whole().put("closed", "2026-05-06T08:00:00Z");
    JsonObject late = whole().put("closed", "2026-05-06T08:00:01Z");

    Contribution first = counted(inTime, "2026-05-20T00:00:00Z").getFirst();
    assertThat(first.said()).isEqualTo("in-time");
    assertThat(first.amount()).isEqualTo(2.0);
    assertThat(counted(late, "2026-05-20T00:00:00Z").getFirst().said()).isEqualTo("late");
  }

  @Test
  void showsPointsOfACurveOfCasesThatWereFollowedToItsEnd() {
    CaseFeed curved =
        new Cases()
            .open(
                OutsideSettings.withSettings(
                    "exempelby-arenden",
                    """
                    {"threshold": 5, "period": "month", "areas": ["centrum"],
                     "kinds": [{"id": "klotter", "within": "PT48H"}],
                     "figures": [{"id": "klotter", "kind": "klotter", "openOverdue": "open",
                       "medianDays": "days", "by": ["area"],
                       "curve": [{"within": "PT24H", "kpi": "day"},
                                 {"within": "PT168H", "kpi": "week"}]}]}
                    """));
    String content =
        ((Outside.Kept) step(null, whole().put("closed", "2026-05-06T09:00:00Z"))).content();
    Instant week = Instant.parse("2026-05-11T08:00:00Z");

    assertThat(curved.contributions(content, week.minusNanos(1))).isEmpty();
    assertThat(curved.changes(content, week.minusNanos(1))).isEqualTo(week);
    assertThat(curved.contributions(content, week).getFirst().said()).isEqualTo("late.1");
    assertThat(curved.plan().figures())
        .extracting(Figure::id, Figure::yes)
        .containsExactly(
            tuple("klotter", Set.of("in-time.0", "in-time.1")),
            tuple("klotter-overdue", Set.of("open.2")),
            tuple("klotter-days", Set.of()),
            tuple("klotter-within-PT24H", Set.of("in-time.0")),
            tuple("klotter-within-PT168H", Set.of("in-time.0", "in-time.1", "late.1")));
  }

  @Test
  void belongsToTheMonthInWhichItFallsDue() {
    JsonObject row = whole().put("opened", "2026-04-28T22:00:00Z"); // due at midnight, 30 April

    assertThat(((Outside.Kept) step(null, row)).wave()).isEqualTo("2026-04");
    JsonArray pauses =
        new JsonArray()
            .add(
                new JsonObject()
                    .put("from", "2026-04-29T00:00:00Z")
                    .put("to", "2026-04-29T00:00:01Z"));
    assertThat(((Outside.Kept) step(null, row.put("paused", pauses))).wave()).isEqualTo("2026-05");
  }

  @Test
  void isTheSameFromEventsAndWhole() {
    JsonObject whole =
        whole()
            .put("closed", "2026-05-06T08:00:00Z")
            .put(
                "paused",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("from", "2026-05-04T10:00:00Z")
                            .put("to", "2026-05-04T11:00:00Z")));
    String known = null;
    for (JsonObject each :
        List.of(
            event("closed", "2026-05-06T08:00:00Z"),
            event("resumed", "2026-05-04T11:00:00Z"),
            event("opened", "2026-05-04T10:00:00+02:00").put("kind", "klotter"),
            event("paused", "2026-05-04T10:00:00Z").put("area", "centrum"))) {
      known = ((Outside.Kept) step(known, each)).content();
    }

    assertThat(step(null, whole)).extracting("content").isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({
    "closed, 2026-05-03T08:00:00Z, before what must come before",
    "reopened, 2026-05-03T08:00:00Z, before what must come before",
    "closed, 2026-05-21T08:00:00Z, has not come",
    "closed, Hilda, not a moment",
    "kind, Hilda, not one that is declared",
    "area, Hilda, not one that is declared",
    "reporter, Hilda, not declared",
    "name, Hilda, who somebody is"
  })
  void refusesWhatCannotBeWithWordsThatRepeatNothing(String field, String value, String words) {
    assertThat(refused(whole().put(field, value))).contains(words).doesNotContain("Hilda");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-04T10:00:00Z, 2026-05-04T09:00:00Z",
    "2026-05-04T07:00:00Z, 2026-05-04T09:00:00Z",
    "2026-05-04T10:00:00Z, 2026-05-07T09:00:00Z",
    "2026-05-04T10:00:00Z, "
  })
  void refusesPausesThatCannotBe(String from, @Nullable String to) {
    JsonObject pause = new JsonObject().put("from", from).put("to", to);
    JsonObject row =
        whole().put("closed", "2026-05-06T08:00:00Z").put("paused", new JsonArray().add(pause));

    assertThat(refused(row)).contains("field=paused");
  }

  @Test
  void refusesAnEventThatContradictsWhatIsKnown() {
    String known =
        ((Outside.Kept) step(null, event("opened", "2026-05-04T08:00:00Z").put("kind", "klotter")))
            .content();

    assertThat(step(known, event("closed", "2026-05-04T07:00:00Z")))
        .isInstanceOf(Outside.Refused.class);
    assertThat(step(known, event("opened", "2026-05-04T09:00:00Z")))
        .isInstanceOf(Outside.Refused.class);
    assertThat(step(known, event("closed", "2026-05-05T07:00:00Z").put("kind", "rehabplan")))
        .isInstanceOf(Outside.Refused.class);
    assertThat(refused(event("vanished", "2026-05-04T08:00:00Z"))).contains("no such event");
  }
}
