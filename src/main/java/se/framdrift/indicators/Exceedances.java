package se.framdrift.indicators;

import java.util.stream.IntStream;
import se.framdrift.model.LocalizedText;

/** How many values lie strictly beyond a limit; in {@code n} of how many. */
final class Exceedances implements SeriesStatistic {

  /** Counts what is beyond. */
  private record Beyond(double limit, boolean above) implements Fold<Long> {

    @Override
    public Long none() {
      return 0L;
    }

    private boolean isBeyond(double value) {
      return above ? value > limit : value < limit;
    }

    @Override
    public Long of(Chunk chunk, int from, int to) {
      return IntStream.range(from, to)
          .filter(index -> chunk.mark(index).hasValue() && isBeyond(chunk.value(index)))
          .count();
    }

    @Override
    public Long and(Long first, Long second) {
      return first + second;
    }
  }

  private final Folded<Long> counted;
  private final double limit;
  private final boolean above;

  Exceedances(Timeline timeline, double limit, boolean above) {
    this.counted = timeline.folded(new Beyond(limit, above));
    this.limit = limit;
    this.above = above;
  }

  @Override
  public Figure of(Stretch stretch, Summary summary) {
    return new Figure(counted.within(stretch), (long) summary.present(), false);
  }

  @Override
  public LocalizedText words() {
    LocalizedText number = Numbers.words(limit);
    return new LocalizedText(
        "antalet uppgifter " + (above ? "över " : "under ") + number.sv(),
        "the number of figures " + (above ? "above " : "below ") + number.en());
  }
}
