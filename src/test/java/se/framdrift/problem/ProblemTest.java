package se.framdrift.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProblemTest {

  private static final Problem.Interrupted INTERRUPTED =
      new Problem.Interrupted(
          new Problem.TooLarge("The body is too large.", 10),
          new Committed(1_000, 200, 30, 4, new TreeMap<>()));

  @Test
  void saysHowManyRowsAreCommittedAlreadyAndWhatToDo() {
    assertThat(INTERRUPTED.detail())
        .isEqualTo(
            "The body is too large. 1,234 rows are committed; send again what follows them, or"
                + " everything: the same rows count once.");
  }

  @Test
  void saysItTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("sv-SE"));
      assertThat(INTERRUPTED.detail()).contains(" 1,234 rows ");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void isCarriedByAFailureThatSaysTheSameAndTakesNoStackTrace() {
    Problem problem = new Problem.NotFound("There is no such board.");
    Problem.Failure failure = problem.asFailure();
    assertThat(failure).hasMessage("There is no such board.");
    assertThat(failure.problem()).isSameAs(problem);
    assertThat(failure.getStackTrace()).isEmpty();
  }
}
