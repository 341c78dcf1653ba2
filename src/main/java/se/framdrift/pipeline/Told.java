package se.framdrift.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Happened;
import se.framdrift.model.Happened.Turn;
import se.framdrift.model.Happening;
import se.framdrift.model.Missing;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Tells what one commit changed, always in the same order. Pure. */
final class Told {

  /** The most figures of a series that are told one by one, of each turn. */
  static final int MAX_FIGURES = 20;

  private static final Comparator<Change> BY_PERIOD = Comparator.comparing(Change::period);

  private Told() {}

  /**
   * What a commit changed: first what is declared, then the figures, the reports, and what they
   * made of statuses.
   *
   * @param declared what its catalog changed, empty when it brings none
   * @param judged the statuses that it turned
   */
  static List<Happening> of(
      Commit commit,
      String origin,
      List<Happened.Declared> declared,
      List<Happened.Judged> judged) {
    List<Happened> all = new ArrayList<>(declared);
    Map<SeriesId, Map<Turn, List<Change>>> figures = new TreeMap<>();
    for (Change change : commit.changes()) {
      figures
          .computeIfAbsent(change.series(), _ -> new EnumMap<>(Turn.class))
          .computeIfAbsent(turn(change), _ -> new ArrayList<>())
          .add(change);
    }
    figures.forEach(
        (series, turns) ->
            turns.forEach((turn, changes) -> all.addAll(told(series, turn, changes))));
    all.addAll(compared(commit.comparisons()));
    commit.statements().forEach(statement -> all.add(new Happened.Reported(statement)));
    commit.judgements().forEach(judgement -> all.add(new Happened.Overridden(judgement)));
    all.addAll(judged);
    List<Happening> told = new ArrayList<>(all.size());
    for (Happened each : all) {
      told.add(new Happening(commit.position(), told.size(), commit.at(), origin, each));
    }
    return told;
  }

  private static Turn turn(Change change) {
    if (change.after().missing() == Missing.WITHDRAWN) {
      return Turn.WITHDRAWAL;
    }
    return change.before() == null ? Turn.FIRST : Turn.REVISION;
  }

  /** The newest periods one by one; the others as one. */
  private static List<Happened> told(SeriesId series, Turn turn, List<Change> changes) {
    List<Change> sorted = changes.stream().sorted(BY_PERIOD).toList();
    int single = Math.max(0, sorted.size() - MAX_FIGURES);
    List<Happened> told = new ArrayList<>();
    if (single > 0) {
      Period from = sorted.getFirst().period();
      Period to = sorted.get(single - 1).period();
      told.add(new Happened.Figures(turn, series, single, from, to));
    }
    sorted
        .subList(single, sorted.size())
        .forEach(change -> told.add(new Happened.Figure(turn, change)));
    return told;
  }

  private static List<Happened> compared(List<Comparison> comparisons) {
    Map<List<String>, Integer> counts = new TreeMap<>(Comparator.comparing(List::toString));
    comparisons.forEach(each -> counts.merge(List.of(each.kpi(), each.group()), 1, Integer::sum));
    List<Happened> told = new ArrayList<>();
    counts.forEach(
        (of, count) -> told.add(new Happened.Compared(of.getFirst(), of.getLast(), count)));
    return told;
  }
}
