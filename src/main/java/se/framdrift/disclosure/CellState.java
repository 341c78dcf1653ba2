package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.framdrift.disclosure.Standing.Told;
import se.framdrift.disclosure.Standing.Why;
import se.framdrift.model.SeriesId;

/**
 * What became of a cell: for those who run the program. In public, empty and suppressed are both
 * hidden, and nothing tells them apart.
 *
 * @param release the last one that showed a value, 0 for none
 * @param rule what keeps the newest value back, {@link Why#NOTHING} for nothing
 */
public record CellState(SeriesId series, State state, int release, Why rule) {

  /** What stands in the ledger, told apart. */
  public enum State {
    /** A value. */
    SHOWN,
    /** Hidden, though there is somebody. */
    SUPPRESSED,
    /** Hidden, and there is nobody. */
    EMPTY;

    /** The word on the wire. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of every cell that has been told of, in the order of the plan. */
  public static List<CellState> all(Plan plan, Standing standing) {
    List<CellState> all = new ArrayList<>();
    for (Figure figure : plan.figures()) {
      for (Place place : Place.all(plan, figure)) {
        Told told = standing.inForce().get(Standing.key(figure, place));
        if (told != null) {
          for (Figure.Output output : figure.outputs()) {
            all.add(
                new CellState(
                    place.series(plan.municipality(), output.kpi()),
                    state(told),
                    told.release(),
                    told.why()));
          }
        }
      }
    }
    return all;
  }

  private static State state(Told told) {
    if (told.shown()) {
      return State.SHOWN;
    }
    return told.why() == Why.EMPTY ? State.EMPTY : State.SUPPRESSED;
  }
}
