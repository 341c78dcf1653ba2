package se.framdrift.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTextTest {

  @Test
  void quotesWhatWouldBreakACell() {
    String text =
        new CsvText(false)
            .cell("a,b")
            .cell("säg \"ja\"")
            .cell("rad\r\nrad")
            .cell("vanlig")
            .end()
            .take();

    assertThat(text).isEqualTo("\"a,b\",\"säg \"\"ja\"\"\",\"rad\r\nrad\",vanlig\r\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"=1+1", "+46", "-1", "@SUM(A1)"})
  void keepsASpreadsheetFromRunningAText(String text) {
    assertThat(new CsvText(false).cell(text).take()).isEqualTo("'" + text);
  }

  @Test
  void leavesNegativeNumbersNumbers() {
    assertThat(new CsvText(false).number(-1.5).number(-3L).take()).isEqualTo("-1.5,-3");
  }

  @Test
  void writesNumbersWithoutExponentAndWithoutNeedlessZeros() {
    assertThat(new CsvText(false).number(1.0E7).number(20.65).number(1.0E-5).number(0.0).take())
        .isEqualTo("10000000,20.65,0.00001,0");
  }

  @Test
  void leavesMissingCellsEmpty() {
    assertThat(
            new CsvText(false)
                .cell(null)
                .number((Double) null)
                .number((Long) null)
                .cell("")
                .end()
                .take())
        .isEqualTo(",,,\r\n");
  }

  @Test
  void beginsWithAByteOrderMarkWhenAsked() {
    assertThat(new CsvText(true).cell("å").take()).isEqualTo("\uFEFFå");
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isReadBackByAnotherReader(long seed) {
    Random random = new Random(seed);
    String letters = "aå,\"\n\r =;\t'x1";
    String cell =
        "x"
            + IntStream.range(0, random.nextInt(20))
                .mapToObj(_ -> "" + letters.charAt(random.nextInt(letters.length())))
                .reduce("", String::concat);
    String text = new CsvText(false).cell(cell).cell("next").end().take();

    var records = CsvReader.builder().ofCsvRecord(text).stream().toList();

    assertThat(records).hasSize(1);
    assertThat(records.getFirst().getFields()).containsExactly(cell, "next");
  }
}
