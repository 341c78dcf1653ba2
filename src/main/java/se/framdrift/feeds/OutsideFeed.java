package se.framdrift.feeds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.disclosure.Contribution;
import se.framdrift.disclosure.Plan;
import se.framdrift.model.Outside;
import se.framdrift.model.Rejection;

/**
 * A feed whose rows stay outside the ledger, because they are about single persons or cases. What
 * enters the ledger are releases. Its methods repeat nothing of what was sent, in no message.
 */
public interface OutsideFeed extends Feed {

  /** What is released of it. */
  Plan plan();

  /**
   * Reads what was posted.
   *
   * @param rows decoded JSON, each normally a JSON object
   * @param now what lies behind it is refused
   */
  Read read(List<?> rows, Instant now);

  /** What a kept row adds to the figures at a moment. */
  List<Contribution> contributions(String content, Instant now);

  /** When time alone will change that; null for never. */
  @Nullable Instant changes(String content, Instant now);

  /** A refused row is not kept, so it cannot be read again; its sender has been told. */
  @Override
  default Decoded again(String format, @Nullable String heading, String raw) {
    return new Decoded(
        List.of(),
        List.of(
            new Rejection(
                1, "", "rows of this feed are not kept when they are refused", "sent again", "")));
  }

  /** Rows that can be kept, and those that cannot. */
  record Read(List<Outside.Step> steps, List<Rejection> refused) {

    public Read {
      steps = List.copyOf(steps);
      refused = List.copyOf(refused);
    }
  }
}
