package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/** The tables of one figure as they are now: counts, what must be hidden, and values. */
final class Tables {

  private final Plan plan;
  private final Figure figure;
  private final List<Contribution> all;
  private final Map<Place, List<Contribution>> places = new HashMap<>();

  /**
   * @param all what adds to the figure
   */
  Tables(Plan plan, Figure figure, List<Contribution> all) {
    this.plan = plan;
    this.figure = figure;
    this.all = all;
    Place.all(plan, figure).forEach(place -> places.put(place, new ArrayList<>()));
    for (Contribution each : all) {
      in(Place.TOTAL).add(each);
      for (String dimension : figure.dimensions()) {
        String value = each.leaf().value(dimension);
        if (value != null) {
          places.getOrDefault(new Place(dimension, value), new ArrayList<>()).add(each);
        }
      }
    }
  }

  private List<Contribution> in(Place place) {
    return places.getOrDefault(place, List.of());
  }

  long n(Place place) {
    return in(place).size();
  }

  long yes(Place place) {
    return in(place).stream().filter(Contribution::yes).count();
  }

  /** The places that must be hidden, whatever else is known. */
  Set<Place> hidden() {
    Set<Place> hidden = new HashSet<>();
    if (all.size() < plan.threshold()) {
      hidden.addAll(places.keySet());
      return hidden;
    }
    for (String dimension : figure.dimensions()) {
      Map<Place, Long> counts = new HashMap<>();
      long stated = 0;
      for (Place place : Place.of(plan, dimension)) {
        counts.put(place, n(place));
        stated += n(place);
      }
      hidden.addAll(Suppression.hidden(counts, all.size() - stated, plan.threshold()));
    }
    return hidden;
  }

  /** What the figure says of a place. */
  List<Cell> cells(Place place, Period wave) {
    return figure.outputs().stream().map(output -> cell(output, place, wave)).toList();
  }

  List<Cell> hiddenCells(Place place, Period wave) {
    return figure.outputs().stream()
        .map(output -> Cell.hidden(place.series(plan.municipality(), output.kpi()), wave))
        .toList();
  }

  private Cell cell(Figure.Output output, Place place, Period wave) {
    long n = n(place);
    @Nullable Double margin = null;
    double value =
        switch (output.measure()) {
          case COUNT -> n;
          case YES -> yes(place);
          case MEDIAN -> median(place);
          case SHARE -> {
            if (!figure.sample()) {
              yield rounded(100.0 * yes(place) / n);
            }
            Share share = Share.of(all, place::holds, plan.strata());
            margin = rounded(share.margin());
            yield rounded(share.percent());
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

  /** Sums of weights by stratum, of all. */
  SortedMap<String, Long> micros() {
    TreeMap<String, Long> micros = new TreeMap<>();
    if (!plan.strata().isEmpty()) {
      all.forEach(each -> micros.merge(each.leaf().stratum(), each.micros(), Long::sum));
    }
    return micros;
  }

  /** Sets of the figure's dimensions, from all of them to none. */
  List<Set<String>> choices() {
    int size = Math.min(figure.dimensions().size(), 4);
    Integer[] masks = new Integer[1 << size];
    Arrays.setAll(masks, i -> masks.length - 1 - i);
    Arrays.sort(masks, (a, b) -> Integer.bitCount(b) - Integer.bitCount(a));
    List<Set<String>> choices = new ArrayList<>();
    for (int mask : masks) {
      Set<String> choice = new HashSet<>();
      for (int i = 0; i < size; i++) {
        if ((mask & (1 << i)) != 0) {
          choice.add(figure.dimensions().get(i));
        }
      }
      choices.add(choice);
    }
    return choices;
  }
}
