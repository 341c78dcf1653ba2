package se.framdrift.web;

import io.vertx.core.Future;
import se.framdrift.model.Claim;

/**
 * What is remembered of requests that their sender has named with a key. A claim is held for a
 * while and must be renewed; it ends with an answer that is kept, or by being given up. All may be
 * called from any thread.
 */
public record Repeats(Claiming claim, Claiming renew, Keeping keep, Claiming giveUp) {

  /** Does something with the claim of {@code holder}; {@code scope} is whose keys these are. */
  @FunctionalInterface
  public interface Claiming {
    Future<Claim> of(String scope, String key, String holder);
  }

  /** Keeps the answer. */
  @FunctionalInterface
  public interface Keeping {
    Future<Void> keep(String scope, String key, String holder, Claim.Answered answer);
  }
}
