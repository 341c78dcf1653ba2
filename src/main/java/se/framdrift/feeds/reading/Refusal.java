package se.framdrift.feeds.reading;

/** Leaves the reading of one row at the first thing that is wrong; takes no stack trace. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;
  private final String expected;

  /** As the three of {@link se.framdrift.model.Rejection}; long texts of others are shortened. */
  public Refusal(String field, String problem, String expected) {
    super(problem, null, false, false);
    this.field = Unreadable.shown(field);
    this.problem = problem;
    this.expected = expected;
  }

  public String field() {
    return field;
  }

  public String problem() {
    return problem;
  }

  public String expected() {
    return expected;
  }
}
