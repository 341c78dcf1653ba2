package se.framdrift.export;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.IndicatorValue;

/** Writes the values of an indicator as CSV. Pure. */
public final class ValueCsv {

  private ValueCsv() {}

  /** One row for each value, in the order given. */
  public static Buffer write(
      Catalog catalog, Indicator indicator, List<IndicatorValue> values, boolean bom) {
    Optional<Kpi> kpi =
        Optional.ofNullable(catalog.kpis().get(indicator.inputs().getFirst().series().kpi()));
    CsvText csv =
        new CsvText(bom)
            .header(
                "indicator",
                "period",
                "start",
                "end",
                "value",
                "missing",
                "n",
                "margin",
                "coveragePresent",
                "coverageExpected",
                "flag",
                "qualityNote",
                "unit",
                "source",
                "licence",
                "simulated");
    for (IndicatorValue value : values) {
      csv.cell(indicator.id())
          .cell(value.period().text())
          .instant(value.period().start())
          .instant(value.period().end())
          .number(value.value())
          .cell(value.missing() == null ? null : value.missing().code())
          .number(value.n())
          .number(value.margin())
          .number(value.coverage() == null ? null : value.coverage().present())
          .number(value.coverage() == null ? null : value.coverage().expected())
          .cell(value.flag())
          .cell(value.qualityNote() == null ? null : FigureColumns.both(value.qualityNote()))
          .cell(indicator.unit())
          .cell(kpi.map(each -> each.source().name()).orElse(null))
          .cell(kpi.map(each -> each.source().licence()).orElse(null))
          .bool(catalog.municipality().simulated())
          .end();
    }
    return Buffer.buffer(csv.take());
  }
}
