package se.framdrift.indicators;

import se.framdrift.model.LocalizedText;

/** The exact sum, rounded once. */
record Total() implements SeriesStatistic {

  @Override
  public Figure of(Stretch stretch, Summary summary) {
    return Figure.of(summary.sum().doubleValue());
  }

  @Override
  public LocalizedText words() {
    return new LocalizedText("summan", "the sum");
  }
}
