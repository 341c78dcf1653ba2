package se.framdrift.indicators;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;

/**
 * A statistic of two series. A period at which only one has a value is skipped, which makes the
 * value provisional or worse.
 */
final class TwoSeries<S> implements Measure {

  /**
   * What is known of the periods that are whole.
   *
   * @param regular how many of them the own series should have
   */
  private record Known(int whole, int provisional, int breaks, int doubtful, int regular) {
    private static final Known NOTHING = new Known(0, 0, 0, 0, 0);
  }

  /** Counts them. */
  private record Knowing(Grid grid) implements Pair.PairFold<Known> {

    @Override
    public Known none() {
      return Known.NOTHING;
    }

    @Override
    public Known of(Observation own, Observation other) {
      return new Known(
          1,
          InputValue.anyProvisional(own, other) ? 1 : 0,
          InputValue.isBreak(own.flag()) || InputValue.isBreak(other.flag()) ? 1 : 0,
          Facts.isDoubtful(own) || Facts.isDoubtful(other) ? 1 : 0,
          grid.holds(own.period()) ? 1 : 0);
    }

    @Override
    public Known and(Known first, Known second) {
      return new Known(
          first.whole + second.whole,
          first.provisional + second.provisional,
          first.breaks + second.breaks,
          first.doubtful + second.doubtful,
          first.regular + second.regular);
    }
  }

  private final Pair pair;
  private final int minimum;
  private final PairStatistic<S> statistic;
  private final Grid grid;
  private final Folded<S> folded;
  private final Folded<Known> known;
  private final Folded<Integer> alone;

  /**
   * @param minimum percent of the expected figures without which the value has a quality note
   */
  TwoSeries(Pair pair, int minimum, PairStatistic<S> statistic) {
    this.pair = pair;
    this.minimum = minimum;
    this.statistic = statistic;
    this.grid = pair.own().facts().grid(pair.own().series());
    this.folded = pair.folded(statistic);
    this.known = pair.folded(new Knowing(grid));
    this.alone = pair.alone();
  }

  @Override
  public List<Timeline> timelines() {
    return List.of(pair.own().timeline(), pair.other().timeline());
  }

  @Override
  public @Nullable Reason missing(Period observed) {
    return pair.missing(observed);
  }

  @Override
  public InputValue of(Stretch stretch, Period asked) {
    Known whole = known.within(stretch);
    if (whole.whole() == 0) {
      return pair.nothing(stretch);
    }
    S all = folded.within(stretch);
    Reason missing = statistic.missing(all);
    if (missing != null) {
      return InputValue.missing(missing);
    }
    Summary own = pair.own().timeline().within(stretch);
    boolean incomplete = own.present() + own.missing() > whole.whole() || alone.within(stretch) > 0;
    Coverage coverage = new Coverage(whole.regular(), grid.expected(stretch, asked), incomplete);
    LocalizedText note = pair.note(stretch, whole.doubtful() > 0);
    String flag = InputValue.flag(whole.breaks() > 0, incomplete || whole.provisional() > 0);
    return InputValue.computed(statistic.value(all), flag, note)
        .within(statistic.margin(all))
        .among(statistic.n(all))
        .resting(coverage, minimum);
  }

  @Override
  public void changed(SeriesId series, Period period) {
    pair.changed(series, period);
  }

  @Override
  public Evidence evidence(Stretch stretch) {
    return pair.evidence(statistic.role(), stretch);
  }

  @Override
  public LocalizedText words() {
    return statistic.words();
  }
}
