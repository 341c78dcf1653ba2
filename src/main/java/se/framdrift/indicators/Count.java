package se.framdrift.indicators;

import se.framdrift.model.LocalizedText;

/** How many observations have a value. */
record Count() implements SeriesStatistic {

  @Override
  public Figure of(Stretch stretch, Summary summary) {
    return Figure.of(summary.present());
  }

  @Override
  public LocalizedText words() {
    return new LocalizedText("antalet uppgifter", "the number of figures");
  }
}
