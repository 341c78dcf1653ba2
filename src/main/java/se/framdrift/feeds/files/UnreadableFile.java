package se.framdrift.feeds.files;

/** A file that cannot be taken at all. The message has words for whoever sent it. */
public final class UnreadableFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableFile(String words) {
    super(words);
  }

  public UnreadableFile(String words, Throwable cause) {
    super(words, cause);
  }
}
