package se.framdrift.commitments;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;

/**
 * How many cases a promised share allows to be missed in the time of the promise so far, and how
 * many were. The burn rate is misses per allowed miss: 1 uses the budget up exactly. Google's "Site
 * Reliability Workbook", chapter 5, "Alerting on SLOs".
 *
 * <p>It needs the number of cases due behind every figure, and periods that do not overlap.
 */
record ErrorBudget(Measured measured) {

  /** Null when it cannot be computed. */
  @Nullable Reason reason() {
    List<IndicatorValue> figures =
        measured.figures().evidence().stream().filter(measured.figures()::usable).toList();
    Mark goal = measured.path().goal();
    if (figures.isEmpty() || goal == null || !countable(figures)) {
      return null;
    }
    double share = (100 - goal.value()) / 100;
    double due = figures.stream().mapToDouble(ErrorBudget::due).sum();
    double missed = figures.stream().mapToDouble(ErrorBudget::missed).sum();
    IndicatorValue last = figures.getLast();
    Map<String, String> params = new TreeMap<>();
    params.put("due", Wording.raw(due));
    params.put("missed", Wording.raw(missed));
    params.put("allowed", Wording.raw(share * due));
    params.put("period", last.period().text());
    if (share > 0 && due > 0) {
      params.put("burnRate", Wording.raw(missed / (share * due)));
    }
    if (share > 0 && due(last) > 0) {
      params.put("burnRateLast", Wording.raw(missed(last) / (share * due(last))));
    }
    return AsideWords.errorBudget(params, share * due, missed);
  }

  private static boolean countable(List<IndicatorValue> figures) {
    for (int i = 0; i < figures.size(); i++) {
      boolean overlaps =
          i > 0 && figures.get(i).period().start().isBefore(figures.get(i - 1).period().end());
      if (figures.get(i).n() == null || overlaps) {
        return false;
      }
    }
    return true;
  }

  private static double due(IndicatorValue figure) {
    return Objects.requireNonNull(figure.n());
  }

  /** Whole cases: the share is of whole ones. */
  private static double missed(IndicatorValue figure) {
    double value = Objects.requireNonNull(figure.value());
    return Math.rint(due(figure) * (100 - value) / 100);
  }
}
