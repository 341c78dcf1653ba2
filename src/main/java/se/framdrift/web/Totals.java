package se.framdrift.web;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import se.framdrift.model.Rejection;
import se.framdrift.model.Superseded;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Committed;
import se.framdrift.problem.Problem;
import se.framdrift.wire.IntakeJson;

/** What became of the rows of a request so far. For one thread. */
final class Totals {

  private final int told;
  private final List<Rejection> rejected = new ArrayList<>();
  private final List<Superseded> superseded = new ArrayList<>();
  private final List<Integer> hidden = new ArrayList<>();
  private final SortedMap<String, Long> positions = new TreeMap<>();
  private int accepted;
  private int unchanged;
  private int revised;
  private int rejectedTotal;

  /**
   * @param told how many refused rows are told of one by one, and how many superseded ones
   */
  Totals(int told) {
    this.told = told;
  }

  Totals add(Intake intake) {
    accepted = Math.addExact(accepted, intake.accepted());
    unchanged = Math.addExact(unchanged, intake.unchanged());
    revised = Math.addExact(revised, intake.revised());
    rejectedTotal = Math.addExact(rejectedTotal, intake.rejected().size());
    first(intake.rejected(), rejected);
    first(intake.superseded(), superseded);
    first(intake.hidden(), hidden);
    intake.positions().forEach((code, at) -> positions.merge(code, at, Math::max));
    return this;
  }

  private <T> void first(List<T> more, List<T> kept) {
    kept.addAll(more.subList(0, Math.min(more.size(), told - kept.size())));
  }

  /**
   * The answer.
   *
   * @throws Problem.Failure invalid, when there were rows and none could be taken
   */
  JsonObject answer() {
    if (accepted + unchanged + revised == 0 && rejectedTotal > 0) {
      throw new Problem.Invalid("No row could be taken.", rejected).asFailure();
    }
    return IntakeJson.of(
        accepted, unchanged, revised, rejected, rejectedTotal, superseded, hidden, positions);
  }

  /** The problem that ended a request, with what stays of it. */
  Problem.Failure interrupted(Problem cause) {
    Committed committed = new Committed(accepted, unchanged, revised, rejectedTotal, positions);
    return committed.rows() == 0
        ? cause.asFailure()
        : new Problem.Interrupted(cause, committed).asFailure();
  }
}
