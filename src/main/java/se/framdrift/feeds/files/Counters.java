package se.framdrift.feeds.files;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.RawText;
import se.framdrift.model.Span;

/**
 * Counters that go on counting: what was used is the difference between a reading and the one
 * before it in time, wherever the file has them. The first reading of a meter gives nothing.
 *
 * <p>A counter that is lower than before has begun again at 0 because its register is full, when a
 * register is declared, it was in the last tenth of it and is in the first tenth now. Otherwise it
 * was reset or exchanged: what was used meanwhile is not known, and is refused.
 */
final class Counters {

  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private record Count(int number, Row row, RawText raw, Instant moment) {}

  private final Layout.Reading layout;
  private final CellReader reading;
  private final FigureSink figures;
  private final Map<String, List<Count>> counts = new LinkedHashMap<>();
  private int inAll;

  Counters(Layout.Reading layout, CellReader reading, FigureSink figures) {
    this.layout = layout;
    this.reading = reading;
    this.figures = figures;
  }

  void take(int number, Row row, RawText raw, String series, Instant moment) {
    Cell cell = row.cell(reading.columns().index(layout.value()));
    if (reading.missing(cell) != null) {
      return; // a reading that was not taken: the next one covers its time too
    }
    reading.value(cell, layout.value());
    if (++inAll > ReadingReader.MOST_HELD) {
      throw new UnreadableFile(
          "The file has more than %,d readings of counters; divide it."
              .formatted(ReadingReader.MOST_HELD));
    }
    counts.computeIfAbsent(series, _ -> new ArrayList<>()).add(new Count(number, row, raw, moment));
  }

  void end() {
    counts.forEach(this::differences);
    counts.clear();
  }

  private void differences(String series, List<Count> readings) {
    readings.sort(Comparator.comparing(Count::moment)); // stable: of one moment, the last is last
    Count before = null;
    for (int i = 0; i < readings.size(); i++) {
      Count now = readings.get(i);
      if (i + 1 < readings.size() && readings.get(i + 1).moment().equals(now.moment())) {
        if (count(now).compareTo(count(readings.get(i + 1))) != 0) {
          refuse(now, "the meter has another reading of the same time further down", "one reading");
        }
        continue;
      }
      if (before != null) {
        try {
          used(series, before, now);
        } catch (RowProblem problem) {
          figures.refuse(now.number(), problem, now.raw());
        }
      }
      before = now;
    }
  }

  private void refuse(Count count, String problem, String expected) {
    figures.refuse(count.number(), new RowProblem(layout.value(), problem, expected), count.raw());
  }

  private BigDecimal count(Count count) {
    Cell cell = count.row().cell(reading.columns().index(layout.value()));
    return reading.mapping().numbers().number(cell, layout.value());
  }

  private void used(String series, Count before, Count now) {
    BigDecimal used = difference(count(before), count(now));
    Period period = between(before.moment(), now.moment());
    figures.take(
        reading
            .figure(now.number(), now.row(), now.raw(), series, layout.value(), period)
            .with(period, used.multiply(reading.mapping().factor())));
  }

  private BigDecimal difference(BigDecimal before, BigDecimal now) {
    BigDecimal used = now.subtract(before);
    BigDecimal register = layout.register();
    if (register != null && (now.compareTo(register) >= 0 || now.signum() < 0)) {
      throw new RowProblem(
          layout.value(),
          "%s is no value of a register of %s"
              .formatted(NumberText.text(now), NumberText.text(register)),
          "0 or more, and less than " + NumberText.text(register));
    }
    if (used.signum() >= 0) {
      return used;
    }
    if (register != null
        && before.compareTo(register.subtract(register.multiply(TENTH))) >= 0
        && now.compareTo(register.multiply(TENTH)) < 0) {
      return used.add(register);
    }
    throw new RowProblem(
        layout.value(),
        "the counter was reset: %s after %s"
            .formatted(NumberText.text(now), NumberText.text(before)),
        "not less than the reading before; what was used meanwhile is not known");
  }

  private Period between(Instant from, Instant to) {
    Span length = reading.mapping().stretch().length();
    if (reading.mapping().sum() != null || length == null) {
      Duration apart = Duration.between(from, to);
      return new Period(Period.Kind.HOURS, from + "/" + apart, from, to);
    }
    Period expected = expected(from, length);
    if (expected == null || !expected.start().equals(from) || !expected.end().equals(to)) {
      throw new RowProblem(
          layout.period().field(),
          "the reading before is of %s, the next would be %s later"
              .formatted(from.atZone(reading.mapping().stretch().zone()).toLocalDateTime(), length),
          "readings %s apart".formatted(length));
    }
    return expected;
  }

  private @Nullable Period expected(Instant from, Span length) {
    if (length.days().isZero()) {
      return Period.parse(from + "/" + length.time());
    }
    var local = from.atZone(Period.ZONE);
    if (!local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return null;
    }
    LocalDate day = local.toLocalDate();
    Stamp stamp = new Stamp(day.atStartOfDay(), null, Stamp.Precision.DAY);
    return new Stretch(length, false, Period.ZONE).period(stamp, layout.period().field());
  }
}
