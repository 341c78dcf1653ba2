package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Happened;
import se.framdrift.model.Happened.Turn;
import se.framdrift.model.Happening;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

class ToldTest {

  private static final SeriesId TAX = SeriesId.of("1441", "N00901");

  private static Commit commit(List<Change> changes, List<Comparison> comparisons) {
    return new Commit("1441", 7, MemoryLedger.BEGIN, changes, List.of(), comparisons, null, null);
  }

  private static Change change(int year, @Nullable Observation before, Observation after) {
    return new Change(TAX, Period.ofYear(year), before, after);
  }

  private static Observation figure(int year, double value) {
    return Observation.of(Period.ofYear(year), value);
  }

  private static List<Happened> told(Commit commit) {
    return Told.of(commit, "push", List.of(), List.of()).stream().map(Happening::what).toList();
  }

  @Test
  void aFigureIsTheFirstARevisionOrAWithdrawal() {
    Change first = change(2022, null, figure(2022, 1));
    Change revised = change(2021, figure(2021, 1), figure(2021, 2));
    Change gone =
        change(2020, figure(2020, 1), Observation.missing(Period.ofYear(2020), Missing.WITHDRAWN));

    assertThat(told(commit(List.of(first, revised, gone), List.of())))
        .containsExactly(
            new Happened.Figure(Turn.FIRST, first),
            new Happened.Figure(Turn.REVISION, revised),
            new Happened.Figure(Turn.WITHDRAWAL, gone));
  }

  @Test
  void ofManyFiguresOfASeriesTheNewestAreToldOneByOne() {
    List<Change> changes = new ArrayList<>();
    for (int year = 1900; year < 2000; year++) {
      changes.add(change(year, null, figure(year, year)));
    }
    List<Happened> told = told(commit(changes, List.of()));

    assertThat(told).hasSize(Told.MAX_FIGURES + 1);
    assertThat(told.getFirst())
        .isEqualTo(
            new Happened.Figures(Turn.FIRST, TAX, 80, Period.ofYear(1900), Period.ofYear(1979)));
    assertThat(told.getLast()).isEqualTo(new Happened.Figure(Turn.FIRST, changes.getLast()));
  }

  @Test
  void comparisonsAreCountedByKpiAndGroup() {
    Comparison one = new Comparison("N00901", Period.ofYear(2021), "g", new TreeMap<>());
    Comparison two = new Comparison("N00901", Period.ofYear(2022), "g", new TreeMap<>());

    assertThat(told(commit(List.of(), List.of(one, two))))
        .containsExactly(new Happened.Compared("N00901", "g", 2));
  }

  @Test
  void everyThingHasItsPlaceInTheCommit() {
    List<Happening> told =
        Told.of(
            commit(List.of(change(2021, null, figure(2021, 1))), List.of()),
            "push",
            List.of(),
            List.of(new Happened.Judged("a", null, "{}")));

    assertThat(told).extracting(Happening::ordinal).containsExactly(0, 1);
    assertThat(told).extracting(Happening::position).containsOnly(7L);
    assertThat(told.getLast().what()).isInstanceOf(Happened.Judged.class);
  }
}
