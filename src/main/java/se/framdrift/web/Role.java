package se.framdrift.web;

import java.util.Locale;

/**
 * What the holder of a token may do. A machine that sends figures and a person who looks at what
 * the public does not see are two things: neither may do what the other may.
 */
public enum Role {
  /** Sends figures, and reads nothing that the operator's listener keeps to itself. */
  FEED,
  /** Is told empty from suppressed, and how far surveys and cases have come; changes nothing. */
  ANALYST,
  /** Does what both do, reports on commitments, withdraws figures, looks at what was refused. */
  REPORTER,
  /** Does everything. */
  OPERATOR;

  /** The word in files and on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean may(Role needed) {
    return switch (this) {
      case FEED, ANALYST -> this == needed;
      case REPORTER -> needed != OPERATOR;
      case OPERATOR -> true;
    };
  }
}
