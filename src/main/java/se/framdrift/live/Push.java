package se.framdrift.live;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Item;
import se.framdrift.wire.BoardJson;
import se.framdrift.wire.CanonicalJson;

/**
 * One publication: everything that changed on a board after one position and up to another, encoded
 * once for all who stand there. Any thread.
 */
final class Push {

  private final String channel;
  private final String epoch;
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
    this.channel = channel;
    this.epoch = epoch;
    this.after = after;
    this.first = first;
    this.position = position;
    this.at = at;
    publication =
        "{\"data\":" + BoardJson.changes(position, at, items) + ",\"offset\":" + position + "}";
    frame =
        SharedText.of(
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
          SharedText.of(
              "id: %s:%d\ndata: {\"channel\":%s,\"pub\":%s}\n\n"
                  .formatted(epoch, position, CanonicalJson.string(channel), publication));
      event = made;
    }
    return made;
  }
}
