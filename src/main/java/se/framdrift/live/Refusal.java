package se.framdrift.live;

/** Why one command of a viewer is refused: the error codes of the client protocol. */
enum Refusal {
  UNKNOWN_CHANNEL(102, "unknown channel"),
  PERMISSION_DENIED(103, "permission denied"),
  METHOD_NOT_FOUND(104, "method not found"),
  ALREADY_SUBSCRIBED(105, "already subscribed"),
  LIMIT_EXCEEDED(106, "limit exceeded"),
  BAD_REQUEST(107, "bad request"),
  NOT_AVAILABLE(108, "not available"),
  TOO_MANY_REQUESTS(111, "too many requests"),
  UNRECOVERABLE(112, "unrecoverable position");

  private final int code;
  private final String message;

  Refusal(int code, String message) {
    this.code = code;
    this.message = message;
  }

  String json() {
    return "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
  }
}
