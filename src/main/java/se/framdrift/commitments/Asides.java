package se.framdrift.commitments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Beside;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/** What is shown and checked beside the figure that is judged. */
record Asides(Commitment commitment, Evidence evidence, Measured measured) {

  private static final double SAME = 1e-9;
  private static final String OPENED = "opened";
  private static final String CLOSED = "closed";

  /** The figure is of other buildings or vehicles than the promise; null when it is not. */
  @Nullable Reason otherStock() {
    String promised = beside().stock();
    if (promised == null) {
      return null;
    }
    String computed =
        commitment.indicators().stream()
            .filter(link -> link.indicator().equals(measured.target().indicator()))
            .map(Commitment.Link::stock)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .findFirst()
            .orElse(null);
    return promised.equals(computed) ? null : AsideWords.otherStock(promised, computed);
  }

  /** What was opened less what was closed is not the figure that is judged; null when it is. */
  @Nullable Reason disagree(Draft found) {
    IndicatorValue judged = found.judged();
    Double net = judged == null ? null : judged.value();
    Double opened = judged == null ? null : stage(OPENED, judged.period());
    Double closed = judged == null ? null : stage(CLOSED, judged.period());
    if (judged == null || net == null || opened == null || closed == null) {
      return null;
    }
    double slack = SAME * Math.max(Math.abs(net), Math.max(Math.abs(opened), Math.abs(closed)));
    return Math.abs(opened - closed - net) <= slack
        ? null
        : AsideWords.disagree(judged.period(), net, opened, closed);
  }

  /** What is told after the judgement. */
  List<Reason> reasons(Draft draft) {
    List<Reason> reasons = new ArrayList<>();
    IndicatorValue judged = draft.judged();
    if (judged != null) {
      stages(judged.period(), reasons);
      raw(judged.period(), reasons);
    }
    published(reasons);
    if (commitment.kind() == Kind.SERVICE_TIME) {
      Reason budget = new ErrorBudget(measured).reason();
      if (budget != null) {
        reasons.add(budget);
      }
    }
    return reasons;
  }

  private void stages(Period period, List<Reason> reasons) {
    if (beside().stages().isEmpty()) {
      return;
    }
    Map<String, @Nullable Double> numbers = new TreeMap<>();
    for (String stage : beside().stages().keySet()) {
      numbers.put(stage, stage(stage, period));
    }
    reasons.add(AsideWords.stages(period, numbers, unit()));
  }

  private void raw(Period period, List<Reason> reasons) {
    String indicator = beside().raw();
    if (indicator != null) {
      reasons.add(AsideWords.raw(period, value(indicator, period), unit()));
    }
  }

  /** The baseline in force, when it is not the one that was known when the promise was made. */
  private void published(List<Reason> reasons) {
    Beside.Published published = beside().published();
    Period period = measured.target().baseline();
    if (published == null || period == null) {
      return;
    }
    String indicator = published.indicator();
    Double now = indicator == null ? value(evidence.values(), period) : value(indicator, period);
    boolean same =
        now != null && Math.abs(now - published.value()) <= SAME * Math.abs(published.value());
    if (now != null && !same) {
      reasons.add(AsideWords.baselineRevised(period, published.value(), now));
    }
  }

  private @Nullable Double stage(String stage, Period period) {
    String indicator = beside().stages().get(stage);
    return indicator == null ? null : value(indicator, period);
  }

  private @Nullable Double value(String indicator, Period period) {
    return value(evidence.beside().getOrDefault(indicator, List.of()), period);
  }

  private static @Nullable Double value(List<IndicatorValue> values, Period period) {
    return values.stream()
        .filter(figure -> figure.period().equals(period))
        .map(IndicatorValue::value)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .filter(Double::isFinite)
        .findFirst()
        .orElse(null);
  }

  private String unit() {
    return measured.target().unit() == null ? "" : measured.target().unit();
  }

  private Beside beside() {
    return measured.target().beside();
  }
}
