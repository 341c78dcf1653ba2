package se.framdrift.feeds.pxweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Facts;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.reading.Unreadable;

class SeriesMapTest {

  private static final String GROWTH =
      "{'region':'Region','time':'Tid','contents':'ContentsCode',"
          + "'kpis':{'BE0101N1':{'kpi':'population'}}}";

  private static final String INCOME =
      """
      {'region':'Region','time':'Tid','contents':'ContentsCode',
       'kpis':{'HE0110K1':{'kpi':'income-mean','unit':'kr','factor':1000},
               'HE0110K2':{'kpi':'income-median','unit':'kr','factor':1000}}}""";

  private static final String MONTHLY =
      """
      {'region':'Region','time':'Tid','contents':'ContentsCode',
       'kpis':{'000007SF':{'kpi':'inhabitants'}},
       'dimensions':{'Kon':{'name':'gender','values':{'1':'M','2':'K','TotSa':''}}}}""";

  @Test
  void makesSeriesOfWhatWasRecordedForSodertalje() {
    assertThat(Facts.lines(decoded("v1/recorded/pop-0181.json", "0181", Maps.POPULATION)))
        .containsExactly(
            "0181:population:gender=M 2021 51867", "0181:population:gender=K 2021 49342");
    assertThat(Facts.lines(decoded("v1/recorded/growth-0181.json", "0181", GROWTH)))
        .hasSize(54)
        .endsWith("0181:population 2021 101209");
    assertThat(Facts.lines(decoded("v1/recorded/income-0181.json", "0181", INCOME)))
        .containsExactly(
            "0181:income-mean 2020 307600.0 kr", "0181:income-median 2020 312100.0 kr");
  }

  @ParameterizedTest
  @CsvSource({
    "v1/recorded/pop-0182.json, 0182, 2",
    "v1/recorded/pop-0182.json, 0181, 0",
    "v1/recorded/growth-0182.json, 0182, 54",
    "v1/recorded/income-0182.json, 0182, 2",
  })
  void takesOnlyTheCellsOfItsMunicipality(String file, String municipality, int rows) {
    String map = file.contains("pop") ? Maps.POPULATION : file.contains("income") ? INCOME : GROWTH;
    Decoded decoded = decoded(file, municipality, map);

    assertThat(decoded.rows()).hasSize(rows);
    assertThat(decoded.undecodable()).isEmpty();
  }

  @Test
  void takesACountyWhereACountyIsAskedFor() {
    Decoded decoded =
        decoded(
            "v1/data-BefArealTathetKon-orebro.json",
            "0018",
            "{'region':'Region','time':'Tid','kpis':{'*':{'kpi':'density'}}}");

    assertThat(Facts.lines(decoded))
        .hasSize(5)
        .startsWith("0018:density 2014 33.9")
        .endsWith("0018:density 2018 35.5");
  }

  @Test
  void saysOfAVariableWithSeveralCodesThatOneMustBeChosen() {
    assertThatThrownBy(() -> decoded("v2/TAB6471_data.json", "0018", MONTHLY))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("the variable Alder has 11 codes; choose one under query");
  }

  @Test
  void makesMonthsAndGendersOfTheRecordedAnswer() {
    PxTable table = PxTables.read(RealFile.read("scb-pxweb/v2/TAB6471_data.json"), (String) null);
    PxTable young = table.only(java.util.Map.of("Alder", java.util.Set.of("0-9")));

    assertThat(Facts.lines(Maps.of("0001", MONTHLY).decode(young)))
        .hasSize(12)
        .startsWith(
            "0001:inhabitants 2026-01 245284",
            "0001:inhabitants 2026-02 247245",
            "0001:inhabitants 2026-03 249358",
            "0001:inhabitants 2026-04 251635",
            "0001:inhabitants:gender=M 2026-01 125373")
        .endsWith("0001:inhabitants:gender=K 2026-04 122965");
  }

  @Test
  void refusesCellsOfCodesThatNothingIsNamedFor() {
    Decoded decoded = decoded("px/TAB005.px", "1441", Maps.LAND);

    assertThat(Facts.lines(decoded))
        .containsExactly(
            "1441:land:use=arable 2010 2000 ha",
            "1441:land:use=arable 2015 1924 ha",
            "1441:land:use=grazing 2010 384 ha",
            "1441:land:use=grazing 2015 449 ha",
            "1441:land:use=built 2010 2791 ha",
            "1441:land:use=built 2015 2857 ha");
    assertThat(Facts.refusals(decoded))
        .hasSize(16)
        .startsWith("3239 LANDUSECLASS: no use is named for 211");
  }

  @Test
  void makesMissingOfDotsAndNeverZero() {
    String map = "{'time':'TIME','kpis':{'*':{'kpi':'waste'}}}";
    PxTable table =
        PxTables.read(RealFile.read("scb-pxweb/px/TAB003.px"), (String) null)
            .only(
                java.util.Map.of(
                    "TREATMENT_CAT", java.util.Set.of("05"),
                    "WASTE_CAT", java.util.Set.of("07.5", "08 ex 08.1,41"),
                    "ContentsCode", java.util.Set.of("WasteHazard")));

    assertThat(
            Facts.lines(
                Maps.of("0000", map)
                    .decode(
                        table.only(
                            java.util.Map.of("WASTE_CAT", java.util.Set.of("08 ex 08.1,41"))))))
        .containsExactly(
            "0000:waste 2010 40000",
            "0000:waste 2012 not-reported",
            "0000:waste 2014 120000",
            "0000:waste 2016 120000");
  }

  @ParameterizedTest
  @CsvSource({
    "., not-applicable",
    ".., not-reported",
    "..., not-reported",
    ":, hidden",
    "-, not-applicable",
    "'', not-reported",
  })
  void readsEachSymbolOfVersion1(String symbol, String missing) {
    assertThat(Facts.lines(one(symbol, "{}"))).containsExactly("1441:population 2025 " + missing);
  }

  @Test
  void followsWhatTheFeedSaysOfSymbols() {
    assertThat(Facts.lines(one("-", "{'-':'zero'}"))).containsExactly("1441:population 2025 0");
    assertThat(Facts.lines(one("..", "{'..':'hidden'}")))
        .containsExactly("1441:population 2025 hidden");
  }

  @Test
  void marksAValueBesideWhichAFlagStands() {
    String stat =
        """
        {"id":["Tid"],"size":[3],"dimension":{"Tid":{"category":{"index":["2023","2024","2025"]}}},
         "value":[1,2,3],"status":["p","x",".."]}""";
    Decoded decoded =
        Maps.of("1441", "{'time':'Tid','kpis':{'*':{'kpi':'population'}}}")
            .decode(PxTables.read(stat.getBytes(StandardCharsets.UTF_8), (String) null));

    assertThat(Facts.lines(decoded)).containsExactly("1441:population 2023 1 P");
    assertThat(Facts.refusals(decoded))
        .containsExactly(
            "2 status: unknown symbol x", "3 status: the symbol .. beside the value 3");
  }

  @Test
  void readsARefusedCellAgainWhenTheMappingIsCorrected() {
    Decoded decoded = decoded("px/TAB005.px", "1441", Maps.LAND);
    String raw = decoded.undecodable().getFirst().raw();
    SeriesMap corrected = Maps.of("1441", Maps.LAND.replace("'3':'built'", "'211':'built'"));

    assertThat(raw)
        .isEqualTo(
            "{\"codes\":{\"REGION\":\"1441\",\"LANDUSECLASS\":\"211\",\"ContentsCode\":\"Landuse\","
                + "\"TIME\":\"2010\"},\"value\":\"16651\"}");
    assertThat(Facts.lines(corrected.again(raw)))
        .containsExactly("1441:land:use=built 2010 16651 ha");
    assertThat(decoded.rows().getFirst().raw()).asString().contains("\"value\":\"2000\"");
  }

  @Test
  void refusesARowAgainThatWasCutOff() {
    assertThat(Maps.of("1441", Maps.LAND).again("{\"codes\":{\"REG").undecodable()).hasSize(1);
  }

  private static Decoded one(String text, String symbols) {
    String json =
        """
        {"columns":[{"code":"Tid","type":"t"},{"code":"BE0101N1","type":"c"}],
         "data":[{"key":["2025"],"values":["%s"]}]}"""
            .formatted(text);
    return Maps.of(
            "1441",
            "{'time':'Tid','kpis':{'*':{'kpi':'population'}},'symbols':%s}".formatted(symbols))
        .decode(PxTables.read(json.getBytes(StandardCharsets.UTF_8), (String) null));
  }

  private static Decoded decoded(String file, String municipality, String settings) {
    SeriesMap map = Maps.of(municipality, settings);
    return map.decode(PxTables.read(RealFile.read("scb-pxweb/" + file), map));
  }
}
