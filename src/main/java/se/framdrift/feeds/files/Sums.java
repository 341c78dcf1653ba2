package se.framdrift.feeds.files;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.RawText;
import se.framdrift.model.Span;

/**
 * Adds intervals up to hours, days, weeks, months, quarters or years by the calendar of
 * Europe/Stockholm, exactly. A period is given when its intervals leave no gap; otherwise it is
 * refused at the end, with what is lacking. A later value of an interval replaces an earlier one.
 */
final class Sums implements FigureSink {

  /** How many intervals of periods that are not complete yet are held, at most. */
  static final int MOST_HELD = 500_000;

  private static final int MOST_DONE = 1_000_000;

  private record Key(String series, String period) {}

  private static final class Bucket {
    private final Period period;
    private final TreeMap<Instant, Figure> parts = new TreeMap<>();
    private @Nullable Figure last;
    private Duration covered = Duration.ZERO;
    private boolean said;

    Bucket(Period period) {
      this.period = period;
    }
  }

  private final Span length;
  private final boolean incompleteIsMissing;
  private final Output output;
  private final Map<Key, Bucket> open = new LinkedHashMap<>();
  private final Set<Key> done = new HashSet<>();
  private int held;

  Sums(Span length, boolean incompleteIsMissing, Output output) {
    this.length = length;
    this.incompleteIsMissing = incompleteIsMissing;
    this.output = output;
    if (target(length, Instant.EPOCH) == null) {
      throw new UnreadableFile(
          "Intervals cannot be added up to %s; to PT1H, P1D, P7D, P1M, P3M or P1Y they can."
              .formatted(length));
    }
  }

  @Override
  public void take(Figure figure) {
    if (figure.value() == null) {
      hold(figure);
      return;
    }
    Bucket bucket = hold(figure);
    Figure before = bucket.parts.put(figure.period().start(), figure);
    held += before == null ? 1 : 0;
    bucket.covered =
        bucket.covered.plus(length(figure)).minus(before == null ? Duration.ZERO : length(before));
    if (held > MOST_HELD) {
      throw new UnreadableFile(
          "More than %,d intervals wait for the rest of their period; sort the file by meter."
              .formatted(MOST_HELD));
    }
    if (bucket.covered.equals(Duration.between(bucket.period.start(), bucket.period.end()))
        && gaps(bucket).isEmpty()) {
      give(new Key(figure.series(), bucket.period.text()), bucket);
    }
  }

  @Override
  public void gap(Figure figure) {
    hold(figure).said = true;
  }

  @Override
  public void refuse(int row, RowProblem problem, @Nullable RawText raw) {
    output.refuse(row, problem, raw);
  }

  private Bucket hold(Figure figure) {
    Period period = Objects.requireNonNull(target(length, figure.period().start()));
    if (figure.period().end().isAfter(period.end())) {
      throw new RowProblem(
          figure.column(),
          "%s reaches over the end of %s".formatted(figure.period(), period),
          "intervals that lie within one period of " + length);
    }
    Key key = new Key(figure.series(), period.text());
    Bucket bucket = open.computeIfAbsent(key, _ -> new Bucket(period));
    bucket.last = figure;
    return bucket;
  }

  private static Duration length(Figure figure) {
    return Duration.between(figure.period().start(), figure.period().end());
  }

  private void give(Key key, Bucket bucket) {
    BigDecimal sum =
        bucket.parts.values().stream()
            .map(part -> Objects.requireNonNull(part.value()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Figure last = Objects.requireNonNull(bucket.last);
    output.take(
        new Figure(
            last.row(),
            last.raw(),
            last.column(),
            last.series(),
            bucket.period,
            sum,
            null,
            null,
            null,
            flag(bucket),
            last.unit()));
    held -= bucket.parts.size();
    open.remove(key);
    if (done.size() < MOST_DONE) {
      done.add(key);
    }
  }

  /** Estimated when one is; otherwise the one that all have, or none. */
  private static @Nullable String flag(Bucket bucket) {
    Set<String> flags = new HashSet<>();
    bucket.parts.values().forEach(part -> flags.add(Objects.requireNonNullElse(part.flag(), "A")));
    if (flags.contains("E")) {
      return "E";
    }
    flags.remove("A");
    return flags.isEmpty() ? null : flags.iterator().next();
  }

  /** Refuses what is not complete, and says what it lacks. */
  void end() {
    Map<Key, Bucket> left = new LinkedHashMap<>(open);
    open.clear();
    left.forEach(
        (key, bucket) -> {
          Figure last = Objects.requireNonNull(bucket.last);
          if (!bucket.said) {
            output.refuse(last.row(), lacking(bucket, last), last.raw());
          }
          if (incompleteIsMissing && !done.contains(key)) {
            output.take(missing(bucket, last));
          }
        });
  }

  private static Figure missing(Bucket bucket, Figure last) {
    return new Figure(
        last.row(),
        last.raw(),
        last.column(),
        last.series(),
        bucket.period,
        null,
        "not-reported",
        null,
        null,
        null,
        last.unit());
  }

  private RowProblem lacking(Bucket bucket, Figure last) {
    List<String> gaps = gaps(bucket);
    if (gaps.isEmpty()) {
      return new RowProblem(
          last.column(),
          "intervals of %s of %s overlap".formatted(bucket.period, last.series()),
          "intervals one after the other, since they are added up");
    }
    return new RowProblem(
        last.column(),
        "%s of %s is not complete: %s is lacking%s"
            .formatted(
                bucket.period,
                last.series(),
                String.join(", ", gaps.subList(0, Math.min(4, gaps.size()))),
                gaps.size() > 4 ? " and more" : ""),
        "every interval of the period, since they are added up");
  }

  /** The stretches of time that no interval covers, in local time. */
  private static List<String> gaps(Bucket bucket) {
    List<String> gaps = new ArrayList<>();
    Instant at = bucket.period.start();
    for (Figure part : bucket.parts.values()) {
      if (part.period().start().isAfter(at)) {
        gaps.add(local(at, part.period().start()));
      }
      at = at.isAfter(part.period().end()) ? at : part.period().end();
    }
    if (at.isBefore(bucket.period.end())) {
      gaps.add(local(at, bucket.period.end()));
    }
    return gaps;
  }

  private static String local(Instant from, Instant to) {
    return "%s to %s"
        .formatted(
            from.atZone(Period.ZONE).toLocalDateTime(), to.atZone(Period.ZONE).toLocalDateTime());
  }

  /** The period that a moment lies in; null for a length that has no such periods. */
  private static @Nullable Period target(Span length, Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, Period.ZONE);
    return switch (length.toString()) {
      case "PT1H" -> Period.parse(moment.truncatedTo(ChronoUnit.HOURS) + "/PT1H");
      case "P1D" -> Period.ofDay(day);
      case "P7D" ->
          Period.ofWeek(
              day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case "P1M" -> Period.ofMonth(YearMonth.from(day));
      case "P3M" -> Period.ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case "P1Y" -> Period.ofYear(day.getYear());
      default -> null;
    };
  }
}
