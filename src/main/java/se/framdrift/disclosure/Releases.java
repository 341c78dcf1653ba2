package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.framdrift.model.Period;

/**
 * Makes releases: cells of which no one, together with all that were shown before, gives away what
 * fewer than the threshold have said.
 *
 * <p>A figure is shown anew when at least the threshold (while its period runs, and it has many
 * answers, a twentieth of them) were added, changed or deleted since it was last shown; of its
 * tables those that pass the audit, the total at least. What may no longer be shown is hidden at
 * once. The threshold protects small groups; it does not hide that all of a large one say the same.
 */
public final class Releases {

  private Releases() {}

  /**
   * The next release of a wave, empty when nothing may change.
   *
   * <p>Cost: one pass over the parts for each figure, and the audit.
   *
   * @param wave the reference period
   * @param over whether the period is over
   * @param parts everyone in the wave
   * @param gone everyone who was in an earlier release and is so no more
   */
  public static Optional<Release> next(
      Plan plan, Period wave, boolean over, Standing standing, List<Part> parts, List<Gone> gone) {
    List<FigureRelease> figures = new ArrayList<>();
    for (Figure figure : plan.figures()) {
      FigureRelease release = new FigureRelease(plan, figure, wave, standing, parts, gone);
      release.decide(over);
      figures.add(release);
    }
    if (figures.stream().allMatch(each -> each.cells().isEmpty())) {
      return Optional.empty();
    }
    boolean released = figures.stream().anyMatch(FigureRelease::isReleased);
    List<Shown> history = new ArrayList<>(standing.history());
    List<Cell> cells = new ArrayList<>();
    TreeMap<String, Standing.Told> inForce = new TreeMap<>(standing.inForce());
    List<Gone> left = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      FigureRelease release = figures.get(i);
      String figure = plan.figures().get(i).id();
      history.addAll(release.shown());
      cells.addAll(release.cells());
      release.told().forEach((place, told) -> inForce.put(figure + ";" + place, told));
      left.addAll(release.gone());
    }
    Standing next = new Standing(standing.release() + (released ? 1 : 0), history, inForce);
    return Optional.of(new Release(next, cells, marks(figures, parts), merged(left)));
  }

  private static List<List<Mark>> marks(List<FigureRelease> figures, List<Part> parts) {
    List<List<Mark>> marks = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<Mark> each = new ArrayList<>();
      for (FigureRelease figure : figures) {
        Mark mark = figure.mark(i);
        if (mark != null) {
          each.add(mark);
        }
      }
      marks.add(each);
    }
    return marks;
  }

  private static List<Gone> merged(List<Gone> all) {
    Map<Gone, Integer> counts = new HashMap<>();
    for (Gone each : all) {
      counts.merge(
          new Gone(each.figure(), each.leaf(), each.entered(), each.left(), 0),
          each.count(),
          Integer::sum);
    }
    return counts.entrySet().stream()
        .map(
            each ->
                new Gone(
                    each.getKey().figure(),
                    each.getKey().leaf(),
                    each.getKey().entered(),
                    each.getKey().left(),
                    each.getValue()))
        .toList();
  }
}
