package se.framdrift.export;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;

/** The columns of a table of figures. Notes are in Swedish and English, parted by a slash. */
final class FigureColumns {

  private static final String[] NAMES = {
    "series",
    "period",
    "start",
    "end",
    "value",
    "missing",
    "n",
    "margin",
    "flag",
    "qualityNote",
    "unit",
    "source",
    "licence",
    "knownSince",
    "simulated"
  };

  private final Catalog catalog;
  private final SeriesId series;
  private final Optional<Kpi> kpi;

  FigureColumns(Catalog catalog, SeriesId series) {
    this.catalog = catalog;
    this.series = series;
    this.kpi = Optional.ofNullable(catalog.kpis().get(series.kpi()));
  }

  void header(CsvText csv) {
    csv.header(NAMES);
  }

  void row(CsvText csv, StoredObservation stored) {
    Observation observation = stored.observation();
    Period period = observation.period();
    csv.cell(series.toString())
        .cell(period.text())
        .instant(period.start())
        .instant(period.end())
        .number(observation.value())
        .cell(observation.missing() == null ? null : observation.missing().code())
        .number(observation.n())
        .number(observation.margin())
        .cell(observation.flag())
        .cell(note(period))
        .cell(kpi.map(Kpi::unit).orElse(null))
        .cell(kpi.map(each -> each.source().name()).orElse(null))
        .cell(licence())
        .instant(stored.knownSince())
        .bool(catalog.municipality().simulated())
        .end();
  }

  private @Nullable String note(Period period) {
    return catalog.qualityNotes().stream()
        .filter(each -> each.series().equals(series) && each.period().equals(period))
        .findFirst()
        .map(each -> both(each.note()))
        .orElse(null);
  }

  private @Nullable String licence() {
    return kpi.map(each -> each.source().licence()).orElse(null);
  }

  /** Both languages in one cell. */
  static String both(LocalizedText text) {
    return text.sv().equals(text.en()) ? text.sv() : text.sv() + " / " + text.en();
  }
}
