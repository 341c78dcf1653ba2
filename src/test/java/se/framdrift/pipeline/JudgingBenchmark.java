package se.framdrift.pipeline;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/**
 * Every tile of a catalog made anew: Lund's real commitments and indicators, repeated until there
 * are 500 and 2,000, over 36 years and 120 months of every series.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class JudgingBenchmark {

  private static final int COMMITMENTS = 500;
  private static final int INDICATORS = 2_000;

  private Picture picture;

  /** Fills it. */
  @Setup
  public void fill() {
    Catalog catalog = catalog();
    picture = new Picture(catalog, new CelFormulas());
    FactsInForce facts =
        new FactsInForce(
            catalog.municipality().code(),
            1,
            Instant.EPOCH,
            null,
            Instant.parse("2026-11-22T00:00:00Z"),
            observed(catalog),
            List.of(),
            List.of());
    picture.begin(facts, page -> Future.fromCompletionStage(page).result());
  }

  /** All of them. */
  @Benchmark
  public int judgeEverything() {
    int tiles = 0;
    for (String id : picture.tiles()) {
      tiles += picture.tile(id).isPresent() ? 1 : 0;
    }
    return tiles;
  }

  private static List<Fact.Observed> observed(Catalog catalog) {
    Set<SeriesId> series = new TreeSet<>();
    for (Indicator indicator : catalog.indicators()) {
      indicator.inputs().forEach(input -> series.add(input.series()));
    }
    Random random = new Random(4);
    List<Fact.Observed> observed = new ArrayList<>();
    for (SeriesId id : series) {
      for (int year = 1990; year < 2026; year++) {
        observed.add(
            new Fact.Observed(
                id, Observation.of(Period.ofYear(year), random.nextInt(1_000) / 10.0)));
      }
      for (int month = 0; month < 120; month++) {
        Period period = Period.ofMonth(YearMonth.of(2016, 11).plusMonths(month));
        observed.add(new Fact.Observed(id, Observation.of(period, random.nextInt(1_000) / 10.0)));
      }
    }
    return observed;
  }

  private static Catalog catalog() {
    Catalog lund =
        CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, new CelFormulas())
            .catalogs()
            .stream()
            .map(each -> each.catalog())
            .filter(each -> each.municipality().code().equals("1281"))
            .findFirst()
            .orElseThrow();
    List<Commitment> commitments = new ArrayList<>();
    for (int i = 0; i < COMMITMENTS; i++) {
      commitments.add(copy(lund.commitments().get(i % lund.commitments().size()), i));
    }
    List<Indicator> indicators = new ArrayList<>(lund.indicators());
    for (int i = indicators.size(); i < INDICATORS; i++) {
      indicators.add(copy(lund.indicators().get(i % lund.indicators().size()), i));
    }
    return new Catalog(
        lund.municipality(),
        lund.kpis(),
        lund.series(),
        lund.documents(),
        lund.groups(),
        commitments,
        indicators,
        lund.qualityNotes(),
        lund.feeds(),
        lund.comparisonGroups(),
        null);
  }

  private static Commitment copy(Commitment one, int number) {
    return new Commitment(
        one.id() + "-" + number,
        one.document(),
        one.number(),
        one.group(),
        one.heading(),
        one.quote(),
        one.prefix(),
        one.suffix(),
        one.title(),
        one.kind(),
        one.area(),
        one.responsible(),
        one.issuer(),
        one.target(),
        one.openQuestions(),
        one.measurable(),
        one.claim(),
        one.indicators());
  }

  private static Indicator copy(Indicator one, int number) {
    return new Indicator(
        one.id() + "-" + number,
        one.title(),
        one.unit(),
        one.decimals(),
        one.direction(),
        one.inputs(),
        one.formula(),
        one.reforms());
  }
}
