package se.framdrift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples from RFC 8785 (sections 3.2.2, 3.2.3 and appendix B). */
class CanonicalJsonTest {

  @Test
  void writesTheExampleOfSection322() {
    JsonObject sample =
        new JsonObject(
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
              "literals": [null, true, false]
            }
            """);

    assertThat(CanonicalJson.encode(sample))
        .isEqualTo(
            """
            {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
            "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
  }

  @Test
  void sortsKeysByUtf16CodeUnitsAsSection323Does() {
    JsonObject sample =
        new JsonObject(
            """
            {
              "\\u20ac": "Euro Sign",
              "\\r": "Carriage Return",
              "\\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\\ud83d\\ude00": "Emoji: Grinning Face",
              "\\u0080": "Control",
              "\\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """);

    assertThat(CanonicalJson.encode(sample))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void writesTheNumbersOfAppendixB(String bits, String text) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

    assertThat(CanonicalJson.encode(value)).isEqualTo(text);
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyNumberReadsBackAsItself(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(CanonicalJson.encode(value))).isEqualTo(value);
      }
    }
  }

  @Test
  void takesPlainCollectionsAndVertxOnesAlike() {
    Map<String, @Nullable Object> plain =
        Map.of("b", List.of(1, 2L, true), "a", Collections.singletonMap("c", null));
    JsonObject vertx =
        new JsonObject()
            .put("a", new JsonObject().putNull("c"))
            .put("b", new JsonArray().add(1).add(2).add(true));

    assertThat(CanonicalJson.encode(plain))
        .isEqualTo(CanonicalJson.encode(vertx))
        .isEqualTo("{\"a\":{\"c\":null},\"b\":[1,2,true]}");
  }

  @Test
  void refusesWhatHasNoCanonicalForm() {
    assertRefused(Double.NaN);
    assertRefused(Double.NEGATIVE_INFINITY);
    assertRefused((1L << 53) + 1);
    assertRefused(BigInteger.TEN.pow(400));
    assertRefused("lone \ud83d surrogate");
    assertRefused("\ude00");
    assertRefused(Map.of(1, "a key that is no string"));
    assertRefused(new Object());
  }

  @Test
  void refusesWhatIsTooDeep() {
    Object value = 1;
    for (int depth = 0; depth < CanonicalJson.MAX_DEPTH; depth++) {
      value = List.of(value);
    }
    assertThat(CanonicalJson.encode(value)).hasSize(2 * CanonicalJson.MAX_DEPTH + 1);
    assertRefused(List.of(value));
  }

  private static void assertRefused(Object value) {
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.encode(value));
  }
}
