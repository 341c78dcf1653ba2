package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/** The tables of one figure as they are now: counts, what must be hidden, and values. */
final class Tables {

  private final Plan plan;
  private final Figure figure;
  private final List<Contribution> counted;
  private final Map<Place, Integer> asked = new HashMap<>();
  private final Map<Place, List<Contribution>> places = new HashMap<>();
  private final boolean weighted;

  /**
   * @param all what was said to the figure's subject
   */
  Tables(Plan plan, Figure figure, List<Contribution> all) {
    this.plan = plan;
    this.figure = figure;
    this.counted = all.stream().filter(figure::counts).toList();
    this.weighted = all.stream().anyMatch(Contribution::isWeighted);
    Place.all(plan, figure).forEach(place -> places.put(place, new ArrayList<>()));
    plan.published().stream()
        .filter(each -> each.figure().equals(figure.id()))
        .forEach(each -> places.putIfAbsent(each.place(), new ArrayList<>()));
    for (Contribution each : all) {
      places.keySet().stream()
          .filter(place -> place.holds(each.leaf()))
          .forEach(place -> in(each, place));
    }
  }

  private void in(Contribution contribution, Place place) {
    asked.merge(place, 1, Integer::sum);
    if (figure.counts(contribution)) {
      places.getOrDefault(place, new ArrayList<>()).add(contribution);
    }
  }

  private List<Contribution> in(Place place) {
    return places.getOrDefault(place, List.of());
  }

  /** How many answered there, whether or not they are counted. */
  long asked(Place place) {
    return asked.getOrDefault(place, 0);
  }

  /**
   * The places that must be hidden, whatever was said: this follows from who answered alone, which
   * is taken to be known to everybody.
   */
  Map<Place, Standing.Why> hidden() {
    Map<Place, Standing.Why> hidden = new HashMap<>();
    boolean small = asked(Place.TOTAL) < plan.threshold();
    for (Place place : Place.all(plan, figure)) {
      if (asked(place) < plan.threshold()) {
        hidden.put(place, asked(place) == 0 ? Standing.Why.EMPTY : Standing.Why.TOO_FEW);
      } else if (small) {
        hidden.put(place, Standing.Why.TOO_FEW);
      }
    }
    if (!small) {
      figure.dimensions().stream()
          .flatMap(dimension -> complementary(dimension).stream())
          .forEach(place -> hidden.putIfAbsent(place, Standing.Why.COMPLEMENTARY));
    }
    return hidden;
  }

  /** Within the total, and of a nested dimension within each larger place. */
  private Set<Place> complementary(String dimension) {
    Set<Place> hidden = new HashSet<>(complementary(Place.of(plan, dimension), Place.TOTAL));
    Plan.Nesting nesting = plan.nested().get(dimension);
    if (nesting != null) {
      for (Place larger : Place.of(plan, nesting.group())) {
        List<Place> inside =
            Place.of(plan, dimension).stream()
                .filter(place -> larger.value().equals(nesting.within().get(place.value())))
                .toList();
        hidden.addAll(complementary(inside, larger));
      }
    }
    return hidden;
  }

  private Set<Place> complementary(List<Place> inside, Place larger) {
    Map<Place, Long> counts = new HashMap<>();
    long stated = 0;
    for (Place place : inside) {
      counts.put(place, asked(place));
      stated += asked(place);
    }
    long here = larger.isTotal() ? asked(larger) : Math.max(stated, asked(larger));
    return Suppression.hidden(counts, here - stated, plan.threshold());
  }

  /** How many are counted there. */
  long n(Place place) {
    return in(place).size();
  }

  /**
   * Whether a place can be shown at all as it is, by what was said: not all of a small group are
   * yes, or none; and where weights differ it takes more to blur who is who.
   *
   * @param cautious only a large one can
   */
  boolean isShowable(Place place, boolean cautious) {
    long n = n(place);
    long yes = in(place).stream().filter(figure::isYes).count();
    boolean same = !figure.yes().isEmpty() && (yes == 0 || yes == n);
    return n >= plan.unanimous() || !(same || weighted || cautious);
  }

  Shown shown(Place place, int release) {
    TreeMap<String, Shown.Counts> counts = new TreeMap<>();
    for (Contribution each : in(place)) {
      counts.merge(
          plan.stratum(each.leaf()),
          new Shown.Counts(1, !weighted && figure.isYes(each) ? 1 : 0),
          (a, b) -> new Shown.Counts(a.n() + b.n(), a.yes() + b.yes()));
    }
    return new Shown(figure.id(), place, release, weighted, counts);
  }

  /** What the figure says of a place. */
  List<Cell> cells(Place place, Period wave) {
    return figure.outputs().stream().map(output -> cell(output, place, wave)).toList();
  }

  static List<Cell> hiddenCells(Plan plan, Figure figure, Place place, Period wave) {
    return figure.outputs().stream()
        .map(output -> Cell.hidden(place.series(plan.municipality(), output.kpi()), wave))
        .toList();
  }

  private Cell cell(Figure.Output output, Place place, Period wave) {
    long n = in(place).size();
    long yes = in(place).stream().filter(figure::isYes).count();
    @Nullable Double margin = null;
    double value =
        switch (output.measure()) {
          case COUNT -> n;
          case YES -> yes;
          case MEDIAN -> median(place);
          case SHARE -> {
            if (!figure.sample()) {
              yield rounded(100.0 * yes / n);
            }
            Share share = Share.of(counted, place::holds, plan.strata(), figure.yes());
            margin = weighted ? Math.ceil(share.margin()) : rounded(share.margin());
            yield weighted ? Math.rint(share.percent()) : rounded(share.percent());
          }
        };
    return new Cell(place.series(plan.municipality(), output.kpi()), wave, value, n, margin);
  }

  /** Four decimals: more would only show how it was computed. */
  private static double rounded(double number) {
    return Math.rint(number * 1e4) / 1e4;
  }

  /** Rounded to halves, since a median is somebody's own figure. */
  private double median(Place place) {
    double[] sorted =
        in(place).stream()
            .mapToDouble(each -> each.amount() == null ? 0 : each.amount())
            .sorted()
            .toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return Math.rint(2 * median) / 2;
  }
}
