package se.framdrift.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  private static final Bounds SMALL = new Bounds(10_000, 20, 5, 50, 200, 10_000);

  private static List<Row> rows(byte[] file, Bounds bounds) {
    List<Row> rows = new ArrayList<>();
    try (Table table = Tables.open(file, Source.UNKNOWN, bounds)) {
      for (Row row = table.next(); row != null; row = table.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<List<String>> cells(byte[] file) {
    return rows(file, Bounds.STANDARD).stream()
        .map(row -> row.cells().stream().map(Cell::text).toList())
        .toList();
  }

  private static List<List<String>> cells(String text) {
    return cells(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsEveryEndingOfLinesMixed() {
    assertThat(cells("a,b\r\n1,2\n3,4\r5,6\n\r\n\r7,8"))
        .containsExactly(
            List.of("a", "b"),
            List.of("1", "2"),
            List.of("3", "4"),
            List.of("5", "6"),
            List.of("7", "8"));
  }

  @Test
  void quotedCellsHoldSeparatorsQuotesAndLines() {
    assertThat(cells("a;b\n\"x;\"\"y\"\"\";\"1\n2\"\n \"z\" ;3\n"))
        .containsExactly(List.of("a", "b"), List.of("x;\"y\"", "1\n2"), List.of("z ", "3"));
  }

  @Test
  void keepsEachRowAsItCame() {
    List<Row> rows = rows("a;b\n\"x\n;\";1,5\n".getBytes(StandardCharsets.UTF_8), Bounds.STANDARD);

    assertThat(rows.get(1).raw()).isEqualTo("\"x\n;\";1,5");
    assertThat(rows.get(1).line()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
  void findsOutTheEncoding(String charset) {
    byte[] file = "Förskola;Värde\nÖsterås;1,5\n".getBytes(Charset.forName(charset));

    assertThat(cells(file))
        .containsExactly(List.of("Förskola", "Värde"), List.of("Österås", "1,5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoPartOfTheFirstCell(String charset) {
    byte[] file = "\ufeffår;värde\n2025;1\n".getBytes(Charset.forName(charset));

    assertThat(cells(file).getFirst()).containsExactly("år", "värde");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t", "|"})
  void findsOutTheSeparator(String separator) {
    String text = String.join("\n", "a-b-c", "1-2-3", "4-5-6").replace("-", separator);

    assertThat(cells(text)).allSatisfy(row -> assertThat(row).hasSize(3));
  }

  @Test
  void decimalCommasAreNoSeparators() {
    assertThat(cells("månad;el;värme\njan;1,5;2,5\nfeb;3,5;4,5\n").get(1))
        .containsExactly("jan", "1,5", "2,5");
  }

  @Test
  void theFirstLineMaySayTheSeparator() {
    assertThat(cells("sep=;\r\na,b;c\r\n1,2;3\r\n"))
        .containsExactly(List.of("a,b", "c"), List.of("1,2", "3"));
  }

  @Test
  void anOpenQuoteSpoilsItsOwnLineOnly() {
    List<Row> rows =
        rows("a,b\n\"1,2\n3,4\n5,6\n".getBytes(StandardCharsets.UTF_8), Bounds.STANDARD);

    assertThat(rows).hasSize(4);
    assertThat(rows.get(1).fault()).isEqualTo("a quote is opened and never closed");
    assertThat(rows.get(1).raw()).isEqualTo("\"1,2");
    assertThat(rows.get(3).cells()).containsExactly(Cell.text("5"), Cell.text("6"));
  }

  @Test
  void whatIsTooLargeIsRefusedWhereItIs() {
    String file = "a,b\n" + "x".repeat(60) + ",1\n1,2,3,4,5,6\n" + "y".repeat(300) + "\n1,2\n";
    List<Row> rows = rows(file.getBytes(StandardCharsets.UTF_8), SMALL);

    assertThat(rows)
        .extracting(Row::fault)
        .containsExactly(
            null,
            "a cell is longer than 50 characters",
            "it has more than 5 cells",
            "the line is longer than 200 characters",
            null);
  }

  @Test
  void aFileHasABoundOfBytesAndOfRows() {
    assertThatThrownBy(() -> rows(new byte[10_001], SMALL))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("10,001 bytes");
    assertThatThrownBy(() -> rows("1\n".repeat(21).getBytes(StandardCharsets.UTF_8), SMALL))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("The file has more than 20 rows.");
  }
}
