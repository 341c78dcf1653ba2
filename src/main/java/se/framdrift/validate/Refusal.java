package se.framdrift.validate;

/** Leaves the check at the first thing that is wrong; takes no stack trace. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;
  private final String expected;

  Refusal(String field, String problem, String expected) {
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
}
