package se.framdrift.live;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** One command of a viewer. */
sealed interface Command {

  /** What a reply to it carries; 0 where there is none. */
  default long id() {
    return 0;
  }

  /** The answer to a ping: an empty command. */
  record Pong() implements Command {}

  /**
   * @param token empty where none is given
   */
  record Connect(long id, String token) implements Command {}

  /**
   * @param epoch of the position to go on from; null asks for the whole board
   * @param recovering whether the viewer asked to go on from a position
   * @param refuseUnrecovered whether the viewer wants an error and no snapshot if that fails
   */
  record Subscribe(
      long id,
      String channel,
      boolean recovering,
      @Nullable String epoch,
      long offset,
      boolean refuseUnrecovered)
      implements Command {}

  record Unsubscribe(long id, String channel) implements Command {}

  record Publish(long id) implements Command {}

  /**
   * @param epoch of {@code offset}; null for the board's own
   * @param limit how many publications at most; 0 asks for the position only
   */
  record History(long id, String channel, @Nullable String epoch, long offset, int limit)
      implements Command {}

  record Rpc(long id, String method, JsonObject data) implements Command {}

  record Ping(long id) implements Command {}

  /** A message without reply; there is nobody to take it. */
  record Send() implements Command {}

  /** Known to the protocol, not offered here. */
  record Unavailable(long id) implements Command {}

  /** A command whose fields are missing or of the wrong type. */
  record Incomplete(long id) implements Command {}

  /** Not a command of the protocol. */
  record Unreadable() implements Command {}
}
