package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many have certainly changed; the sums are worked by hand in each test. */
class ChurnTest {

  private static final Leaf WOMAN = Crowd.leaf("gender", "K");
  private static final Leaf MAN = Crowd.leaf("gender", "M");
  private static final Place WOMEN = new Place("gender", "K");

  private static List<Contribution> said(String subject, Leaf leaf, String answer) {
    return List.of(Contribution.of(subject, leaf, answer));
  }

  private static Part part(List<Contribution> now, List<Contribution> before, int first, int last) {
    return new Part(now, new Mark(before, first, last));
  }

  private static final List<Contribution> YES = said("q", WOMAN, "yes");
  private static final List<Contribution> NO = said("q", WOMAN, "no");

  private static Gone gone(int first, int entered, int left, int count) {
    return new Gone("q", WOMAN, first, entered, left, count);
  }

  /** 2 revised, 3 came (one of them back after it was empty), 4 + 6 went: 2 + |3 − 10| = 9. */
  @Test
  void ofEveryoneCountsRevisionsAndByWhatThoseWhoCameAndWentDiffer() {
    List<Part> parts = new ArrayList<>();
    parts.addAll(Collections.nCopies(2, part(NO, YES, 1, 1)));
    parts.addAll(Collections.nCopies(2, new Part(YES, null)));
    parts.add(part(YES, List.of(), 1, 2));
    parts.addAll(Collections.nCopies(4, part(List.of(), YES, 1, 1)));
    parts.addAll(Collections.nCopies(9, part(YES, YES, 1, 1)));
    parts.add(part(List.of(), List.of(), 1, 1));
    List<Gone> gone =
        List.of(
            gone(1, 1, 0, 6), // deleted since
            gone(0, 1, 0, 50), // still there, with another answer
            gone(1, 1, 2, 70)); // an earlier release knew it

    assertThat(Churn.of(parts, gone)).isEqualTo(new Churn(9, true));
  }

  @Test
  void isNobodyWhereAsManyCameAsWentThoughSomethingDidChange() {
    List<Part> parts = List.of(new Part(YES, null), part(List.of(), YES, 1, 1));
    assertThat(Churn.of(parts, List.of())).isEqualTo(new Churn(0, true));
    assertThat(Churn.of(List.of(part(YES, YES, 1, 1)), List.of())).isEqualTo(new Churn(0, false));
    assertThat(Churn.of(List.of(), List.of(gone(2, 2, 0, 1)))).isEqualTo(new Churn(1, true));
  }

  private static Churn women(List<Part> parts, List<Gone> gone) {
    return Churn.of("q", WOMEN, 3, parts, gone);
  }

  /** Since release 3: 2 came, 3 said something else, 4 + 5 went: 3 + |2 − 9| = 10. */
  @Test
  void ofAPlaceIsCountedSinceTheReleaseThatShowedIt() {
    List<Part> parts =
        List.of(
            new Part(YES, null), // came
            part(YES, YES, 4, 4), // came with release 4
            part(NO, YES, 3, 3), // revised since release 3
            part(YES, YES, 3, 4), // revised with release 4
            part(YES, NO, 1, 4), // revised with release 4 and again
            part(YES, YES, 3, 3), // as it was
            part(YES, YES, 1, 2), // as it was
            new Part(said("q", MAN, "yes"), null), // elsewhere
            new Part(said("r", WOMAN, "yes"), null)); // another question
    List<Gone> gone =
        List.of(
            gone(1, 3, 0, 4), // no release without it
            gone(1, 3, 4, 5), // release 4 was without it
            gone(1, 3, 3, 60), // release 3 was without it already
            gone(4, 4, 0, 70), // came after release 3
            new Gone("q", MAN, 1, 1, 0, 80),
            new Gone("r", WOMAN, 1, 1, 0, 90));

    assertThat(women(parts, gone)).isEqualTo(new Churn(10, true));
  }

  @Test
  void ofAPlaceIsThereWhenSomebodyWentElsewhereThoughNobodyKnowsForWhom() {
    assertThat(women(List.of(part(said("q", MAN, "yes"), YES, 1, 1)), List.of()))
        .isEqualTo(new Churn(0, true));
    assertThat(women(List.of(), List.of(gone(0, 1, 0, 7)))).isEqualTo(new Churn(0, true));
  }

  @Test
  void ofAPlaceIsNothingWhereAllIsAsItWas() {
    assertThat(women(List.of(part(YES, YES, 1, 3)), List.of())).isEqualTo(new Churn(0, false));
    assertThat(women(List.of(new Part(YES, null)), List.of())).isEqualTo(new Churn(1, true));
    assertThat(women(List.of(part(NO, YES, 1, 1)), List.of())).isEqualTo(new Churn(1, true));
    assertThat(women(List.of(), List.of(gone(1, 1, 0, 1)))).isEqualTo(new Churn(1, true));
    assertThat(women(List.of(part(List.of(), said("q", MAN, "yes"), 1, 1)), List.of()))
        .isEqualTo(new Churn(0, false));
  }
}
