package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.boot.SurveyTool.DARK;
import static se.framdrift.boot.SurveyTool.RESPONSES;
import static se.framdrift.boot.SurveyTool.WOMEN;
import static se.framdrift.boot.SurveyTool.answer;
import static se.framdrift.boot.SurveyTool.body;
import static se.framdrift.boot.SurveyTool.period;
import static se.framdrift.boot.SurveyTool.quartersAgo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.disclosure.Elimination;
import se.framdrift.disclosure.Elimination.Fraction;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.PostgresExtension;

/**
 * Somebody who knows who answers when and of which gender, reads everything that is public after
 * every single answer, and hears every channel, on a real database.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurveyAttackerIT {

  private static final String MEN = DARK + ":gender=M";
  private static final int VERSIONS = 20;

  /** That so many of these versions of answers were yes. */
  private record Seen(int people, long yes) {}

  private final OutsideNode node;
  private final SurveyTool tool;

  SurveyAttackerIT(DatabaseAddress address) {
    this.node = new OutsideNode(address, "a key for the tests only");
    this.tool = new SurveyTool(node);
  }

  @AfterAll
  void stop() throws Exception {
    node.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2})
  void cannotSolveForOneAnswerOfAllThatIsPublic(int seed) {
    LocalDate day = quartersAgo(9 + seed);
    Random random = new Random(seed);
    PublicReader reader = new PublicReader(node);
    reader.listen();
    Map<String, Integer> present = new TreeMap<>();
    Map<String, String> genders = new TreeMap<>();
    List<Boolean> said = new ArrayList<>();
    List<Seen> seen = new ArrayList<>();
    List<Seen> unprotected = new ArrayList<>();
    Map<String, Set<String>> told = new LinkedHashMap<>();
    long first = tool.position();
    String quiet = "";
    while (said.size() < VERSIONS) {
      long before = tool.position();
      step(day, random, present, genders, said, seed);
      assertThat(tool.position()).as("an answer makes no commit").isEqualTo(before);
      String unchanged = counts();
      assertThat(quiet.isEmpty() || quiet.equals(unchanged))
          .as("what is told of the feed says nothing of an answer: " + quiet + " " + unchanged)
          .isTrue();
      node.release(OutsideNode.SURVEY);
      for (String series : List.of(DARK, WOMEN, MEN)) {
        JsonObject cell = published(series, period(day));
        int people = inside(series, present, genders);
        boolean isNew =
            told.computeIfAbsent(series, _ -> new HashSet<>())
                .add(cell.getValue("value") + " " + cell.getValue("position"));
        if (cell.getDouble("value") != null && isNew) {
          long n = cell.getLong("n");
          assertThat(n).isGreaterThanOrEqualTo(5).isEqualTo(Integer.bitCount(people));
          seen.add(new Seen(people, Math.round(cell.getDouble("value") * n / 100)));
        }
      }
      int all = inside(DARK, present, genders);
      unprotected.add(new Seen(all, yes(all, said)));
      quiet = tool.position() == before ? unchanged : "";
    }
    nothingElseIsTold(reader, day, first, told);

    assertThat(Elimination.solved(equations(seen))).as("by equations").isEmpty();
    assertThat(followed(seen)).as("by trying everything").isEmpty();
    assertThat(Elimination.solved(equations(unprotected))).as("could be solved").isNotEmpty();
    assertThat(followed(unprotected)).as("could be tried").isNotEmpty();
    assertThat(seen).as("something was shown").isNotEmpty();
    tool.removed(List.copyOf(present.keySet()));
  }

  private void step(
      LocalDate day,
      Random random,
      Map<String, Integer> present,
      Map<String, String> genders,
      List<Boolean> said,
      int seed) {
    String id = "a" + seed + "-" + said.size();
    List<String> ids = List.copyOf(present.keySet());
    if (!ids.isEmpty() && random.nextInt(6) == 0) {
      id = ids.get(random.nextInt(ids.size()));
      if (random.nextBoolean()) {
        tool.removed(List.of(id));
        present.remove(id);
        return;
      }
    }
    boolean yes = random.nextBoolean();
    String gender = genders.computeIfAbsent(id, _ -> random.nextInt(3) == 0 ? "K" : "M");
    if (random.nextInt(4) == 0) { // one that is refused stands in no public place
      JsonObject wrong = answer("wrong", day, "mycket-trygg", "K").put("name", "somebody");
      assertThat(node.post(RESPONSES, body(List.of(wrong))).statusCode()).isEqualTo(422);
    }
    tool.posted(List.of(answer(id, day, yes ? "mycket-trygg" : "mycket-otrygg", gender)));
    Integer version = present.get(id);
    if (version == null || said.get(version) != yes) {
      present.put(id, said.size());
      said.add(yes);
    }
  }

  /** What the public is told of the feed, but for how old it is. */
  private String counts() {
    JsonObject health =
        new JsonObject(node.publicGet("/api/v1/feeds/" + OutsideNode.SURVEY).body())
            .getJsonObject("health");
    return "%s %s %s %s %s %s"
        .formatted(
            health.getValue("taken"),
            health.getValue("unchanged"),
            health.getValue("refused"),
            health.getValue("last"),
            second(health.getValue("lastNews")),
            second(health.getValue("lastSuccess")));
  }

  /** Moments are told more exactly by the node that has just seen them. */
  private static String second(Object moment) {
    return String.valueOf(moment).split("\\.", -1)[0];
  }

  private JsonObject published(String series, String period) {
    JsonArray items =
        new JsonObject(
                node.publicGet("/api/v1/series/" + series + "/observations?limit=1000").body())
            .getJsonArray("items");
    return items.stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("period").equals(period))
        .findFirst()
        .orElseGet(JsonObject::new);
  }

  private static int inside(
      String series, Map<String, Integer> present, Map<String, String> genders) {
    int people = 0;
    for (Map.Entry<String, Integer> each : present.entrySet()) {
      if (series.equals(DARK) || series.endsWith("=" + genders.get(each.getKey()))) {
        people |= 1 << each.getValue();
      }
    }
    return people;
  }

  private static long yes(int people, List<Boolean> said) {
    long yes = 0;
    for (int i = 0; i < said.size(); i++) {
      yes += (people >> i & 1) == 1 && said.get(i) ? 1 : 0;
    }
    return yes;
  }

  /** Everything public, of every moment of this course, has no figure that was not seen live. */
  private void nothingElseIsTold(
      PublicReader reader, LocalDate day, long first, Map<String, Set<String>> told) {
    long last = tool.position();
    List<Long> positions = List.of(Math.max(1, first), (first + last) / 2, last);
    Map<String, String> bodies =
        reader.everything(List.of(DARK, WOMEN, MEN), OutsideNode.SURVEY, positions);
    assertThat(bodies.size()).isGreaterThan(30);
    for (Map.Entry<String, String> each : bodies.entrySet()) {
      for (String series : List.of(DARK, WOMEN, MEN)) {
        if (each.getKey().startsWith("/api/v1/series/" + series + "/")
            && each.getValue().startsWith("{")) {
          for (Object item : new JsonObject(each.getValue()).getJsonArray("items")) {
            JsonObject cell = (JsonObject) item;
            if (cell.getString("period").equals(period(day))) {
              assertThat(told.getOrDefault(series, Set.of()))
                  .as(each.getKey())
                  .contains(cell.getValue("value") + " " + cell.getValue("position"));
            }
          }
        }
      }
      assertThat(each.getValue()).doesNotContain("mycket-otrygg").doesNotContain("somebody");
      assertThat(each.getValue())
          .as("no word of by what rule")
          .doesNotContain("suppressed")
          .doesNotContain("complementary");
    }
    assertThat(reader.frames()).as("something was heard").isNotEmpty();
    assertThat(String.join("\n", reader.frames()))
        .doesNotContain("mycket-otrygg")
        .doesNotContain("somebody")
        .doesNotContain("suppressed");
  }

  private static List<Map<String, Fraction>> equations(List<Seen> seen) {
    List<Map<String, Fraction>> all = new ArrayList<>();
    for (Seen each : seen) {
      Map<String, Fraction> equation = new TreeMap<>();
      for (int i = 0; i < VERSIONS; i++) {
        if ((each.people() >> i & 1) == 1) {
          equation.put("v" + i, Fraction.of(1, 1));
        }
      }
      all.add(equation);
    }
    return all;
  }

  /** Versions that are the same in every world which fits. */
  private static Set<Integer> followed(List<Seen> seen) {
    int everYes = 0;
    int everNo = 0;
    for (int world = 0; world < 1 << VERSIONS; world++) {
      boolean fits = true;
      for (Seen each : seen) {
        fits &= Integer.bitCount(world & each.people()) == each.yes();
      }
      if (fits) {
        everYes |= world;
        everNo |= ~world;
      }
    }
    Set<Integer> followed = new LinkedHashSet<>();
    for (int i = 0; i < VERSIONS; i++) {
      if ((everYes >> i & 1) == 0 || (everNo >> i & 1) == 0) {
        followed.add(i);
      }
    }
    return Objects.requireNonNull(followed);
  }
}
