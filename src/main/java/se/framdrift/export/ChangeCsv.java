package se.framdrift.export;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Change;
import se.framdrift.model.Happened;
import se.framdrift.model.Happening;
import se.framdrift.model.Happenings;
import se.framdrift.model.Judgement;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;

/** Writes what changed as CSV, a row for each thing. Pure. */
public final class ChangeCsv {

  private ChangeCsv() {}

  /** The names of the columns; with a byte order mark before them where that is asked for. */
  public static Buffer heading(boolean bom) {
    return Buffer.buffer(
        new CsvText(bom)
            .header(
                "position",
                "at",
                "origin",
                "kind",
                "what",
                "subject",
                "id",
                "period",
                "field",
                "before",
                "after",
                "count")
            .take());
  }

  /** The rows of a page. */
  public static Buffer rows(Happenings page) {
    CsvText csv = new CsvText(false);
    page.items().forEach(each -> row(csv, each));
    return Buffer.buffer(csv.take());
  }

  private static void row(CsvText csv, Happening happening) {
    switch (happening.what()) {
      case Happened.Figure(var turn, Change change) -> {
        begin(csv, happening, "value", code(turn), "series", change.series().toString())
            .cell(change.period().text())
            .cell("value");
        end(figure(csv, change.before()), change.after());
      }
      case Happened.Figures(var turn, var series, int count, var from, var to) ->
          begin(csv, happening, "values", code(turn), "series", series.toString())
              .cell(from.text() + ".." + to.text())
              .cell("value")
              .cell(null)
              .cell(null)
              .number((long) count)
              .end();
      case Happened.Judged(String commitment, String before, String after) ->
          texts(
              begin(csv, happening, "status", "changed", "commitment", commitment),
              "status",
              before,
              after);
      case Happened.Reported(var statement) ->
          texts(
              begin(csv, happening, "report", "first", "commitment", statement.commitment()),
              statement.evidence(),
              null,
              code(statement.state()));
      case Happened.Overridden(Judgement.Ruling override) ->
          texts(
              begin(csv, happening, "override", "first", "commitment", override.commitment()),
              override.reason(),
              null,
              override.state().code());
      case Happened.Overridden(Judgement.Retraction retraction) ->
          texts(
              begin(
                  csv, happening, "override", "withdrawal", "commitment", retraction.commitment()),
              retraction.reason(),
              null,
              null);
      case Happened.Compared(String kpi, String group, int count) ->
          begin(csv, happening, "comparison", "changed", "kpi", kpi)
              .cell(null)
              .cell(group)
              .cell(null)
              .cell(null)
              .number((long) count)
              .end();
      case Happened.Declared declared -> declared(csv, happening, declared);
    }
  }

  private static void declared(CsvText csv, Happening happening, Happened.Declared declared) {
    String kind = code(declared.aspect());
    String what = code(declared.turn());
    if (declared.fields().isEmpty()) {
      texts(begin(csv, happening, kind, what, declared.subject(), declared.id()), null, null, null);
    }
    for (Happened.Field field : declared.fields()) {
      texts(
          begin(csv, happening, kind, what, declared.subject(), declared.id()),
          field.name(),
          field.before(),
          field.after());
    }
  }

  private static CsvText begin(
      CsvText csv, Happening happening, String kind, String what, String subject, String id) {
    return csv.number(happening.position())
        .instant(happening.at())
        .cell(happening.origin())
        .cell(kind)
        .cell(what)
        .cell(subject)
        .cell(id);
  }

  private static void texts(
      CsvText csv, @Nullable String field, @Nullable String before, @Nullable String after) {
    csv.cell(null).cell(field).cell(before).cell(after).cell(null).end();
  }

  private static CsvText figure(CsvText csv, @Nullable Observation observation) {
    if (observation == null) {
      return csv.cell(null);
    }
    Missing missing = observation.missing();
    return missing == null ? csv.number(observation.value()) : csv.cell(missing.code());
  }

  private static void end(CsvText csv, Observation after) {
    figure(csv, after).cell(null).end();
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
