package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds of surveys and cases in a catalog that is otherwise as it must be. */
class OutsideRulesTest {

  private static final String FEEDS = "seeds/smaby/feeds.yaml";
  private static final String INDICATORS = "seeds/smaby/indicators.yaml";

  @TempDir private Path folder;
  private SmallCatalog catalog;

  @BeforeEach
  void declare() {
    catalog = SmallCatalog.copiedTo(folder);
    catalog.write(
        FEEDS,
        catalog.text(FEEDS)
            + """
              - id: smaby-survey
                kind: surveys
                title: {sv: Enkät, en: Survey}
                settings:
                  threshold: 7
                  unanimous: 14
                  wave: month
                  questions:
                    - {id: safe, options: [ja, nej, vet-ej]}
                    - {id: mark, number: {min: 1, max: 10}}
                  groups: {gender: [K, M]}
                  figures:
                    - {id: safe, question: safe, yes: [ja], leftOut: [vet-ej], kpi: safe, by: [gender]}
                    - {id: mark, question: mark, yesFrom: 8, kpi: mark}
              - id: smaby-cases
                kind: cases
                title: {sv: Ärenden, en: Cases}
                settings:
                  threshold: 5
                  period: month
                  kinds:
                    - {id: klotter, within: PT48H}
                    - {id: plan, within: P21D, days: working}
                  areas: [torget, byn]
                  nested: {area: {group: part, within: {torget: mitt, byn: land}}}
                  sums: [{series: "0001:places", figure: klotter}]
                  figures:
                    - {id: klotter, kind: klotter, share: closed}
                    - id: plan
                      kind: plan
                      curve: [{within: P7D, kpi: plan-week}, {within: P30D, kpi: plan-month}]
            """
                .indent(0));
    String text = catalog.text(INDICATORS);
    StringBuilder kpis = new StringBuilder();
    for (String id : new String[] {"safe", "mark", "closed", "plan-week", "plan-month"}) {
      kpis.append(kpi(id));
    }
    catalog.write(
        INDICATORS,
        text.replace("series:\n  - {kpi: N00901, feed", kpis + "series:\n  - {kpi: N00901, feed")
            .replace(
                "indicators:\n",
                """
                  - {kpi: safe, feed: smaby-survey}
                  - {kpi: mark, feed: smaby-survey}
                  - {kpi: closed, feed: smaby-cases}
                  - {kpi: plan-week, feed: smaby-cases}
                  - {kpi: plan-month, feed: smaby-cases}
                indicators:
                """
                    .indent(0)));
  }

  private static String kpi(String id) {
    return """
      - id: %s
        title: {sv: Andel, en: Share}
        definition: {sv: Andel., en: Share.}
        unit: "%%"
        decimals: 1
        resolution: P1M
        measured: month-total
        reportingLag: P1M
        nature: register
        dimensions: %s
        plausible: {min: 0, max: 100}
        source: {name: Småby, licence: null, url: null}
        seriesBreak: null
    """
        .formatted(id, id.equals("safe") ? "{gender: [K, M]}" : "{}");
  }

  @Test
  void findNothingInFeedsThatAreAsTheyMustBe() {
    assertThat(catalog.findings()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "threshold: 7 | threshold: 3 | 3 is not allowed",
        "wave: month | wave: week | is not allowed",
        "wave: month | wave: year | the periods of safe are P1M",
        "question: safe | question: unsafe | no question unsafe",
        "yes: [ja] | yes: [jo] | no answer jo",
        "yes: [ja] | yesFrom: 3 | yes does not fit",
        "leftOut: [vet-ej] | leftOut: [kanske] | no answer kanske",
        "kpi: mark | kpi: safe | safe comes of two figures",
        "kpi: mark | kpi: places | no series of places is fed by smaby-survey",
        "by: [gender] | by: [area] | area is not declared",
        "gender: [K, M] | gender: [K, M, X] | safe cannot be shown by gender",
        "gender: [K, M] | Gender: [K, M] | no group can be called Gender",
        "id: mark, question | id: safe, question | a figure twice",
        "kind: klotter, share | kind: snow, share | no kind of cases snow",
        "share: closed | by: [area] | nothing comes of the figure",
        "within: PT48H | within: two days | has the wrong form",
        "within: P21D | within: PT21H | days where the time is in hours",
        "unanimous: 14 | unanimous: 6 | unanimous is below the threshold",
        "unanimous: 14 | unanimous: 4 | 4 is out of range",
        "byn: land} | bya: land} | not every value of area lies in a larger group",
        "torget: mitt, byn | byn | not every value of area lies in a larger group",
        "nested: {area: | nested: {site: | not every value of site lies in a larger group",
        "group: part | groups: part | group is missing",
        "0001:places | 0001:parks | no series 0001:parks",
        "0001:places | 0002:places | no series 0002:places",
        "figure: klotter}] | figure: snow}] | no figure snow",
        "within: P7D | within: PT7H | PT7H counts time in another way than P21D",
        "within: P30D | within: P7D | P7D is not longer than the one before",
        "kpi: plan-month | kpi: plan-year | no KPI plan-year",
        "kpi: plan-month | kpi: plan-week | plan-week comes of two figures",
        "share: closed} | curve: [{within: PT24H, kpi: places}]} | no series of places is fed by",
        "number: {min: 1, max: 10} | comment: free | comment is unknown here"
      })
  void findWhatIsBroken(String words, String by, String problem) {
    catalog.replace(FEEDS, words, by);

    assertThat(catalog.load().catalogs()).isEmpty();
    assertThat(catalog.findings())
        .anySatisfy(finding -> assertThat(finding.problem()).contains(problem));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "unanimous: 14 | unanimous: 6",
        "group: part, within: {torget: mitt, byn: land} | group: part, within: {torget: mitt}",
        "{series: \"0001:places\", figure: klotter} | {series: \"0001:parks\", figure: klotter}",
        "{within: P30D, kpi: plan-month} | {within: P5D, kpi: plan-month}"
      })
  void nameTheFileAndTheLine(String words, String by) {
    int line = catalog.replace(FEEDS, words, by);

    assertThat(catalog.findings())
        .singleElement()
        .asString()
        .startsWith(catalog.file(FEEDS) + ":" + line + ": ");
  }

  @Test
  void findASecondCurveOfAKind() {
    catalog.replace(
        FEEDS,
        "share: closed}",
        "share: closed}\n        - {id: more, kind: plan, curve: [{within: P9D, kpi: closed}]}");

    assertThat(catalog.findings())
        .anySatisfy(finding -> assertThat(finding.problem()).contains("a second curve of plan"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{threshold: 5} | ",
        "{threshold: 4} | 4 is not allowed",
        "{threshold: five} | is not allowed",
        "{least: 5} | least is unknown here",
        "5 | "
      })
  void takeAThresholdOfAKpiThatIsOneOfThree(String disclosure, @Nullable String problem) {
    int line =
        catalog.replace(
            INDICATORS, "seriesBreak: null", "seriesBreak: null\n    disclosure: " + disclosure);
    List<Finding> findings = catalog.findings();

    if (disclosure.equals("{threshold: 5}")) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings)
          .anySatisfy(
              finding -> {
                assertThat(finding.problem()).contains(problem == null ? "" : problem);
                assertThat(finding.file()).isEqualTo(catalog.file(INDICATORS));
                assertThat(finding.line()).isEqualTo(line + 1);
              });
    }
  }
}
