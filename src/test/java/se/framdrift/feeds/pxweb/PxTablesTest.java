package se.framdrift.feeds.pxweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.reading.Unreadable;

class PxTablesTest {

  @ParameterizedTest
  @CsvSource({
    "v1/recorded/pop-0181.json, 2, 0, 101209",
    "v1/recorded/pop-0182.json, 2, 0, 108234",
    "v1/recorded/growth-0181.json, 54, 0, 4469957",
    "v1/recorded/growth-0182.json, 54, 0, 3904917",
    "v1/recorded/income-0181.json, 2, 0, 619.7",
    "v1/recorded/income-0182.json, 2, 0, 897.9",
    "v1/data-BefArealTathetKon-orebro.json, 5, 0, 173.4",
    "v2/TAB6471_data.json, 2772, 0, 84837753",
    "v2/TAB6471_metadata.json, 0, 0, 0",
    "v2-reference-server/MetadataById_tab001_js2.json, 0, 0, 0",
    "v2-reference-server/MetadataById_tab003_js2.json, 0, 0, 0",
    "px/TAB003.px, 2448, 18, 1162846580",
    "px/TAB005.px, 6402, 107, 454352667",
  })
  void readsEveryTableWithAllItsCells(String file, int cells, int withoutValue, double sum) {
    List<PxTable.Cell> read = cells(table(file));

    assertThat(read).hasSize(cells);
    assertThat(read.stream().filter(cell -> cell.value() == null)).hasSize(withoutValue);
    assertThat(read.stream().map(PxTable.Cell::number).distinct()).hasSize(cells);
    if (sum != 0) {
      assertThat(sum(read)).isEqualTo(sum);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1/metadata-BefArealTathetKon.json",
        "v1/navigation-root.json",
        "v1/navigation-leaf.json",
        "v1/query/json_query_example.json",
        "v2/config.json",
        "v2/search.json",
        "v2/codelist-agg_Alder10arJ.json",
        "v2-reference-server/ListAllTables.json",
        "v2-reference-server/GetApiConfiguration.json"
      })
  void saysOfWhatIsNoTableThatItIsNone(String file) {
    assertThatThrownBy(() -> table(file)).isInstanceOf(Unreadable.class);
  }

  @Test
  void putsTheLastVariableFirstInSpeed() {
    List<PxTable.Cell> cells = cells(table("v2/TAB6471_data.json"));

    // Counted by hand in the file: value 133 (from 1) is the first of Uppsala county.
    assertThat(cells.get(0).codes()).containsExactly("01", "0-9", "TotSa", "000007SF", "2026M01");
    assertThat(cells.get(1).codes()).endsWith("2026M02");
    assertThat(cells.get(4).codes()).containsExactly("01", "0-9", "1", "000007SF", "2026M01");
    assertThat(cells.get(4).value()).isEqualTo("125373");
    assertThat(cells.get(132).codes()).containsExactly("03", "0-9", "TotSa", "000007SF", "2026M01");
  }

  @Test
  void readsAPxFileByItsCodes() {
    PxTable table = table("px/TAB005.px");

    assertThat(table.variables())
        .extracting(PxTable.Variable::code)
        .containsExactly("REGION", "LANDUSECLASS", "ContentsCode", "TIME");
    assertThat(table.variables().getFirst().codes()).hasSize(291).contains("0586", "1441");
    PxTable.Cell arable = cells(table).get(3234);
    assertThat(arable.codes()).containsExactly("1441", "11", "Landuse", "2010");
    assertThat(arable.value()).isEqualTo("2000");
  }

  @Test
  void keepsTheTwoDotsOfAPxFile() {
    assertThat(cells(table("px/TAB003.px")).stream().filter(cell -> cell.value() == null))
        .extracting(PxTable.Cell::symbol)
        .containsOnly("..");
  }

  @Test
  void readsJsonStatOfAllSpellings() {
    String head =
        """
        {"class":"dataset","id":["Region","Tid"],"size":[1,3],"dimension":{
          "Region":{"category":{"label":{"1441":"Lerum"}}},
          "Tid":{"category":{"index":%s}}},"value":%s%s}""";
    String dense = head.formatted("[\"2023\",\"2024\",\"2025\"]", "[1.50,null,3]", "");
    String object =
        head.formatted(
            "{\"2025\":2,\"2023\":0,\"2024\":1}",
            "{\"2\":3,\"0\":1.50}",
            ",\"status\":{\"1\":\"..\"}");
    String statuses =
        head.formatted("[\"2023\",\"2024\",\"2025\"]", "[1,2,3]", ",\"status\":\"e\"");
    String list =
        head.formatted(
            "[\"2023\",\"2024\",\"2025\"]", "[null,2,3]", ",\"status\":[\".\",null,\"p\"]");

    assertThat(lines(dense))
        .containsExactly("[1441, 2023] 1.50 null", "[1441, 2024] null null", "[1441, 2025] 3 null");
    assertThat(lines(object))
        .containsExactly("[1441, 2023] 1.50 null", "[1441, 2024] null ..", "[1441, 2025] 3 null");
    assertThat(lines(statuses))
        .containsExactly("[1441, 2023] 1 e", "[1441, 2024] 2 e", "[1441, 2025] 3 e");
    assertThat(lines(list))
        .containsExactly("[1441, 2023] null .", "[1441, 2024] 2 null", "[1441, 2025] 3 p");
  }

  @Test
  void takesAPositionThatAnObjectDoesNotNameForNull() {
    String table =
        """
        {"class":"dataset","id":["Region","Tid"],"size":[2,2],"dimension":{
          "Region":{"category":{"index":["1441","1480"]}},
          "Tid":{"category":{"index":["2024","2025"]}}},"value":%s%s}""";
    String all = ",\"status\":\"..\"";

    assertThat(lines(table.formatted("{\"1\":1.50}", "")))
        .isEqualTo(lines(table.formatted("[null,1.50,null,null]", "")))
        .containsExactly(
            "[1441, 2024] null null",
            "[1441, 2025] 1.50 null",
            "[1480, 2024] null null",
            "[1480, 2025] null null");
    assertThat(lines(table.formatted("{}", all)))
        .isEqualTo(lines(table.formatted("[null,null,null,null]", all)))
        .containsExactly(
            "[1441, 2024] null ..",
            "[1441, 2025] null ..",
            "[1480, 2024] null ..",
            "[1480, 2025] null ..");
  }

  @Test
  void readsTheDatasetOfJsonStat1() {
    String text =
        """
        {"dataset":{"dimension":{"Tid":{"category":{"index":{"2025":0}}},"id":["Tid"],"size":[1]},
          "value":[7]}}""";

    assertThat(lines(text)).containsExactly("[2025] 7 null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'[1,2]' | '[1]' | 2 values where its sizes make 1",
        "'{\"5\":2}' | '[1]' | has the position 5",
        "'[1]' | '[2]' | should have 2 codes",
        "'true' | '[1]' | neither a list nor an object",
      })
  void refusesJsonStatWhosePartsDoNotFit(String value, String size, String words) {
    String text =
        """
        {"id":["Tid"],"size":%s,"dimension":{"Tid":{"category":{"index":["2025"]}}},"value":%s}"""
            .formatted(size, value);

    assertThatThrownBy(() -> lines(text))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(words);
  }

  @Test
  void readsPxTextOverSeveralLinesInItsOwnCharacters() {
    String text =
        """
        CHARSET="ANSI";
        NOTE="first"
        " and; second";
        LANGUAGE="sv";
        STUB="kön, alla";
        HEADING="år";
        VALUES("kön, alla")="män",
        "kvinnor";
        VALUES("år")="2024","2025";
        VALUES[en]("år")="a","b","c";
        TIMEVAL("år")=TLIST(A1,"2024"-"2025");
        DATASYMBOL3="..";
        DATA=
        1.5 "..."
        -3 - ;
        """;
    byte[] bytes = text.getBytes(Charset.forName("windows-1252"));

    assertThat(lines(PxTables.read(bytes, (String) null)))
        .containsExactly(
            "[män, 2024] 1.5 null",
            "[män, 2025] null ..",
            "[kvinnor, 2024] -3 null",
            "[kvinnor, 2025] null -");
  }

  @Test
  void readsAPxFileInTheCharactersThatItNames() {
    String text = "CODEPAGE=\"%s\";STUB=\"å\";VALUES(\"å\")=\"2025\";DATA=\n7;";

    for (String page : List.of("utf-8", "iso-8859-1", "iso-8859-15", "windows-1252", "ibm850")) {
      byte[] bytes = text.formatted(page).getBytes(Charset.forName(page));
      assertThat(PxTables.read(bytes, (String) null).variables().getFirst().code()).isEqualTo("å");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STUB=\"a\";VALUES(\"a\")=\"2025\";DATA=7 | cut off",
        "STUB=\"a\";VALUES(\"a\")=\"2025\";DATA=7 8; | more figures",
        "STUB=\"a\";VALUES(\"a\")=\"1\",\"2\";DATA=7; | 1 figures where its variables make 2",
        "STUB=\"a\";VALUES(\"a\")=\"1\";CODES(\"a\")=\"1\",\"2\";DATA=7; | as many of both",
        "STUB=\"a;DATA=7; | a string has no end",
        "STUB=\"a\";KEYS(\"a\")=CODES;DATA=\"a\",7; | KEYS",
        "DATA=7; | neither STUB nor HEADING",
        "CODEPAGE=\"klingon\";DATA=7; | unknown characters",
      })
  void refusesAPxFileWhosePartsDoNotFit(String text, String words) {
    assertThatThrownBy(() -> lines(text))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(words);
  }

  @Test
  void refusesATableOfMoreCellsThanItHolds() {
    String many = "\"%s\"".formatted(String.join("\",\"", numbers(2000)));
    String text =
        "STUB=\"a\",\"b\";VALUES(\"a\")=%s;VALUES(\"b\")=%s;DATA=1;".formatted(many, many);

    assertThatThrownBy(() -> lines(text)).hasMessageContaining("at most 2,000,000 cells");
  }

  private static List<String> numbers(int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  private static double sum(List<PxTable.Cell> cells) {
    return cells.stream()
        .flatMap(cell -> Optional.ofNullable(cell.value()).stream())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  private static PxTable table(String file) {
    return PxTables.read(RealFile.read("scb-pxweb/" + file), (String) null);
  }

  private static List<PxTable.Cell> cells(PxTable table) {
    List<PxTable.Cell> cells = new ArrayList<>();
    table.cells().forEach(cells::add);
    return cells;
  }

  private static List<String> lines(String text) {
    return lines(PxTables.read(text.getBytes(StandardCharsets.UTF_8), (String) null));
  }

  private static List<String> lines(PxTable table) {
    return cells(table).stream()
        .map(cell -> "%s %s %s".formatted(cell.codes(), cell.value(), cell.symbol()))
        .toList();
  }
}
