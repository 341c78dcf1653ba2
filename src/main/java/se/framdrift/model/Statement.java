package se.framdrift.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated report by a person on how a commitment stands, with its evidence.
 *
 * @param commitment id in the catalog
 * @param date the day on which it became so, in Europe/Stockholm
 * @param evidence decision, case number or document that anyone can ask for; never blank
 * @param link address of the evidence, or null
 * @param by who says so: a role or a unit, not a private person
 */
public record Statement(
    String commitment,
    State state,
    LocalDate date,
    String evidence,
    @Nullable String link,
    String by,
    @Nullable String comment) {

  /** What can be stated. */
  public enum State {
    NOT_STARTED,
    STARTED,
    STALLED,
    DONE,
    WITHDRAWN
  }
}
