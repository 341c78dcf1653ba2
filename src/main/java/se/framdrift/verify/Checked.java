package se.framdrift.verify;

/** One thing that was looked at. */
public record Checked(Result result, String text) {

  /** What came of it. */
  public enum Result {
    SAME("same"),
    DIFFERENT("DIFFERENT"),
    /** Nothing to hold it against. */
    NOTE("note");

    private final String word;

    Result(String word) {
      this.word = word;
    }
  }

  static Checked same(String text) {
    return new Checked(Result.SAME, text);
  }

  static Checked different(String text) {
    return new Checked(Result.DIFFERENT, text);
  }

  static Checked note(String text) {
    return new Checked(Result.NOTE, text);
  }

  static Checked of(boolean same, String said, String found) {
    return same ? same(said) : different("the proof says " + said + ", recomputed " + found);
  }

  @Override
  public String toString() {
    return result.word + ": " + text;
  }
}
