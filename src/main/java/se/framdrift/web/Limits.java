package se.framdrift.web;

/** How much one request may bring. */
final class Limits {

  private Limits() {}

  /** The largest body of observations, in bytes. */
  static final long BODY_BYTES = 8L * 1024 * 1024;

  /** The largest body of anything else, in bytes. */
  static final long SMALL_BODY_BYTES = 64L * 1024;

  /** The most refused rows that are told of one by one where a request has no end. */
  static final int TOLD = 1_000;
}
