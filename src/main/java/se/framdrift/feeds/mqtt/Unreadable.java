package se.framdrift.feeds.mqtt;

/** Leaves a decoder: the payload is not what the mapping says. Takes no stack trace. */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String expected;

  /**
   * @param field the field that is wrong; empty for the payload as a whole
   */
  Unreadable(String field, String problem, String expected) {
    super(problem, null, false, false);
    this.field = field;
    this.expected = expected;
  }

  String field() {
    return field;
  }

  String problem() {
    return String.valueOf(getMessage());
  }

  String expected() {
    return expected;
  }
}
