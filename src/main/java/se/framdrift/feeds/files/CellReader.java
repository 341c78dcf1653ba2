package se.framdrift.feeds.files;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.RawText;

/** Reads the cells that every layout has, by a mapping and the columns of a table. */
final class CellReader {

  /** What programs write instead of a flag of SDMX. */
  private static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("actual", "A"),
          Map.entry("avläst", "A"),
          Map.entry("mätt", "A"),
          Map.entry("normal", "A"),
          Map.entry("estimated", "E"),
          Map.entry("estimate", "E"),
          Map.entry("est", "E"),
          Map.entry("skattad", "E"),
          Map.entry("beräknad", "E"),
          Map.entry("uppskattad", "E"),
          Map.entry("provisional", "P"),
          Map.entry("preliminär", "P"));

  private static final int MOST_DIGITS = 25;

  private final Mapping mapping;
  private final Columns columns;

  CellReader(Mapping mapping, Columns columns) {
    this.mapping = mapping;
    this.columns = columns;
  }

  Mapping mapping() {
    return mapping;
  }

  Columns columns() {
    return columns;
  }

  /** The series of a row; null for a row that is to be left out. */
  @Nullable String series(Row row) {
    return mapping.series().fill(columns, row, mapping.tables(), mapping.skipOthers());
  }

  /** A figure of a row. */
  Figure figure(int number, Row row, RawText raw, String series, String column, Period period) {
    return figure(number, row, raw, series, column, columns.index(column), period);
  }

  /** The same where the name of the column may not be the only one. */
  Figure figure(
      int number, Row row, RawText raw, String series, String column, int index, Period period) {
    Cell cell = row.cell(index);
    String missing = missing(cell);
    return new Figure(
        number,
        raw,
        column,
        series,
        period,
        missing == null ? value(cell, column) : null,
        missing,
        count(mapping.n(), row),
        margin(row),
        missing == null ? flag(row) : null,
        text(mapping.unit(), row));
  }

  /** Why the cell holds no figure; null when it should hold one. */
  @Nullable String missing(Cell cell) {
    return mapping.missing().get(cell.stripped());
  }

  /** The value of a cell, with the factor. */
  BigDecimal value(Cell cell, String column) {
    if (cell.isBlank()) {
      throw new RowProblem(
          column,
          "it is empty",
          "a number, or a code for empty cells under missing in the mapping");
    }
    return scaled(cell, column);
  }

  private BigDecimal scaled(Cell cell, String column) {
    BigDecimal number = mapping.numbers().number(cell, column);
    BigDecimal scaled = number.multiply(mapping.factor());
    if (Math.abs((long) scaled.precision() - scaled.scale()) > MOST_DIGITS
        || scaled.stripTrailingZeros().scale() > MOST_DIGITS) {
      throw new RowProblem(
          column,
          "out of range: " + RowProblem.shortened(cell.text()),
          "a number of any real thing");
    }
    return scaled;
  }

  /** The date or time that a template yields. */
  Stamp stamp(Template template, Row row) {
    String text = template.fill(columns, row, mapping.tables(), false);
    String only = template.onlyColumn();
    boolean exact = only != null && row.cell(columns.index(only)).exact();
    return stamp(java.util.Objects.requireNonNull(text), exact, template.field());
  }

  private Stamp stamp(String text, boolean exact, String column) {
    List<DatePattern> patterns =
        exact || mapping.dates().isEmpty() ? DatePattern.ISO : mapping.dates();
    for (DatePattern pattern : patterns) {
      Optional<Stamp> stamp = pattern.read(text);
      if (stamp.isPresent()) {
        return stamp.get();
      }
    }
    throw new RowProblem(
        column,
        "not a date: " + RowProblem.shortened(text),
        mapping.dates().isEmpty() || exact
            ? "a date such as 2025-09-01"
            : "a date written as " + patterns.getFirst());
  }

  /** The period that a template yields: a stamp, or a period of ISO 8601. */
  Period period(Template template, Row row) {
    String text =
        java.util.Objects.requireNonNull(template.fill(columns, row, mapping.tables(), false));
    String only = template.onlyColumn();
    return period(text, only != null && row.cell(columns.index(only)).exact(), template.field());
  }

  /** The same for a text. */
  Period period(String text, boolean exact, String column) {
    if (mapping.dates().isEmpty() && mapping.stretch().length() == null && text.indexOf('/') > 0) {
      try {
        return Period.parse(text);
      } catch (IllegalArgumentException e) {
        throw new RowProblem(
            column, String.valueOf(e.getMessage()), "a period such as 2025-07-01/P12M");
      }
    }
    return mapping.stretch().period(stamp(text, exact, column), column);
  }

  private @Nullable String flag(Row row) {
    String text = text(mapping.flag(), row);
    return text == null ? null : FLAGS.getOrDefault(text.toLowerCase(Locale.ROOT), text);
  }

  private @Nullable String count(@Nullable Template template, Row row) {
    return template == null ? null : number(template, row, BigDecimal.ONE);
  }

  private @Nullable String margin(Row row) {
    Template template = mapping.margin();
    return template == null ? null : number(template, row, mapping.factor());
  }

  private @Nullable String number(Template template, Row row, BigDecimal factor) {
    String only = template.onlyColumn();
    if (only == null) {
      return text(template, row);
    }
    Cell cell = row.cell(columns.index(only));
    if (cell.isBlank() || missing(cell) != null) {
      return null;
    }
    return NumberText.text(mapping.numbers().number(cell, only).multiply(factor));
  }

  /** Empty cells of such a column say nothing, and are nothing wrong. */
  private @Nullable String text(@Nullable Template template, Row row) {
    if (template == null) {
      return null;
    }
    String only = template.onlyColumn();
    if (only != null && row.cell(columns.index(only)).isBlank()) {
      return null;
    }
    return template.fill(columns, row, mapping.tables(), false);
  }
}
