package se.framdrift.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.verify.Level.Side;
import se.framdrift.verify.Promise.Version;

/** A promise and the figures at a moment: the notions of docs/judging.md, one method for each. */
final class Known {

  final Promise promise;
  final Instant now;
  final List<Figure> all;
  final List<Figure> finished;
  final List<Figure> unfinished;
  final List<Figure> evidence;
  final @Nullable Instant begins;
  final Baseline baseline;
  private final List<Version> versions;

  Known(Promise promise, List<Figure> figures, Instant now) {
    this.promise = promise;
    this.now = now;
    this.all = figures.stream().sorted(Comparator.comparing(Figure::period)).toList();
    this.begins = promise.begins();
    this.versions = promise.versions(now);
    List<Figure> some = all.stream().filter(this::isOne).toList();
    this.finished = some.stream().filter(each -> !each.end().isAfter(now)).toList();
    this.unfinished = some.stream().filter(each -> each.end().isAfter(now)).toList();
    this.evidence = finished.stream().filter(this::promised).toList();
    this.baseline = baseline();
  }

  private boolean isOne(Figure figure) {
    if (figure.unpublished()) {
      return false;
    }
    boolean early = figure.early() && figure.noted();
    return !early || !now.isBefore(calendar().due(calendar().slot(figure)));
  }

  boolean promised(Figure figure) {
    return begins == null || !figure.start().isBefore(begins);
  }

  /** Finished or not. */
  List<Figure> each() {
    List<Figure> each = new ArrayList<>(finished);
    each.addAll(unfinished);
    return each;
  }

  Calendar calendar() {
    return promise.calendar();
  }

  Target last() {
    return versions.getLast().target();
  }

  /** The first instant after the deadline that counts now; null without one. */
  @Nullable Instant deadline() {
    return last().end();
  }

  boolean over() {
    Instant end = deadline();
    return end != null && !now.isBefore(end);
  }

  Figure newest() {
    return finished.getLast();
  }

  Instant nextDue() {
    return calendar().due(calendar().shifted(newest(), 1));
  }

  boolean stale() {
    return !now.isBefore(nextDue());
  }

  @Nullable String obstacle(Figure figure) {
    return figure.obstacle(promise.survey());
  }

  private Baseline baseline() {
    Target first = versions.getFirst().target();
    if (first.baseline() != null) {
      for (Figure each : finished) {
        if (each.period().equals(first.baseline())) {
          return obstacle(each) == null
              ? Baseline.of(each.end(), new Level(each.number(), each.spread()))
              : Baseline.DOUBTFUL;
        }
      }
      return Baseline.DOUBTFUL;
    }
    if (first.baselineDate() != null && promise.kind().equals("add-units")) {
      return Baseline.of(Calendar.midnight(first.baselineDate()), Level.exactly(0));
    }
    return Baseline.NONE;
  }

  /** The version that a figure is held against while there is time. */
  Path path(Figure figure) {
    Target target = versions.getFirst().target();
    for (Version each : versions) {
      if (each.began() == null || each.began().isBefore(figure.end())) {
        target = each.target();
      }
    }
    return new Path(target, baseline);
  }

  /** Of each version that counts. */
  List<Path> paths() {
    return versions.stream().map(each -> new Path(each.target(), baseline)).toList();
  }

  Path end() {
    return new Path(last(), baseline);
  }

  Side side(Figure figure, Level level) {
    String comparison = Objects.requireNonNull(last().comparison());
    return level.side(comparison, figure.number(), figure.spread());
  }

  /** Whether the series breaks in the baseline's own period, or from there to a figure. */
  boolean broken(Figure figure) {
    Instant at = baseline.at();
    return at != null
        && finished.stream()
            .anyMatch(
                each ->
                    each.breaks()
                        && (each.period().equals(versions.getFirst().target().baseline())
                            || (each.end().isAfter(at) && !each.end().isAfter(figure.end()))));
  }

  /** Whether figures are compared with the baseline. */
  boolean compares(Target target) {
    return promise.kind().equals("change-by")
        || target.fromBaseline()
        || (target.moves() && baseline.at() != null);
  }

  /** When a verdict is final. */
  Instant verdict() {
    return calendar().lag().after(Objects.requireNonNull(deadline()));
  }

  /** The finished figure of exactly this stretch. */
  @Nullable Figure of(Calendar.Slot slot) {
    for (Figure each : finished) {
      if (each.start().equals(slot.start()) && each.period().end().equals(slot.until())) {
        return each;
      }
    }
    return null;
  }

  /** Figures of the periods that begin within the promise, finished or not. */
  List<Figure> within(List<Figure> figures) {
    Instant end = deadline();
    List<Figure> within = new ArrayList<>();
    for (Figure each : figures) {
      if (promised(each) && (end == null || each.start().isBefore(end))) {
        within.add(each);
      }
    }
    return within;
  }
}
