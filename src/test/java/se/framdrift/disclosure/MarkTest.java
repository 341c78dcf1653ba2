package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept beside a row between releases is text that an older program may have written. */
class MarkTest {

  private static final Leaf LEAF =
      new Leaf(new java.util.TreeMap<>(java.util.Map.of("gender", "K", "area", "mitt")), "north");

  private static final Mark MARK =
      new Mark(
          List.of(
              Contribution.of("safe", LEAF, "rather; not"),
              new Contribution("days,open", LEAF, 1_250_000, "x", 3.5)),
          2,
          7);

  private static final String TEXT =
      "2;7"
          + ";safe;area=mitt,gender=K|north;1000000;rather%3B+not;"
          + ";days%2Copen;area=mitt,gender=K|north;1250000;x;3.5";

  @Test
  void isOneLineThatIsReadAgain() {
    assertThat(MARK.text()).isEqualTo(TEXT);
    assertThat(Mark.parse(TEXT)).isEqualTo(MARK);
    assertThat(Mark.parse("1;1")).isEqualTo(new Mark(List.of(), 1, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1;1;", "1;1;q;|;1000000;yes", "1;1;q;|;1;yes;;", "a;b"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> Mark.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavesANumberAndNoAnswerWhenTheRowIsDeleted() {
    assertThat(MARK.gone()).isEqualTo(new Gone("days%2Copen,safe", LEAF, 2, 7, 0, 1));
    assertThat(MARK.gone().isPending()).isTrue();
    assertThat(MARK.gone().leftAt(9)).isEqualTo(new Gone("days%2Copen,safe", LEAF, 2, 7, 9, 1));
    assertThat(MARK.gone().leftAt(9).leftAt(11).left()).isEqualTo(9);
    assertThat(new Mark(List.of(), 1, 1).leaf()).isEqualTo(Leaf.NONE);
  }

  @Test
  void knowsWhichSubjectsItAnswersExactly() {
    assertThat(Block.hasSubject("days%2Copen,safe", "days,open")).isTrue();
    assertThat(Block.hasSubject("days%2Copen,safe", "safe")).isTrue();
    assertThat(Block.hasSubject("days%2Copen,safe", "saf")).isFalse();
    assertThat(Block.hasSubject("days%2Copen,safe", "days")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, true", "4, true", "5, false"})
  void isInEveryReleaseFromItsFirstToTheLastBeforeItLeft(int release, boolean in) {
    Block block = new Block("safe", LEAF, 3, 5);
    assertThat(block.isIn(new Place("gender", "K"), release)).isEqualTo(in);
    assertThat(block.isIn(new Place("gender", "M"), release)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"|, ''", "|north, north", "area=a|, ''", "'area=a=b,gender=K|s', s"})
  void ofALeafIsReadAgainToo(String text, String stratum) {
    assertThat(Leaf.parse(text).text()).isEqualTo(text);
    assertThat(Leaf.parse(text).stratum()).isEqualTo(stratum);
    assertThat(Leaf.parse("area=a,gender=K|").value("gender")).isEqualTo("K");
    assertThat(Leaf.parse("area=a,gender=K|").value("age")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "area=a", "area|", "=a|", "area=a,|"})
  void ofALeafIsNothingElse(String text) {
    assertThatThrownBy(() -> Leaf.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a leaf");
  }
}
