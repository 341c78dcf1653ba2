package se.framdrift.model;

import java.time.Instant;

/** What the ledger can hold. Only validation makes facts. */
public sealed interface Fact {

  /** A figure, first or revised; a feed may say of one that it is missing, withdrawn. */
  record Observed(SeriesId series, Observation observation) implements Fact {}

  /**
   * Somebody takes a figure back; the ledger adds when. One that is {@link
   * Withdrawal.Code#CONFIDENTIAL} hides the value at every earlier position too.
   *
   * @param text why; never blank
   * @param by a role or a unit, not a private person; never blank
   */
  record Withdrawn(SeriesId series, Period period, Withdrawal.Code reason, String text, String by)
      implements Fact {

    public Withdrawn {
      if (text.isBlank() || by.isBlank()) {
        throw new IllegalArgumentException("a withdrawal says why and by whom");
      }
    }
  }

  /** A person judges a commitment beside the computed status, or takes that back. */
  record Judged(Judgement judgement) implements Fact {}

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
