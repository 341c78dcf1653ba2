package se.framdrift.boot;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.push.PushFeed;
import se.framdrift.feeds.running.Declared;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.Rejection;

/**
 * Reads refused rows again as their feeds are declared today; those of no declared feed as the
 * API's own rows. One that was kept cut is refused whatever its feed: what is left of it may look
 * like a row that nobody sent.
 *
 * @param declared the feed of a municipality with an id, as it is open now
 */
record RowsAgain(BiFunction<String, String, Optional<Declared>> declared)
    implements Replay.Rereading {

  private static final System.Logger LOG = System.getLogger(RowsAgain.class.getName());
  private static final Feed SENT = new PushFeed();
  private static final String CUT =
      "the row was kept cut at %,d characters".formatted(Rejection.MAX_RAW);

  @Override
  public Decoded again(QuarantinedRow row) {
    String municipality = row.municipality();
    Feed feed =
        municipality == null
            ? SENT
            : declared.apply(municipality, row.feed()).map(Declared::feed).orElse(SENT);
    Decoded decoded = again(feed, row);
    return new Decoded(
        decoded.rows(),
        decoded.undecodable().stream().map(each -> at(row.rejection().row(), each)).toList());
  }

  private static Decoded again(Feed feed, QuarantinedRow row) {
    String raw = row.rejection().raw();
    if (raw.length() >= Rejection.MAX_RAW) { // one of just this length is not told from a cut one
      return refused(CUT, "a row that is kept whole; send its source again", raw);
    }
    try {
      return feed.again(row.format(), row.heading(), raw);
    } catch (RuntimeException e) { // a decoder's bug must not keep the other rows out
      LOG.log(Level.ERROR, "A refused row of " + row.feed() + " could not be read again", e);
      return refused("cannot be read again", "a readable row", raw);
    }
  }

  private static Decoded refused(String problem, String expected, String raw) {
    return new Decoded(List.of(), List.of(new Rejection(1, "", problem, expected, raw)));
  }

  /** What is read by itself is row 1; it keeps its place in its source. */
  private static Rejection at(int row, Rejection rejection) {
    return new Rejection(
        row, rejection.field(), rejection.problem(), rejection.expected(), rejection.raw());
  }
}
