package se.framdrift.feeds.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.disclosure.Contribution;
import se.framdrift.feeds.OutsideFeed;
import se.framdrift.feeds.OutsideSettings;
import se.framdrift.model.Outside;
import se.framdrift.model.Rejection;

class SurveyFeedTest {

  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
  private static final String SECRET = "Hemliga Hilda";

  private final SurveyFeed feed =
      new Surveys().open(OutsideSettings.declaration("exempelby-trygghetsenkat"));

  private static JsonObject answer() {
    return new JsonObject()
        .put("id", "r-1")
        .put("answeredAt", "2026-05-04T22:30:00Z")
        .put("answers", new JsonObject().put("safe-dark", "ganska-trygg").put("trust", 8))
        .put("stratum", "centrum")
        .put("weight", 1.5)
        .put("groups", new JsonObject().put("gender", "K"));
  }

  private Rejection refused(Object row) {
    OutsideFeed.Read read = feed.read(List.of(row), NOW);
    assertThat(read.steps()).isEmpty();
    return read.refused().getFirst();
  }

  private Outside.Kept kept(JsonObject row) {
    OutsideFeed.Read read = feed.read(List.of(row), NOW);
    assertThat(read.refused()).isEmpty();
    return (Outside.Kept) read.steps().getFirst().next().apply(null);
  }

  @Test
  void keepsTheDayOfSwedenAndWhatIsDeclared() {
    Outside.Kept kept = kept(answer());

    assertThat(kept.wave()).isEqualTo("2026-Q2");
    assertThat(kept.content())
        .isEqualTo(
            "{\"day\":\"2026-05-05\",\"answers\":{\"safe-dark\":\"ganska-trygg\",\"trust\":8.0},"
                + "\"stratum\":\"centrum\",\"micros\":1500000,\"groups\":{\"gender\":\"K\"}}");
    assertThat(feed.contributions(kept.content(), NOW))
        .extracting(Contribution::subject, Contribution::said, Contribution::micros)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("safe-dark", "ganska-trygg", 1_500_000L),
            org.assertj.core.groups.Tuple.tuple("trust", "from 7.0", 1_500_000L));
  }

  @Test
  void doesNotCountWhoDoesNotKnow() {
    JsonObject row = answer().put("answers", new JsonObject().put("safe-dark", "vet-ej"));

    assertThat(feed.contributions(kept(row).content(), NOW))
        .as("but knows that there is somebody")
        .extracting(Contribution::said)
        .containsExactly("vet-ej");
    assertThat(feed.plan().figures().getFirst().counted()).hasSize(4).doesNotContain("vet-ej");
    assertThat(feed.plan().figures().getFirst().yes())
        .containsExactlyInAnyOrder("mycket-trygg", "ganska-trygg");
  }

  @ParameterizedTest
  @CsvSource({
    "name, name, says who somebody is",
    "e-mail, e-mail, says who somebody is",
    "IP, ip, says who somebody is",
    "personnummer, personnummer, says who somebody is",
    "kommentar, kommentar, free text",
    "hildas_hus, '', not declared"
  })
  void refusesWhatMayIdentifyAndDoesNotRepeatIt(String field, String named, String words) {
    Rejection rejection = refused(answer().put(field, SECRET));

    assertThat(rejection.field()).isEqualTo(named);
    assertThat(rejection.problem()).contains(words);
    assertThat(rejection.toString()).doesNotContain("Hilda").doesNotContain("hildas_hus");
    assertThat(rejection.raw()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"answers", "groups"})
  void refusesWhatIsNotDeclaredInside(String inside) {
    JsonObject unknown = answer();
    unknown.getJsonObject(inside).put(SECRET, "x");
    JsonObject free = answer();
    free.put(
        inside, new JsonObject().put(inside.equals("answers") ? "safe-dark" : "gender", SECRET));

    assertThat(refused(unknown).toString()).contains(inside).doesNotContain("Hilda");
    assertThat(refused(free).toString()).contains(inside).doesNotContain("Hilda");
  }

  @ParameterizedTest
  @CsvSource({
    "answeredAt, Hilda",
    "answeredAt, 2026-05-22",
    "stratum, Hilda",
    "weight, Hilda",
    "id, ''",
    "answers, Hilda",
    "groups, Hilda"
  })
  void refusesFieldsOfTheWrongFormByTheirName(String field, String value) {
    Rejection rejection = refused(answer().put(field, value));

    assertThat(rejection.field()).isEqualTo(field);
    assertThat(rejection.toString()).doesNotContain("Hilda").doesNotContain("2026-05-22");
  }

  @Test
  void refusesWeightsAndScalesOutOfRange() {
    assertThat(refused(answer().put("weight", 0)).field()).isEqualTo("weight");
    assertThat(refused(answer().put("weight", 1e9)).field()).isEqualTo("weight");
    JsonObject trust = answer().put("answers", new JsonObject().put("trust", 11));
    assertThat(refused(trust).field()).isEqualTo("answers.trust");
    assertThat(refused(SECRET).toString()).contains("not an object").doesNotContain("Hilda");
  }

  @Test
  void refusesAnAnswerWithoutStratumWhereThereAreStrata() {
    JsonObject row = answer();
    row.remove("stratum");

    assertThat(refused(row).field()).isEqualTo("stratum");
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void neverThrowsAndNeverRepeats(long seed) {
    Random random = new Random(seed);
    JsonObject row = answer();
    for (int i = 0; i <= random.nextInt(4); i++) {
      List<String> names = List.copyOf(row.fieldNames());
      String name = random.nextInt(5) == 0 ? SECRET + i : names.get(random.nextInt(names.size()));
      row.put(
          name,
          switch (random.nextInt(6)) {
            case 0 -> SECRET;
            case 1 -> random.nextDouble();
            case 2 -> new JsonObject().put(SECRET, SECRET);
            case 3 -> new io.vertx.core.json.JsonArray().add(SECRET);
            case 4 -> random.nextBoolean();
            default -> null;
          });
    }

    OutsideFeed.Read read = feed.read(List.of(row), NOW);

    assertThat(read.steps().size() + read.refused().size()).isEqualTo(1);
    assertThat(read.refused().toString()).doesNotContain("Hilda");
    read.steps()
        .forEach(
            step -> {
              Outside.Kept kept = (Outside.Kept) step.next().apply(null);
              assertThat(kept.content()).doesNotContain("Hilda");
            });
  }

  @Test
  void isNotOpenedWithSettingsThatMakeNoSense() {
    assertThatThrownBy(
            () ->
                new Surveys()
                    .open(
                        OutsideSettings.withSettings(
                            "exempelby-trygghetsenkat", "{\"wave\":\"week\",\"threshold\":5}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("month, quarter, year");
  }
}
