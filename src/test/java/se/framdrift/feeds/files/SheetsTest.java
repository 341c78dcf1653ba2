package se.framdrift.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.miachm.sods.SpreadSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Sheets that independent programs have written. */
class SheetsTest {

  private static final Source ANY = Source.UNKNOWN;

  private static List<Row> rows(byte[] file, Source source, Bounds bounds) {
    List<Row> rows = new ArrayList<>();
    try (Table table = Tables.open(file, source, bounds)) {
      for (Row row = table.next(); row != null; row = table.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<Row> rows(byte[] file) {
    return rows(file, ANY, Bounds.STANDARD);
  }

  private static Source sheet(String name) {
    return new Source(null, null, null, name, null, true, 0, null, List.of());
  }

  /** Two sheets, of which the first is hidden; a title, an empty row, a header and figures. */
  static byte[] xlsx() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbook book = new Workbook(out, "test", "1.0");
    Worksheet hidden = book.newWorksheet("Listor");
    hidden.value(0, 0, "dold");
    hidden.setVisibilityState(VisibilityState.HIDDEN);
    Worksheet sheet = book.newWorksheet("Blad ett");
    sheet.value(0, 0, "El 2025 å & ä");
    sheet.range(0, 0, 0, 3).merge();
    sheet.value(2, 0, "Mätare");
    sheet.value(2, 1, "Datum");
    sheet.value(2, 2, "kWh");
    sheet.value(2, 3, "Tid");
    sheet.value(3, 0, "007");
    sheet.value(3, 1, LocalDate.of(2025, 9, 1));
    sheet.style(3, 1).format("yyyy-mm-dd").set();
    sheet.value(3, 2, 0.1 + 0.2);
    sheet.value(3, 3, LocalDateTime.of(2025, 9, 1, 0, 30));
    sheet.style(3, 3).format("dd/mm/yy hh:mm").set();
    sheet.inlineString(5, 0, "008");
    sheet.value(5, 1, LocalDate.of(1900, 1, 15));
    sheet.style(5, 1).format("[$-41D]d mmmm yyyy;@").set();
    sheet.formula(5, 2, "C4*2");
    sheet.value(5, 3, 0.5);
    sheet.style(5, 3).format("hh:mm").set();
    book.finish();
    return out.toByteArray();
  }

  static byte[] ods() throws IOException {
    SpreadSheet book = new SpreadSheet();
    com.github.miachm.sods.Sheet hidden = new com.github.miachm.sods.Sheet("Listor", 1, 1);
    hidden.getRange(0, 0).setValue("dold");
    hidden.hideSheet();
    com.github.miachm.sods.Sheet sheet = new com.github.miachm.sods.Sheet("Blad ett", 6, 4);
    sheet.getRange(0, 0).setValue("El 2025 å & ä");
    sheet.getRange(2, 0, 1, 4).setValues("Mätare", "Datum", "kWh", "Tid");
    sheet
        .getRange(3, 0, 1, 4)
        .setValues("007", LocalDate.of(2025, 9, 1), 0.1 + 0.2, LocalDateTime.of(2025, 9, 1, 0, 30));
    sheet.getRange(5, 0, 1, 3).setValues("008", LocalDate.of(1900, 1, 15), 12);
    book.appendSheet(hidden);
    book.appendSheet(sheet);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.save(out);
    return out.toByteArray();
  }

  @Test
  void readsAWorkbookAsItWasMeant() throws IOException {
    List<Row> rows = rows(xlsx());

    assertThat(rows).extracting(Row::line).containsExactly(1, 3, 4, 6);
    assertThat(rows.get(0).cells()).containsExactly(Cell.text("El 2025 å & ä"));
    assertThat(rows.get(2).cells())
        .containsExactly(
            Cell.text("007"),
            new Cell("2025-09-01", true),
            new Cell("0.3", true),
            new Cell("2025-09-01T00:30:00", true));
    assertThat(rows.get(3).cells().subList(0, 2))
        .containsExactly(Cell.text("008"), new Cell("1900-01-15", true));
    assertThat(rows.get(3).cell(3)).isEqualTo(Cell.text("12:00"));
    assertThat(rows.get(2).raw()).isEqualTo("\"007\";2025-09-01;0.3;2025-09-01T00:30:00");
  }

  @Test
  void aFormulaWithoutASavedValueIsNoNumber() throws IOException {
    assertThat(rows(xlsx()).get(3).cell(2)).isEqualTo(Cell.text("=C4*2"));
  }

  @Test
  void readsAnOpenDocumentAsItWasMeant() throws IOException {
    List<Row> rows = rows(ods());

    assertThat(rows).extracting(Row::line).containsExactly(1, 3, 4, 6);
    assertThat(rows.get(0).cells()).containsExactly(Cell.text("El 2025 å & ä"));
    assertThat(rows.get(2).cells())
        .containsExactly(
            Cell.text("007"),
            new Cell("2025-09-01", true),
            new Cell("0.3", true),
            new Cell("2025-09-01T00:30:00", true));
    assertThat(rows.get(3).cells())
        .containsExactly(Cell.text("008"), new Cell("1900-01-15", true), new Cell("12", true));
  }

  @Test
  void aHiddenSheetIsReadWhenItIsNamed() throws IOException {
    for (byte[] file : List.of(xlsx(), ods())) {
      assertThat(rows(file, sheet("Listor"), Bounds.STANDARD).getFirst().cell(0).text())
          .isEqualTo("dold");
      assertThatThrownBy(() -> rows(file, sheet("Blad2"), Bounds.STANDARD))
          .isInstanceOf(UnreadableFile.class)
          .hasMessage("There is no sheet «Blad2». The sheets are: Listor (hidden), Blad ett");
    }
  }

  @Test
  void aRowOfASheetIsReadAgainAsItWas() throws IOException {
    Mapping mapping =
        MappingReader.read(
            Samples.yaml(
                """
                skipUntil: kWh
                layout: rows
                series: "9999:energy-day:site=m{Mätare}"
                period: "{Datum}"
                value: kWh
                decimal: ","
                """));
    FileDecoder decoder = new FileDecoder(mapping);
    for (byte[] file : List.of(xlsx(), ods())) {
      List<FileDecoder.Page> pages = new ArrayList<>();
      decoder.read(file, pages::add);
      var first = pages.getFirst().decoded().rows().getFirst();

      assertThat(first.value()).isEqualTo("0.3");
      assertThat(first.period()).isEqualTo("2025-09-01");
      assertThat(
              decoder
                  .again(pages.getFirst().format(), pages.getFirst().heading(), "" + first.raw())
                  .rows())
          .singleElement()
          .satisfies(
              again -> {
                assertThat(again.series()).isEqualTo("9999:energy-day:site=m007");
                assertThat(again.value()).isEqualTo("0.3");
                assertThat(again.period()).isEqualTo("2025-09-01");
              });
    }
  }

  @Test
  void timesOfADayInTheHeaderAreTimes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbook book = new Workbook(out, "test", "1.0");
    Worksheet sheet = book.newWorksheet("Blad1");
    sheet.value(0, 0, "Dag");
    sheet.value(1, 0, LocalDate.of(2025, 9, 1));
    sheet.style(1, 0).format("yyyy-mm-dd").set();
    for (int i = 1; i <= 24; i++) {
      sheet.value(0, i, i / 24.0);
      sheet.style(0, i).format("[h]:mm").set();
      sheet.value(1, i, i);
    }
    book.finish();
    Samples.Found found =
        Samples.read(
            out.toByteArray(),
            MappingReader.read(
                Samples.yaml(
                    """
                    layout: row-per-day
                    series: "9999:temperature"
                    period: "{Dag}"
                    values: {first: "01:00", last: "24:00"}
                    stamp: end
                    """)));

    assertThat(found.facts()).hasSize(24);
    assertThat(found.facts().getFirst().period()).isEqualTo("2025-08-31T22:00:00Z/PT1H");
    assertThat(found.facts().getLast().period()).isEqualTo("2025-09-01T21:00:00Z/PT1H");
  }

  @Test
  void aFileThatUnpacksToFarMoreIsRefused() throws IOException {
    Bounds small = new Bounds(1 << 20, 1_000, 100, 1_000, 10_000, 1 << 20);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("content.xml", ("<a>" + " ".repeat(8 << 20)).getBytes(StandardCharsets.UTF_8));
    byte[] bomb = zip(parts);

    assertThat(bomb.length).isLessThan(20_000);
    assertThatThrownBy(() -> rows(bomb, ANY, small))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("unpacks to more than");
  }

  @Test
  void entitiesAndFilesFromElsewhereAreNotTaken() throws IOException {
    Map<String, byte[]> parts = unzip(ods());
    String content = new String(parts.get("content.xml"), StandardCharsets.UTF_8);
    int declared = content.indexOf("?>") + 2;
    String evil =
        content.substring(0, declared)
            + "<!DOCTYPE x [<!ENTITY passwords SYSTEM \"file:///etc/hostname\">"
            + "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            + content.substring(declared).replace("007", "&passwords;&b;");
    parts.put("content.xml", evil.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> rows(zip(parts))).isInstanceOf(UnreadableFile.class);
  }

  @Test
  void aColumnFarAwayCostsNoMemoryAndSpoilsOnlyItsRow() throws IOException {
    Map<String, byte[]> parts = unzip(xlsx());
    String name = "xl/worksheets/sheet2.xml";
    String sheet = new String(parts.get(name), StandardCharsets.UTF_8);
    parts.put(name, sheet.replace("r=\"C4\"", "r=\"ZZZZZZ4\"").getBytes(StandardCharsets.UTF_8));

    List<Row> rows = rows(zip(parts));

    assertThat(rows).hasSize(4);
    assertThat(rows.get(2).fault()).contains("more than 2,000 cells");
  }

  @Test
  void rowsAndCellsThatAreRepeatedWithoutEndAreBounded() throws IOException {
    String content =
        """
        <office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x">
        <office:body><office:spreadsheet><table:table table:name="B">
        <table:table-row><table:table-cell office:value-type="float" office:value="1"
            table:number-columns-repeated="3"/>
          <table:covered-table-cell><text:p>under a merged cell</text:p></table:covered-table-cell>
          <table:table-cell table:number-columns-repeated="16000"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>
        <table:table-row table:number-rows-repeated="900000000">
          <table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>
        """;
    byte[] file = zip(Map.of("content.xml", content.getBytes(StandardCharsets.UTF_8)));
    Bounds bounds = new Bounds(1 << 20, 500, 100, 1_000, 10_000, 1 << 20);

    assertThatThrownBy(() -> rows(file, ANY, bounds))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("The sheet has more than 500 rows.");
    try (Table table = Tables.open(file, ANY, bounds)) {
      assertThat(table.next()).satisfies(row -> assertThat(row.cells()).hasSize(3));
      assertThat(table.next()).satisfies(row -> assertThat(row.line()).isEqualTo(1_048_572));
    }
  }

  @Test
  void aByteOrderMarkOrABadByteInAPartSpoilsNothing() throws IOException {
    Map<String, byte[]> parts = unzip(ods());
    String content = "\ufeff" + new String(parts.get("content.xml"), StandardCharsets.UTF_8);
    byte[] bytes = content.replace("007", "0#7").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '#' ? (byte) 0xC3 : bytes[i];
    }
    parts.put("content.xml", bytes);

    assertThat(rows(zip(parts)).get(2).cell(0).text()).isEqualTo("0\ufffd7");
  }

  @Test
  void whatIsNoTableIsRefusedWithWords() throws IOException {
    assertThatThrownBy(() -> rows("%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("no table");
    assertThatThrownBy(() -> rows(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
        .hasMessageContaining("old Excel");
    byte[] other = zip(Map.of("a.txt", new byte[3]));
    assertThatThrownBy(() -> rows(other)).hasMessageContaining("neither XLSX nor ODS");
  }

  static Map<String, byte[]> unzip(byte[] file) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    ZipParts zip = new ZipParts(file, Bounds.STANDARD);
    for (String name : zip.names()) {
      try (InputStream in = Objects.requireNonNull(zip.open(name))) {
        parts.put(name, in.readAllBytes());
      }
    }
    return parts;
  }

  static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return out.toByteArray();
  }
}
