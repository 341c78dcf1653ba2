package se.framdrift.feeds.lineprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the protocol's description, and what its rules forbid. */
class LineScannerTest {

  /** Every line as {@code number: measurement {tags} fields @time}, or what is wrong with it. */
  private static List<String> read(String text) {
    LineScanner scanner = new LineScanner(text.getBytes(StandardCharsets.UTF_8));
    List<String> points = new ArrayList<>();
    while (scanner.next()) {
      points.add(
          scanner.line()
              + ": "
              + (scanner.wrong() == null ? shown(scanner, text) : scanner.wrong()));
    }
    return points;
  }

  private static String shown(LineScanner scanner, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TreeMap<String, String> tags = new TreeMap<>();
    scanner.tags(tags::put);
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < scanner.fields().count(); i++) {
      fields.add(
          Escapes.name(bytes, scanner.fields().from(i), scanner.fields().to(i))
              + "="
              + scanner.value(i)
              + " "
              + scanner.fields().kind(i));
    }
    return scanner.measurement()
        + " "
        + tags
        + " "
        + fields
        + (scanner.isTimed() ? " @" + scanner.time() : "");
  }

  @Test
  void readsTheExamplesOfTheDescription() {
    assertThat(
            read(
                """
                # a comment, "with" = everything,
                myMeasurement,tag1=value1,tag2=value2 fieldKey="fieldValue" 1556813561098000000

                weather,location=us-midwest temperature=82
                m a=1i,b=2u,c=-3.5e+2,d=t,e=FALSE,f="a, b = \\"c\\" \\\\" -1
                my\\ Measurement,a\\,b=c\\ d,e\\=f=g\\=h my\\ key="x"\t0  \r
                \tx v=1
                u_m,é=å v=.5,w=5.
                """))
        .containsExactly(
            "2: myMeasurement {tag1=value1, tag2=value2} [fieldKey=fieldValue TEXT]"
                + " @1556813561098000000",
            "4: weather {location=us-midwest} [temperature=82 NUMBER]",
            "5: m {} [a=1 INTEGER, b=2 UNSIGNED, c=-3.5e+2 NUMBER, d=t BOOLEAN, e=FALSE BOOLEAN,"
                + " f=a, b = \"c\" \\ TEXT] @-1",
            "6: my Measurement {a,b=c d, e=f=g=h} [my key=x TEXT] @0",
            "7: x {} [v=1 NUMBER]",
            "8: u_m {é=å} [v=.5 NUMBER, w=5. NUMBER]");
  }

  @Test
  void aTextMayHoldEndsOfLines() {
    assertThat(read("a s=\"one\ntwo\" 5\nb v=1"))
        .containsExactly("1: a {} [s=one\ntwo TEXT] @5", "3: b {} [v=1 NUMBER]");
  }

  @Test
  void anOpenQuotationMarkSpoilsOnlyItsOwnLine() {
    assertThat(read("a s=\"one\nb v=1\nc v=2"))
        .containsExactly("1: unbalanced quotes", "2: b {} [v=1 NUMBER]", "3: c {} [v=2 NUMBER]");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          m                               | missing fields
          ,t=1 v=1                        | missing measurement
          m, v=1                          | missing tag key
          m,t v=1                         | missing tag value
          m,t= v=1                        | missing tag value
          m,=x v=1                        | missing tag key
          m,t=a=b v=1                     | invalid tag format
          m v                             | missing field value
          m v=                            | missing field value
          m =1                            | missing fields
          m v=1,                          | missing fields
          m v=1, w=2                      | missing fields
          m v=abc                         | invalid boolean
          m v=tRUE                        | invalid boolean
          m v=1.2.3                       | invalid number
          m v=1e                          | invalid number
          m v=-                           | invalid number
          m v=.                           | invalid boolean
          m v=NaN                         | invalid boolean
          m v=-Inf                        | invalid number
          m v=1.5i                        | unable to parse integer
          m v=9223372036854775808i        | unable to parse integer
          m v=-1u                         | invalid number
          m v=18446744073709551616u       | unable to parse integer
          m v="a"b 1                      | bad timestamp
          m v=1 1.5                       | bad timestamp
          m v=1 12x                       | bad timestamp
          m v=1 -                         | bad timestamp
          m v=1 1 2                       | bad timestamp
          m v=1 9223372036854775808       | time outside range
          m v=1 -9223372036854775809      | time outside range
          """)
  void saysWhatIsWrong(String line, String words) {
    assertThat(read(line)).singleElement().asString().startsWith("1: " + words);
    assertThat(read(line + "\nm v=1")).hasSize(2).last().asString().startsWith("2: m {}");
  }

  @Test
  void readsTheLargestAndSmallestNumbers() {
    assertThat(
            read(
                "m a=9223372036854775807i,b=-9223372036854775808i,c=18446744073709551615u"
                    + " 9223372036854775807\nm a=1 -9223372036854775808"))
        .containsExactly(
            "1: m {} [a=9223372036854775807 INTEGER, b=-9223372036854775808 INTEGER,"
                + " c=18446744073709551615 UNSIGNED] @9223372036854775807",
            "2: m {} [a=1 NUMBER] @-9223372036854775808");
  }

  @Test
  void boundsFieldsAndTags() {
    assertThat(read("m a=1" + ",a=1".repeat(LineScanner.MAX_FIELDS)))
        .containsExactly("1: more than 1000 fields");
    assertThat(read("m,t=" + "x".repeat(LineScanner.MAX_KEY) + " a=1"))
        .containsExactly("1: measurement and tags are longer than 65535 bytes");
    assertThat(read("m a=1" + ",a=1".repeat(LineScanner.MAX_FIELDS - 1)))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("1: m {} [a=1 NUMBER");
  }
}
