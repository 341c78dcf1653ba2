package se.framdrift.live;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** What those who come through one listener may see. Any thread. */
interface Audience {

  /** The channel of this name, null where there is none that they may see. */
  @Nullable Channel channel(String name);

  /** Whether they may see a channel, still. */
  default boolean sees(Channel channel) {
    return channel(channel.name()) == channel;
  }

  /** Whether a token that came from an address is one that this server gave, and still holds. */
  Future<Boolean> knows(String address, String token);
}
