package se.framdrift.live;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Item;
import se.framdrift.wire.BoardJson;
import se.framdrift.wire.CanonicalJson;

/**
 * One publication: everything that changed in a channel after one position and up to another,
 * encoded once for all who stand there. Any thread.
 */
final class Push {

  private final String channel;
  private final String eventId;
  private final long after;
  private final long first;
  private final long position;
  private final Instant at;
  private final String publication;
  private final SharedText frame;
  private @Nullable SharedText event;

  /**
   * @param after nothing changed between this position and {@code first}
   * @param first the lowest position among the items
   */
  Push(
      String channel,
      String epoch,
      long after,
      long first,
      long position,
      Instant at,
      Collection<Item> items) {
    this(
        channel,
        "id: " + epoch + ":" + position + "\n",
        after,
        first,
        position,
        at,
        "{\"data\":" + BoardJson.changes(position, at, items) + ",\"offset\":" + position + "}");
  }

  /** A whole state: whoever has not seen it lacks it, and nobody can come back to it. */
  static Push ofState(String channel, long position, Instant at, String data) {
    return new Push(channel, "", Long.MIN_VALUE, position, position, at, "{\"data\":" + data + "}");
  }

  /** What one commit brought: whoever stands before it lacks exactly this, if nothing else. */
  static Push ofEvents(
      String channel, String epoch, long after, long position, Instant at, String data) {
    return new Push(
        channel,
        "id: " + epoch + ":" + position + "\n",
        after,
        position,
        position,
        at,
        "{\"data\":" + data + ",\"offset\":" + position + "}");
  }

  private Push(
      String channel,
      String eventId,
      long after,
      long first,
      long position,
      Instant at,
      String publication) {
    this.channel = channel;
    this.eventId = eventId;
    this.after = after;
    this.first = first;
    this.position = position;
    this.at = at;
    this.publication = publication;
    frame =
        SharedText.forMany(
            "{\"push\":{\"channel\":"
                + CanonicalJson.string(channel)
                + ",\"pub\":"
                + publication
                + "}}");
  }

  /** Whether a viewer at {@code viewer} lacks exactly these items. */
  boolean fits(long viewer) {
    return after <= viewer && viewer < first;
  }

  long position() {
    return position;
  }

  Instant at() {
    return at;
  }

  /** {@code {"data":{…},"offset":…}}. */
  String publication() {
    return publication;
  }

  /** The message of a WebSocket. */
  SharedText frame() {
    return frame;
  }

  /** The event of a one-way stream; encoded when first asked for. */
  synchronized SharedText event() {
    SharedText made = event;
    if (made == null) {
      made =
          SharedText.forMany(
              eventId
                  + "data: {\"channel\":"
                  + CanonicalJson.string(channel)
                  + ",\"pub\":"
                  + publication
                  + "}\n\n");
      event = made;
    }
    return made;
  }
}
