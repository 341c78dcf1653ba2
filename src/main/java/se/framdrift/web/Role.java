package se.framdrift.web;

import java.util.Locale;

/** What the holder of a token may do; each role may do what those before it may. */
public enum Role {
  /** Sends figures. */
  FEED,
  /** Reports on commitments, withdraws figures and looks at what was refused. */
  REPORTER,
  /** Does everything. */
  OPERATOR;

  /** The word in files and on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean may(Role needed) {
    return compareTo(needed) >= 0;
  }
}
