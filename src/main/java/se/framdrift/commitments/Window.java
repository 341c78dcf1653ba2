package se.framdrift.commitments;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Status.State;

/**
 * The periods that {@link KeepWithin} looks at, each held against the limit that is in force on its
 * last day.
 */
record Window(Measured measured, Term term) implements Term.Course {

  Window(Measured measured) {
    this(measured, new Term(measured));
  }

  Draft judge() {
    IndicatorValue breach = first(Side.BAD);
    if (breach != null) {
      return Draft.of(State.MISSED, breach, against(breach).breach()).since(figures().end(breach));
    }
    Draft gap = term.gap();
    if (gap != null) {
      return gap;
    }
    Draft broken = seriesBreak();
    if (broken != null) {
      return broken;
    }
    return term.judge(this);
  }

  /** A doubt that is known already is told, whatever else is waited for. */
  @Override
  public Draft waiting() {
    Draft doubt = doubt();
    Draft waiting = Absence.waiting(measured, term.verdict());
    return doubt == null ? waiting : doubt.and(waiting.status().reasons().getFirst());
  }

  @Override
  public Draft verdict(Instant deadline) {
    IndicatorValue doubtful = first(Side.STRADDLING);
    return doubtful == null
        ? term.verdict(
            Draft.of(State.MET, worst(), against(worst()).heldThroughout())
                .secured()
                .since(deadline))
        : Draft.unknown(doubtful, against(doubtful).withinMargin()).since(deadline);
  }

  @Override
  public Draft soFar() {
    Draft doubt = doubt();
    return doubt == null ? Draft.of(State.ON_TRACK, worst(), against(worst()).heldSoFar()) : doubt;
  }

  /**
   * A figure within its margin of the limit, or one of a period that is not over on the bad side.
   */
  private @Nullable Draft doubt() {
    IndicatorValue doubtful = first(Side.STRADDLING);
    if (doubtful != null) {
      return Draft.of(State.AT_RISK, doubtful, against(doubtful).nearTarget());
    }
    return figures().unfinished().stream()
        .filter(term::within)
        .filter(figures()::usable)
        .filter(figure -> side(figure) != Side.GOOD)
        .findFirst()
        .map(figure -> Draft.of(State.AT_RISK, figure, against(figure).unfinished()))
        .orElse(null);
  }

  private @Nullable Draft seriesBreak() {
    if (compares()
        && measured.path().baseline() instanceof Baseline.Known(Instant at, _)
        && !term.periods().isEmpty()) {
      IndicatorValue last = term.periods().getLast();
      IndicatorValue broken =
          figures().seriesBreak(measured.target().baseline(), at, figures().end(last));
      if (broken != null) {
        return Draft.unknown(last, Reasons.seriesBreak(broken.period()));
      }
    }
    return null;
  }

  private boolean compares() {
    return measured.target().valueFromBaseline() || measured.path().fromBaseline();
  }

  private @Nullable IndicatorValue first(Side side) {
    return term.periods().stream()
        .filter(figures()::usable)
        .filter(figure -> side(figure) == side)
        .findFirst()
        .orElse(null);
  }

  /** The value closest to its limit or, for an exact one, the newest; of equals the newest. */
  private IndicatorValue worst() {
    return switch (measured.comparison()) {
      case AT_LEAST, ABOVE -> extreme(Comparator.comparingDouble(figure -> -beyond(figure)));
      case AT_MOST, BELOW -> extreme(Comparator.comparingDouble(this::beyond));
      case EQUAL_TO -> term.periods().getLast();
    };
  }

  private IndicatorValue extreme(Comparator<IndicatorValue> order) {
    return term.periods().reversed().stream().max(order).orElseThrow();
  }

  /** How far above its limit. */
  private double beyond(IndicatorValue figure) {
    return Objects.requireNonNull(figure.value()) - limit(figure).value();
  }

  private Mark limit(IndicatorValue figure) {
    return Objects.requireNonNull(measured.asked(figure));
  }

  private Side side(IndicatorValue figure) {
    return against(figure).aim().side(figure);
  }

  private Findings against(IndicatorValue figure) {
    return measured.against(figure, limit(figure));
  }

  private Figures figures() {
    return measured.figures();
  }
}
