package se.framdrift.indicators;

import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;

/**
 * Two series held against each other period by period. A period is whole when both have a value
 * there; one at which only one has says nothing, and counts as missing.
 *
 * @param own the input's own series
 * @param other the one that it needs besides
 */
record Pair(Rows own, Rows other) {

  /** What is to be made of both values of a period. */
  interface PairFold<S> {

    /** Of no period. */
    S none();

    /** Of a period that is whole. */
    S of(Observation own, Observation other);

    /** Of two parts, the first earlier in calendar order. */
    S and(S first, S second);
  }

  /** A fold over the own series that looks up the other's observation. */
  private record Meeting<S>(PairFold<S> fold, Timeline partner) implements FoldOfEach<S> {

    @Override
    public S none() {
      return fold.none();
    }

    @Override
    public S of(Observation observation) {
      Observation other = partner.get(observation.period());
      return other == null || other.value() == null || observation.value() == null
          ? fold.none()
          : fold.of(observation, other);
    }

    @Override
    public S and(S first, S second) {
      return fold.and(first, second);
    }
  }

  /** Counts periods of the other series at which the own one has nothing at all. */
  private record Alone(Timeline own) implements FoldOfEach<Integer> {

    @Override
    public Integer none() {
      return 0;
    }

    @Override
    public Integer of(Observation observation) {
      return own.get(observation.period()) == null ? 1 : 0;
    }

    @Override
    public Integer and(Integer first, Integer second) {
      return first + second;
    }
  }

  /** Over the periods that are whole. Costs a lookup for each observation, once. */
  <S> Folded<S> folded(PairFold<S> fold) {
    return own.timeline().folded(new Meeting<>(fold, other.timeline()));
  }

  /** How many periods only the other series has. */
  Folded<Integer> alone() {
    return other.timeline().folded(new Alone(own.timeline()));
  }

  /** What is folded of a period rests on both series, so that the other one's fold is stale. */
  void changed(SeriesId series, Period period) {
    if (series.equals(other.series())) {
      own.timeline().touch(period);
    }
    if (series.equals(own.series())) {
      other.timeline().touch(period);
    }
  }

  /** Why a period that either series has is not whole, null when it is. */
  @Nullable Reason missing(Period period) {
    Observation first = own.get(period);
    Observation second = other.get(period);
    if (first != null && first.value() == null) {
      return Reasons.missing(first);
    }
    if (second != null && second.value() == null) {
      return Reasons.missing(second);
    }
    return first == null || second == null
        ? Reasons.missing(Observation.missing(period, Missing.NOT_REPORTED))
        : null;
  }

  /** The reason of the newest period inside, when none there is whole. */
  InputValue nothing(Stretch stretch) {
    return Stream.of(own, other)
        .flatMap(rows -> rows.timeline().newest(stretch, 1).stream())
        .map(Observation::period)
        .max(Comparator.naturalOrder())
        .map(this::missing)
        .map(InputValue::missing)
        .orElseGet(() -> InputValue.missing(Reasons.nothingInWindow()));
  }

  /** The first note of the catalog on a period that is whole, else that something is doubtful. */
  @Nullable LocalizedText note(Stretch stretch, boolean anyDoubtful) {
    return Stream.of(own, other)
        .flatMap(rows -> rows.facts().notes(rows.series(), stretch))
        .filter(note -> missing(note.period()) == null)
        .min(Comparator.comparing(QualityNote::period)) // of equal ones the first, the own
        .map(QualityNote::note)
        .orElse(anyDoubtful ? Facts.DOUBTFUL : null);
  }

  Evidence evidence(String role, Stretch stretch) {
    Evidence others = other.evidence(stretch);
    return own.evidence(stretch).and(role, other.series(), others);
  }
}
