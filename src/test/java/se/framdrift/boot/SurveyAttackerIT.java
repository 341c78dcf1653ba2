package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.boot.SurveyTool.DARK;
import static se.framdrift.boot.SurveyTool.WOMEN;
import static se.framdrift.boot.SurveyTool.answer;
import static se.framdrift.boot.SurveyTool.period;
import static se.framdrift.boot.SurveyTool.quartersAgo;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.disclosure.Elimination;
import se.framdrift.disclosure.Elimination.Fraction;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.PostgresExtension;

/** Somebody who reads everything that is told, on a real database. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurveyAttackerIT {

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

  /**
   * Someone who knows who answers when, in which group and stratum, and reads all that is told
   * after every single answer, cannot solve for one of them.
   */
  @Test
  void anAttackerWhoReadsEveryReleaseCannotSolveForOneAnswer() {
    LocalDate day = quartersAgo(10);
    Random random = new Random(20_261);
    Map<String, JsonObject> people = new TreeMap<>();
    List<Map<String, Fraction>> known = new ArrayList<>();
    Map<String, Object> seen = new TreeMap<>();
    for (int i = 0; i < 70; i++) {
      if (i % 11 == 10) {
        String gone = people.keySet().iterator().next();
        people.remove(gone);
        tool.removed(List.of(gone));
      } else {
        JsonObject row =
            answer(
                    "p" + i,
                    day,
                    random.nextBoolean() ? "mycket-trygg" : "mycket-otrygg",
                    random.nextInt(3) == 0 ? "K" : "M")
                .put("stratum", random.nextInt(3) == 0 ? "landsbygd" : "centrum");
        people.put("p" + i, row);
        tool.posted(List.of(row));
      }
      node.release(OutsideNode.SURVEY);
      for (String series : List.of(DARK, WOMEN, DARK + ":gender=M")) {
        JsonObject told = tool.told(series, period(day));
        if (told.getDouble("value") != null
            && !Objects.equals(
                seen.put(series, told.getLong("position")), told.getLong("position"))) {
          assertThat(told.getInteger("n")).isGreaterThanOrEqualTo(5);
          known.add(equation(people, series));
        }
      }
    }

    assertThat(Elimination.solved(known)).isEmpty();
    assertThat(known).as("something was shown").hasSizeGreaterThan(10);
    tool.removed(List.copyOf(people.keySet()));
  }

  private static Map<String, Fraction> equation(Map<String, JsonObject> people, String series) {
    Map<String, Long> population = Map.of("centrum", 5200L, "landsbygd", 4100L);
    Map<String, Fraction> equation = new TreeMap<>();
    people.forEach(
        (id, row) -> {
          String stratum = row.getString("stratum");
          long answered =
              people.values().stream()
                  .filter(each -> each.getString("stratum").equals(stratum))
                  .count();
          String gender = row.getJsonObject("groups").getString("gender");
          if (series.equals(DARK) || series.endsWith("=" + gender)) {
            equation.put(id, Fraction.of(population.get(stratum), answered));
          }
        });
    return equation;
  }
}
