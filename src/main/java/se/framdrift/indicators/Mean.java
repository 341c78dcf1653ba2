package se.framdrift.indicators;

import se.framdrift.model.LocalizedText;

/** The exact sum divided by how many there are. */
record Mean() implements SeriesStatistic {

  @Override
  public Figure of(Stretch stretch, Summary summary) {
    return Figure.of(summary.mean());
  }

  @Override
  public LocalizedText words() {
    return new LocalizedText("medelvärdet", "the mean");
  }
}
