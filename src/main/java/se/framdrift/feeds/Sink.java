package se.framdrift.feeds;

import io.vertx.core.Future;
import se.framdrift.model.Delivery;
import se.framdrift.pipeline.Intake;

/**
 * Takes what was decoded. May be called from any thread, but not on an event loop with many rows.
 */
@FunctionalInterface
public interface Sink {

  /**
   * Completes when good rows and refused rows are durable; fails with a problem of kind {@link
   * se.framdrift.problem.Problem.Unavailable} when the ledger is busy or away: wait, and send
   * again.
   */
  Future<Intake> take(Delivery delivery, Decoded decoded);
}
