package se.framdrift.feeds;

/** A run could not go on. The message has words for the operator. */
public final class RunFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RunFailure(String words) {
    super(words);
  }

  public RunFailure(String words, Throwable cause) {
    super(words, cause);
  }
}
