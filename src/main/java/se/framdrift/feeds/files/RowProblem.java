package se.framdrift.feeds.files;

/** Leaves the reading of a row at the first thing that is wrong; takes no stack trace. */
final class RowProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;
  private final String expected;

  /**
   * @param field name of the column, or empty for the row as a whole
   */
  RowProblem(String field, String problem, String expected) {
    super(problem, null, false, false);
    this.field = field;
    this.problem = problem;
    this.expected = expected;
  }

  String field() {
    return field;
  }

  String problem() {
    return problem;
  }

  String expected() {
    return expected;
  }

  static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
