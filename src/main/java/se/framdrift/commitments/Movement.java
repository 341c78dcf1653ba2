package se.framdrift.commitments;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;
import se.framdrift.statistics.Difference;
import se.framdrift.statistics.Multiplicity;

/**
 * Whether a figure went up or down: an arrow only for a difference that is certain.
 *
 * @param arrow {@code NONE} also when nobody can tell
 * @param reason why it cannot be told, null when it can
 */
public record Movement(Arrow arrow, @Nullable Reason reason) {

  /** Which way it went, for certain. */
  public enum Arrow {
    UP,
    DOWN,
    NONE
  }

  /**
   * Two figures of one indicator, the earlier first.
   *
   * @param survey whether a figure without margin says nothing
   */
  public record Pair(IndicatorValue before, IndicatorValue after, boolean survey) {}

  /**
   * The movements that are shown together, in the order given, such that all arrows are right with
   * a probability of at least {@code level} (Holm). The more are shown, the larger a difference
   * must be. A figure that is missing or doubtful, has no margin though it should, rests on fewer
   * than {@value Figures#SMALLEST_SURVEY} answers or breaks the series gives no arrow, and makes it
   * no harder for the others. Pure; costs O(k log k).
   *
   * @param level such as 0.95
   */
  public static List<Movement> among(List<Pair> shown, double level) {
    List<@Nullable Reason> obstacles = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    for (Pair pair : shown) {
      Reason obstacle = obstacle(pair);
      obstacles.add(obstacle);
      if (obstacle == null) {
        differences.add(difference(pair));
      }
    }
    List<Boolean> certain = Multiplicity.certain(differences, level);
    List<Movement> movements = new ArrayList<>();
    int next = 0;
    for (Reason obstacle : obstacles) {
      if (obstacle == null) {
        movements.add(new Movement(arrow(differences.get(next), certain.get(next)), null));
        next++;
      } else {
        movements.add(new Movement(Arrow.NONE, obstacle));
      }
    }
    return List.copyOf(movements);
  }

  private static Arrow arrow(Difference difference, boolean certain) {
    if (!certain) {
      return Arrow.NONE;
    }
    return difference.value() > 0 ? Arrow.UP : Arrow.DOWN;
  }

  private static @Nullable Reason obstacle(Pair pair) {
    Reason before = Figures.obstacle(pair.before(), pair.survey());
    Reason after = Figures.obstacle(pair.after(), pair.survey());
    if (before != null || after != null) {
      return before == null ? after : before;
    }
    return pair.after().isBreak() ? Reasons.seriesBreak(pair.after().period()) : null;
  }

  private static Difference difference(Pair pair) {
    return Difference.of(
        Objects.requireNonNull(pair.before().value()),
        margin(pair.before()),
        Objects.requireNonNull(pair.after().value()),
        margin(pair.after()));
  }

  private static double margin(IndicatorValue figure) {
    return figure.margin() == null ? 0 : figure.margin();
  }
}
