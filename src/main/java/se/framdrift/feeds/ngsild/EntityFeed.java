package se.framdrift.feeds.ngsild;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.reading.Portions;

/** Takes what a broker sends: {@code {"type":"Notification","data":[…]}}, or entities. */
record EntityFeed(Entities entities) implements HandedFeed {

  /** An attribute as it was found. */
  static final String FORMAT = "ngsi-attribute";

  @Override
  public void read(String name, byte[] body, Consumer<Piece> pieces) {
    Portions.hand(
        pieces, receiver -> receiver.accept(FORMAT, null, entities.decode(body).decoded()));
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return entities.again(raw);
  }
}
