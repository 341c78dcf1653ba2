package se.framdrift.indicators;

import se.framdrift.model.LocalizedText;

/** The smallest value. */
record Lowest() implements SeriesStatistic {

  @Override
  public Figure of(Stretch stretch, Summary summary) {
    return Figure.of(summary.min());
  }

  @Override
  public LocalizedText words() {
    return new LocalizedText("det lägsta", "the lowest");
  }
}
