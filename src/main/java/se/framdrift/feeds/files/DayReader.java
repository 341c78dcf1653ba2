package se.framdrift.feeds.files;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.RawText;

/**
 * One local day a row. On a day of 23 or 25 hours the cells are either as many as the day has
 * intervals, one after the other from midnight, or in spring lie by the clock, with a hole where it
 * jumped; anything else could mean several things, and is refused.
 */
final class DayReader implements LayoutReader {

  private final Layout.Day layout;
  private final CellReader reading;
  private final FigureSink figures;
  private final DayColumns columns;
  private final ZoneId zone;

  DayReader(Layout.Day layout, CellReader reading, FigureSink figures) {
    this.layout = layout;
    this.reading = reading;
    this.figures = figures;
    this.columns = DayColumns.of(layout, reading);
    this.zone = reading.mapping().stretch().zone();
  }

  @Override
  public boolean read(int number, Row row, RawText raw) {
    String series = reading.series(row);
    if (series == null) {
      return false;
    }
    Stamp stamp = reading.stamp(layout.date(), row);
    if (!stamp.local().toLocalTime().equals(LocalTime.MIDNIGHT)
        || stamp.precision().compareTo(Stamp.Precision.DAY) < 0) {
      throw new RowProblem(layout.date().field(), stamp.local() + " is not a day", "a day");
    }
    LocalDate day = stamp.local().toLocalDate();
    List<@Nullable Instant> starts = starts(day, row);
    List<String> missing = new ArrayList<>();
    Figure gap = null;
    for (int i = 0; i < columns.size(); i++) {
      Instant start = starts.get(i);
      if (start == null) {
        continue;
      }
      String column = columns.name(i);
      Period period = period(start);
      try {
        if (row.cell(columns.index(i)).isBlank() && reading.mapping().missing().get("") == null) {
          missing.add(column);
          gap = empty(number, raw, column, series, period);
          figures.gap(gap);
        } else {
          figures.take(reading.figure(number, row, raw, series, column, columns.index(i), period));
        }
      } catch (RowProblem problem) {
        figures.gap(empty(number, raw, column, series, period));
        figures.refuse(number, problem, raw);
      }
    }
    if (!missing.isEmpty()) {
      figures.refuse(number, lacking(day, missing), raw);
    }
    return true;
  }

  private static Figure empty(
      int number, RawText raw, String column, String series, Period period) {
    return new Figure(
        number, raw, column, series, period, null, "not-reported", null, null, null, null);
  }

  private RowProblem lacking(LocalDate day, List<String> missing) {
    String listed = missing.stream().limit(6).collect(Collectors.joining(", "));
    return new RowProblem(
        missing.getFirst(),
        "%s lacks %d of its values: %s%s"
            .formatted(day, missing.size(), listed, missing.size() > 6 ? " …" : ""),
        "a number in each of these columns");
  }

  private Period period(Instant start) {
    Duration length = columns.length();
    return new Period(Period.Kind.HOURS, start + "/" + length, start, start.plus(length));
  }

  /** Where the interval of each column begins; null for a column that this day does not have. */
  private List<@Nullable Instant> starts(LocalDate day, Row row) {
    Instant midnight = day.atStartOfDay(zone).toInstant();
    Duration long_ = Duration.between(midnight, day.plusDays(1).atStartOfDay(zone).toInstant());
    if (long_.toHours() > 25 || long_.toHours() < 23) {
      throw new RowProblem(layout.date().field(), day + " is no usual day", "a day");
    }
    int there = Math.toIntExact(long_.dividedBy(columns.length()));
    int usual = Math.toIntExact(Duration.ofDays(1).dividedBy(columns.length()));
    if (there == usual) {
      return usual(day, row, usual);
    }
    int filled = filled(row);
    boolean prefix = IntStream.range(0, filled).allMatch(i -> isFilled(row, i));
    if (prefix && filled == there && columns.shift() == 0) {
      return consecutive(midnight, there);
    }
    if (there < usual && columns.size() == usual) {
      List<@Nullable Instant> byClock = byClock(day);
      boolean hole =
          IntStream.range(0, columns.size())
              .allMatch(i -> byClock.get(i) != null || !isFilled(row, i));
      if (hole) {
        return byClock;
      }
    }
    throw new RowProblem(
        layout.date().field(),
        "clocks were changed on %s: it has %d intervals, and the row %d values"
            .formatted(day, there, filled),
        there < usual
            ? "%d values from midnight, or a hole at the hour that was left out".formatted(there)
            : "%d values from midnight".formatted(there));
  }

  private List<@Nullable Instant> usual(LocalDate day, Row row, int usual) {
    for (int i = usual; i < columns.size(); i++) {
      if (isFilled(row, i)) {
        throw new RowProblem(
            columns.name(i),
            "%s has 24 hours, and the row more than %d values".formatted(day, usual),
            "nothing in this column");
      }
    }
    return byClock(day);
  }

  private List<@Nullable Instant> consecutive(Instant midnight, int there) {
    List<@Nullable Instant> starts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      starts.add(i < there ? midnight.plus(columns.length().multipliedBy(i)) : null);
    }
    return starts;
  }

  private List<@Nullable Instant> byClock(LocalDate day) {
    List<@Nullable Instant> starts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int minute = columns.minute(i);
      if (minute >= 24 * 60) {
        starts.add(null);
        continue;
      }
      var local = day.atStartOfDay().plusMinutes(minute);
      var offsets = zone.getRules().getValidOffsets(local);
      starts.add(offsets.isEmpty() ? null : local.toInstant(offsets.getFirst()));
    }
    return starts;
  }

  private int filled(Row row) {
    return (int) IntStream.range(0, columns.size()).filter(i -> isFilled(row, i)).count();
  }

  private boolean isFilled(Row row, int i) {
    Cell cell = row.cell(columns.index(i));
    return !cell.isBlank() && Objects.isNull(reading.missing(cell));
  }
}
