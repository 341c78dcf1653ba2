package se.framdrift.model;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a person sets beside the computed status of a commitment. The newest of a commitment counts;
 * the computed status stays and is shown with it.
 */
public sealed interface Judgement {

  /** Id in the catalog. */
  String commitment();

  /** A role or a unit with a name, not a private person; never blank. */
  String by();

  /** Why; never blank. */
  String reason();

  /**
   * Somebody judges otherwise for a time.
   *
   * @param from first day on which it counts, in Europe/Stockholm
   * @param until last day; it ends by itself at the midnight that ends it
   */
  record Ruling(
      String commitment,
      Status.State state,
      String by,
      String reason,
      LocalDate from,
      LocalDate until)
      implements Judgement {

    /** The longest one, in days, its first and last included. */
    public static final int MAX_DAYS = 366;

    public Ruling {
      said(by, reason);
      if (until.isBefore(from) || until.isAfter(from.plusDays(MAX_DAYS - 1L))) {
        throw new IllegalArgumentException("from 1 to " + MAX_DAYS + " days");
      }
    }

    /** The midnight that begins its first day. */
    public Instant begins() {
      return from.atStartOfDay(Period.ZONE).toInstant();
    }

    /** The midnight that ends its last day. */
    public Instant ends() {
      return until.plusDays(1).atStartOfDay(Period.ZONE).toInstant();
    }

    /** Whether it counts at {@code moment}. */
    public boolean counts(Instant moment) {
      return !moment.isBefore(begins()) && moment.isBefore(ends());
    }
  }

  /** An override is taken back before its time. */
  record Retraction(String commitment, String by, String reason) implements Judgement {

    public Retraction {
      said(by, reason);
    }
  }

  private static void said(String by, String reason) {
    if (by.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("a judgement says why and by whom");
    }
  }
}
