package se.framdrift.feeds.files;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.RawText;

/**
 * One reading a row. Times that the clock showed twice, in the night when it goes back, are held
 * until the end of the file: when a meter has all of them once and then all of them once more, the
 * first are before the change and the others after it; otherwise nobody knows, and they are
 * refused.
 */
final class ReadingReader implements LayoutReader {

  /** How many readings are held until the end, at most. */
  static final int MOST_HELD = 500_000;

  private record Night(String series, LocalDateTime hour) {}

  private record Held(
      int number, Row row, RawText raw, String series, Stamp stamp, List<ZoneOffset> offsets) {}

  /** Takes a reading whose moment is known. */
  interface Then {
    void take(int number, Row row, RawText raw, String series, Instant moment);
  }

  private final Layout.Reading layout;
  private final CellReader reading;
  private final FigureSink figures;
  private final @Nullable Counters counters;
  private final Map<Night, List<Held>> held = new LinkedHashMap<>();
  private int heldInAll;

  ReadingReader(Layout.Reading layout, CellReader reading, FigureSink figures) {
    this.layout = layout;
    this.reading = reading;
    this.figures = figures;
    this.counters = layout.cumulative() ? new Counters(layout, reading, figures) : null;
    reading.columns().index(layout.value());
  }

  @Override
  public boolean read(int number, Row row, RawText raw) {
    String series = reading.series(row);
    if (series == null) {
      return false;
    }
    Stamp stamp = reading.stamp(layout.period(), row);
    Stretch stretch = reading.mapping().stretch();
    boolean clock = counters != null || ofTheClock(stretch);
    List<ZoneOffset> offsets = clock ? stretch.offsets(stamp) : List.of();
    if (offsets.size() == 2) {
      if (++heldInAll > MOST_HELD) {
        throw new UnreadableFile("The file has too many readings of nights when clocks go back.");
      }
      held.computeIfAbsent(
              new Night(series, stamp.local().withMinute(0).withSecond(0).withNano(0)),
              _ -> new ArrayList<>())
          .add(new Held(number, row, raw, series, stamp, offsets));
      return true;
    }
    if (!clock) {
      figures.take(
          reading.figure(
              number,
              row,
              raw,
              series,
              layout.value(),
              stretch.period(stamp, layout.period().field())));
      return true;
    }
    take(number, row, raw, series, stretch.instant(stamp, layout.period().field()));
    return true;
  }

  private static boolean ofTheClock(Stretch stretch) {
    return stretch.length() != null && stretch.length().days().isZero();
  }

  private void take(int number, Row row, RawText raw, String series, Instant moment) {
    if (counters != null) {
      counters.take(number, row, raw, series, moment);
    } else {
      Period period = reading.mapping().stretch().clock(moment);
      figures.take(reading.figure(number, row, raw, series, layout.value(), period));
    }
  }

  @Override
  public void end() {
    held.values().forEach(this::resolve);
    held.clear();
    if (counters != null) {
      counters.end();
    }
  }

  private void resolve(List<Held> night) {
    boolean twice = twice(night);
    for (int i = 0; i < night.size(); i++) {
      Held each = night.get(i);
      try {
        if (!twice) {
          reading.mapping().stretch().instant(each.stamp(), layout.period().field());
        }
        ZoneOffset offset = each.offsets().get(i < night.size() / 2 ? 0 : 1);
        take(
            each.number(),
            each.row(),
            each.raw(),
            each.series(),
            each.stamp().local().toInstant(offset));
      } catch (RowProblem problem) {
        figures.refuse(each.number(), problem, each.raw());
      }
    }
  }

  /** Whether the times go up through the hour, and then up through the same ones again. */
  private static boolean twice(List<Held> night) {
    int half = night.size() / 2;
    if (night.size() % 2 != 0) {
      return false;
    }
    TreeSet<LocalDateTime> first = new TreeSet<>();
    for (int i = 0; i < half; i++) {
      LocalDateTime local = night.get(i).stamp().local();
      if ((!first.isEmpty() && !local.isAfter(first.last()))
          || !local.equals(night.get(half + i).stamp().local())) {
        return false;
      }
      first.add(local);
    }
    return half > 0;
  }
}
