package se.framdrift.indicators;

import se.framdrift.model.LocalizedText;

/** The largest value. */
record Highest() implements SeriesStatistic {

  @Override
  public Figure of(Stretch stretch, Summary summary) {
    return Figure.of(summary.max());
  }

  @Override
  public LocalizedText words() {
    return new LocalizedText("det högsta", "the highest");
  }
}
