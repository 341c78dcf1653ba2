package se.framdrift.boards;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.commitments.Movement;
import se.framdrift.commitments.Movement.Arrow;
import se.framdrift.commitments.Movement.Pair;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;

class MovementsTest {

  private static Pair survey(double before, double after) {
    return new Pair(figure(2023, before, 3.0), figure(2024, after, 3.0), true);
  }

  private static IndicatorValue figure(int year, double value, @Nullable Double margin) {
    return new IndicatorValue(Period.ofYear(year), value, null, margin, 900L, "A", null);
  }

  private static Arrow arrow(Movements movements, String id) {
    return requireNonNull(movements.of(id)).arrow();
  }

  @Test
  void anArrowGoesWhenMoreFiguresAreShownBesideIt() {
    Movements movements = new Movements();
    movements.put("safe", survey(70, 74.5));
    assertThat(movements.settle()).containsExactly("safe");
    assertThat(arrow(movements, "safe")).isEqualTo(Arrow.UP);

    movements.put("content", survey(60, 60.5));
    assertThat(movements.settle()).containsExactlyInAnyOrder("safe", "content");
    assertThat(arrow(movements, "safe")).isEqualTo(Arrow.NONE);

    movements.put("content", null);
    assertThat(movements.settle()).containsExactlyInAnyOrder("safe", "content");
    assertThat(arrow(movements, "safe")).isEqualTo(Arrow.UP);
    assertThat(movements.of("content")).isNull();
  }

  @Test
  void registerFiguresMakeItNoHarderForSurveys() {
    Movements movements = new Movements();
    movements.put("safe", survey(70, 74.5));
    for (int i = 0; i < 50; i++) {
      movements.put("rate " + i, new Pair(figure(2023, i, null), figure(2024, i + 1, null), false));
    }
    movements.settle();
    assertThat(arrow(movements, "safe")).isEqualTo(Arrow.UP);
    assertThat(arrow(movements, "rate 7")).isEqualTo(Arrow.UP);
  }

  @Test
  void theSameFiguresAgainAreNoNews() {
    Movements movements = new Movements();
    movements.put("safe", survey(70, 74.5));
    movements.settle();
    movements.put("safe", survey(70, 74.5));
    assertThat(movements.settle()).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsSaidDependsOnTheFiguresAndNotOnTheOrderTheyCameIn(long seed) {
    Random random = new Random(seed);
    Map<String, Pair> last = new TreeMap<>();
    Movements followed = new Movements();
    Map<String, Movement> told = new TreeMap<>();
    for (int step = 0; step < 200; step++) {
      String id = "i" + random.nextInt(12);
      Pair pair = random.nextInt(6) == 0 ? null : survey(70, 66 + random.nextInt(9));
      if (pair == null) {
        last.remove(id);
      } else {
        last.put(id, pair);
      }
      followed.put(id, pair);
      for (String changed : followed.settle()) {
        Movement movement = followed.of(changed);
        if (movement == null) {
          told.remove(changed);
        } else {
          told.put(changed, movement);
        }
      }
    }
    List<String> ids = new ArrayList<>(last.keySet());
    Collections.shuffle(ids, random);
    Movements atOnce = new Movements();
    ids.forEach(id -> atOnce.put(id, last.get(id)));
    atOnce.settle();
    assertThat(told.keySet()).isEqualTo(last.keySet());
    told.forEach((id, movement) -> assertThat(movement).isEqualTo(atOnce.of(id)));
  }
}
