package se.framdrift.feeds.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {

  @Test
  void keepsNumbersAsTheyWereWritten() {
    JsonTree tree = read("{\"a\":1.50,\"b\":12345678901234567890123,\"c\":1E+400}");

    assertThat(tree.textAt("a")).isEqualTo("1.50");
    assertThat(tree.textAt("b")).isEqualTo("12345678901234567890123");
    assertThat(tree.textAt("c")).isEqualTo("1E+400");
  }

  @Test
  void knowsWhereObjectsStandBehindAMarkAndLettersOfSeveralBytes() {
    byte[] body = "\uFEFF{\"å\":[{\"b\":\"ö€\"} , {\"c\":{}}]}".getBytes(StandardCharsets.UTF_8);
    var list = JsonTree.read(body).listAt("å");

    assertThat(((JsonTree.Fields) list.get(0)).raw(body)).hasToString("{\"b\":\"ö€\"}");
    assertThat(((JsonTree.Fields) list.get(1)).raw(body)).hasToString("{\"c\":{}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}{}",
        "{\"a\":1,\"a\":2}",
        "NaN",
        "\0{\0}",
        "[1,]",
        "{\"a\":tru}",
        "\"a"
      })
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void refusesWhatIsTooDeepOrInvalidUtf8() {
    assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> JsonTree.read(new byte[] {'"', (byte) 0xE5, '"'}))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void refusesMoreValuesThanItHolds() {
    String many = "[" + "1,".repeat(JsonTree.MAX_VALUES) + "1]";

    assertThatThrownBy(() -> read(many)).hasMessage("more than 3,000,000 values in one body");
  }

  private static JsonTree read(String text) {
    return JsonTree.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
