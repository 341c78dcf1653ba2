package se.framdrift.model;

import java.time.Duration;

/** What is known of a request that its sender has named with a key. */
public sealed interface Claim {

  /** Nothing: the caller has it now, and does what it asks. */
  record Held() implements Claim {}

  /**
   * It was answered.
   *
   * @param fingerprint of what was asked
   * @param status of HTTP
   */
  record Answered(String fingerprint, int status, String answer) implements Claim {}

  /** Somebody else is at it, and gives it up at the latest after {@code retryAfter}. */
  record UnderWay(Duration retryAfter) implements Claim {}
}
