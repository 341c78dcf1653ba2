package se.framdrift.feeds.ngsild;

import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;

/** Takes what a broker sends. */
record EntityFeed(Entities entities) implements NotifiedFeed {

  @Override
  public Decoded decode(byte[] body) {
    return entities.decode(body).decoded();
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return entities.again(raw);
  }
}
