package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.formula.CelFormulas;

/** Weekly figures are gathered only into what whole weeks fill. */
class WeekRulesTest {

  private static final String FILE = "seeds/smaby/indicators.yaml";
  private static final String GATHERED = "aggregate: cumulative-since, since: 2022-10-15";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          aggregate: calendar-period, calendar: month, statistic: sum => weekly figures do not fill a month
          aggregate: calendar-period, calendar: year, statistic: mean => weekly figures do not fill a year
          aggregate: calendar-period, calendar: week, statistic: sum  =>
          aggregate: rolling-window, window: P12M, statistic: sum     => weekly figures do not fill P12M
          aggregate: rolling-window, window: P12M, statistic: mean    =>
          aggregate: rolling-window, window: P52W, statistic: count   =>
          aggregate: cumulative-since, since: 2022-10-15              => weekly figures do not begin on 2022-10-15
          aggregate: cumulative-since, since: 2022-10-17              =>
          """)
  void whatWeeksDoNotFillIsFoundAtItsLine(String gathered, String problem) {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace(FILE, "resolution: P1M", "resolution: P1W");
    catalog.replace(FILE, "measured: month-total", "measured: instant");
    int line = catalog.replace(FILE, GATHERED, gathered);

    List<Finding> findings =
        CatalogFiles.load(
                folder.resolve("seeds"), folder.resolve("dashboards"), null, new CelFormulas())
            .findings();

    assertThat(findings)
        .extracting(Finding::problem)
        .isEqualTo(problem == null ? List.of() : List.of(problem));
    assertThat(findings).allSatisfy(each -> assertThat(each.line()).isEqualTo(line));
  }
}
