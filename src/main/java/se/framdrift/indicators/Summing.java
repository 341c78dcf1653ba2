package se.framdrift.indicators;

/** What is kept of the observations of every series. */
record Summing() implements Fold<Summary> {

  @Override
  public Summary none() {
    return Summary.NONE;
  }

  @Override
  public Summary and(Summary first, Summary second) {
    return first.and(second);
  }

  @Override
  public Summary of(Chunk chunk, int from, int to) {
    Decimals sum = new Decimals();
    int missing = 0;
    int provisional = 0;
    int breaks = 0;
    int doubtful = 0;
    int regular = 0;
    double min = Summary.NONE.min();
    double max = Summary.NONE.max();
    for (int i = from; i < to; i++) {
      Mark mark = chunk.mark(i);
      if (mark.hasValue()) {
        double value = chunk.value(i);
        sum.add(value);
        min = Math.min(min, value);
        max = Math.max(max, value);
        provisional += mark.isProvisional() ? 1 : 0;
        breaks += mark.isBreak() ? 1 : 0;
        doubtful += mark.isDoubtful() ? 1 : 0;
        regular += mark.regular() ? 1 : 0;
      } else {
        missing++;
      }
    }
    int present = to - from - missing;
    return new Summary(
        present, missing, provisional, breaks, doubtful, regular, sum.sum(), min, max);
  }
}
