package se.framdrift.feeds.reading;

/**
 * What came is not of the form that its sender promised, as a whole: none of it can be taken. The
 * message has words for the operator. The one exception that a decoder throws.
 */
public final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Unreadable(String words) {
    super(words);
  }

  public Unreadable(String words, Throwable cause) {
    super(words, cause);
  }

  /** Text of others as it may stand in a message: printable, at most 60 characters. */
  public static String shown(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
  }
}
