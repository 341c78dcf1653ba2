package se.framdrift.model;

import java.time.Instant;

/** What the ledger can hold. Only validation makes facts. */
public sealed interface Fact {

  /** A figure, first or revised; a withdrawal is a figure that is missing, withdrawn. */
  record Observed(SeriesId series, Observation observation) implements Fact {}

  /** A person's report with evidence. */
  record Stated(Statement statement) implements Fact {}

  /** Figures of other municipalities, joined to those that are known: {@link Comparison#with}. */
  record Compared(Comparison comparison) implements Fact {}

  /**
   * A catalog from now on in force.
   *
   * @param json canonical JSON (RFC 8785)
   * @param sha256 of its UTF-8 bytes, lower-case hex
   */
  record Catalogued(String json, String sha256) implements Fact {}

  /** Time has come to {@code at}, a whole minute by PostgreSQL's clock. */
  record Ticked(Instant at) implements Fact {}
}
