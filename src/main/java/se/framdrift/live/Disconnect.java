package se.framdrift.live;

/**
 * Why the server ends a session: the close codes of the client protocol. From 3000 to 3499 the
 * client comes back by itself; from 3500 it stays away. 1009 is WebSocket's own and final too. A
 * socket that takes nothing is cut without a code, after which clients come back as well.
 */
enum Disconnect {
  SHUTDOWN(3001, "shutdown"),
  SLOW(3008, "slow"),
  UNCHECKED(3004, "internal server error"),
  NO_PONG(3012, "no pong"),
  TOO_MANY_REQUESTS(3013, "too many requests"),
  INVALID_TOKEN(3500, "invalid token"),
  BAD_REQUEST(3501, "bad request"),
  STALE(3502, "stale"),
  WRONG_PROTOCOL(3506, "inappropriate protocol"),
  TOO_BIG(1009, "message size limit");

  private final short code;
  private final String reason;

  Disconnect(int code, String reason) {
    this.code = (short) code;
    this.reason = reason;
  }

  short code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
