package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Reform;
import se.framdrift.model.Fact;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.model.SeriesId;
import se.framdrift.pipeline.Intake;

class FirstFiguresTest {

  private static final LocalizedText TEXT = new LocalizedText("svenska", "English");

  @TempDir private Path seeds;
  private final Set<String> kpis = new HashSet<>(Set.of("N1"));
  private final Set<String> ledger = new HashSet<>();
  private final List<String> posted = new ArrayList<>();
  private final List<Fact> compared = new ArrayList<>();
  private final Set<String> remembered = new HashSet<>();

  @BeforeEach
  void writeFile() throws Exception {
    Files.writeString(
        seeds.resolve("values.csv"),
        "series,period,value,flag\n1441:N1,2024,1,A\n1441:N2,2024,2,A\n0764:N1,2024,3,A\n");
  }

  @Test
  void aFileIsLoadedOnce() {
    load("v1");
    load("v1");

    assertThat(posted).containsExactly("1441:N1", "1441:N2");
  }

  @Test
  void aCatalogThatHasGrownGetsWhatItLacksAndNothingElse() {
    load("v1");
    kpis.add("N2");
    load("v2");
    load("v2");

    assertThat(posted).containsExactly("1441:N1", "1441:N2", "1441:N2");
    assertThat(ledger).containsExactlyInAnyOrder("1441:N1", "1441:N2");
  }

  @Test
  void aFileOfWhichNothingCouldBeTakenIsTriedAgain() {
    kpis.clear();
    load("v1");
    assertThat(remembered).isEmpty();

    kpis.add("N1");
    load("v1");

    assertThat(ledger).containsExactly("1441:N1");
  }

  @Test
  void theFiguresOfThoseWithoutAReformAreLoaded() throws Exception {
    Files.writeString(
        seeds.resolve("comparison.csv"),
        "kpi,member,period,value\nN1,0764,2024,3\nN1,0586,2024,5\nN2,0764,2024,4\n");
    load("v1");

    assertThat(compared).hasSize(1);
    assertThat(((Fact.Compared) compared.getFirst()).comparison().members())
        .containsOnlyKeys("0764");
  }

  private void load(String version) {
    new FirstFigures(seeds, new Street(), new Memory()).load(catalog(), version);
  }

  private static Catalog catalog() {
    return new Catalog(
        new Catalog.Municipality("1441", "Lerum", "lerum", false, List.of(), List.of()),
        Map.of(),
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of(reformed()),
        List.of(),
        List.of(new Catalog.Feed("kolada", "bundled", TEXT, "values.csv", "Kolada", "fri")),
        Map.of("near", new Catalog.ComparisonGroup("near", TEXT, List.of("1441", "0764"))),
        null);
  }

  private static Indicator reformed() {
    return new Indicator(
        "figure",
        TEXT,
        "st",
        0,
        Indicator.Direction.LOWER,
        List.of(new Indicator.Input("x", SeriesId.of("1441", "N1"), new Aggregate.Latest())),
        null,
        List.of(new Reform("reform", LocalDate.of(2016, 1, 1), TEXT, "doc", "near", List.of())));
  }

  /** Knows KPIs and keeps the series that it was given. */
  private final class Street implements FirstFigures.Street {

    @Override
    public Future<Intake> take(String feed, List<RawFact> rows) {
      List<Rejection> refused = new ArrayList<>();
      for (RawFact row : rows) {
        String series = String.valueOf(row.series());
        posted.add(series);
        if (kpis.contains(series.substring(5))) {
          ledger.add(series);
        } else {
          refused.add(new Rejection(row.row(), "series", "unknown", "another", series));
        }
      }
      return Future.succeededFuture(
          new Intake(rows.size() - refused.size(), 0, 0, refused, new TreeMap<>()));
    }

    @Override
    public Future<?> record(String municipality, String origin, List<Fact> facts) {
      compared.addAll(facts);
      return Future.succeededFuture();
    }

    @Override
    public Future<List<RawFact>> lacking(String municipality, List<RawFact> rows) {
      return Future.succeededFuture(
          rows.stream()
              .filter(row -> kpis.contains(String.valueOf(row.series()).substring(5)))
              .filter(row -> !ledger.contains(row.series()))
              .toList());
    }
  }

  private final class Memory implements FirstFigures.Memory {

    @Override
    public Future<Boolean> has(String municipality, String feed, String sha256) {
      return Future.succeededFuture(remembered.contains(sha256));
    }

    @Override
    public Future<Void> remember(String municipality, String feed, String sha256) {
      remembered.add(sha256);
      return Future.succeededFuture();
    }
  }
}
