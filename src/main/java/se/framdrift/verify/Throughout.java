package se.framdrift.verify;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.verify.Level.Side;

/** A limit that holds all the time. */
record Throughout(Known known) {

  Verdict judge() {
    List<Figure> figures = known.within(known.finished);
    for (Figure each : known.each()) {
      Path path = known.path(each);
      if (path.at(each.end()) == null) {
        return Verdict.unknown(path.unknown());
      }
    }
    for (Figure each : figures) {
      if (known.obstacle(each) == null && side(each) == Side.BAD) {
        return Verdict.of("missed", "breach", each).since(each.end());
      }
    }
    String gap = gap(known, figures);
    if (gap != null) {
      return Verdict.unknown(gap);
    }
    if (!figures.isEmpty()
        && figures.stream().anyMatch(each -> known.compares(known.path(each).target()))
        && known.broken(figures.getLast())) {
      return Verdict.unknown("series-break");
    }
    return known.over() ? after(figures) : before(figures);
  }

  private Side side(Figure figure) {
    return known.side(figure, Objects.requireNonNull(known.path(figure).at(figure.end())));
  }

  /** In calendar order the first figure that decides nothing, or that is not there. */
  static @Nullable String gap(Known known, List<Figure> figures) {
    Figure before = null;
    for (Figure each : figures) {
      if (hole(known, before, each)) {
        return "missing-periods";
      }
      String obstacle = known.obstacle(each);
      if (obstacle != null) {
        return obstacle;
      }
      before = each;
    }
    Figure newest = known.newest();
    boolean beyond = !figures.contains(newest) && known.promised(newest);
    return beyond && hole(known, before, newest) ? "missing-periods" : null;
  }

  private static boolean hole(Known known, @Nullable Figure before, Figure figure) {
    Instant end = known.deadline();
    for (int steps = -1; ; steps--) {
      Calendar.Slot slot = known.calendar().shifted(figure, steps);
      boolean within =
          before == null
              ? known.begins != null && !slot.start().isBefore(known.begins)
              : slot.start().isAfter(before.start());
      if (!within) {
        return false;
      }
      boolean inTime = end == null || slot.start().isBefore(end);
      if (inTime && !known.now.isBefore(known.calendar().due(slot)) && known.of(slot) == null) {
        return true;
      }
    }
  }

  private Verdict before(List<Figure> figures) {
    if (known.stale()) {
      return Verdict.unknown("no-data-since").since(known.nextDue());
    }
    if (figures.isEmpty()) {
      return Verdict.unknown("only-baseline");
    }
    return soFar(figures);
  }

  private Verdict soFar(List<Figure> figures) {
    Verdict doubt = doubt(figures);
    return doubt == null ? Verdict.of("on-track", "held-so-far", closest(figures)) : doubt;
  }

  private @Nullable Verdict doubt(List<Figure> figures) {
    for (Figure each : figures) {
      if (side(each) == Side.STRADDLING) {
        return Verdict.of("at-risk", "near-target", each);
      }
    }
    for (Figure each : known.within(known.unfinished)) {
      Level limit = known.path(each).at(each.end());
      if (limit != null && known.obstacle(each) == null && known.side(each, limit) != Side.GOOD) {
        return Verdict.of("at-risk", "unfinished-period", each);
      }
    }
    return null;
  }

  private Verdict after(List<Figure> figures) {
    Instant end = Objects.requireNonNull(known.deadline());
    Calendar.Slot last = known.calendar().lastStartingBefore(known.newest(), end);
    if (known.begins != null && last.start().isBefore(known.begins)) {
      return Verdict.unknown("no-period").since(end);
    }
    if (known.of(last) == null) {
      if (known.stale()) {
        return Verdict.unknown("no-data-since").since(known.nextDue());
      }
      Verdict doubt = doubt(figures);
      return doubt == null ? Verdict.unknown("waiting-for-figures").since(end) : doubt;
    }
    if (known.now.isBefore(known.verdict()) || known.now.isBefore(known.calendar().due(last))) {
      return soFar(figures).also("final-at");
    }
    if (figures.stream().anyMatch(each -> side(each) == Side.STRADDLING)) {
      return Verdict.unknown("within-margin").since(end);
    }
    return Verdict.of("met", "held-throughout", closest(figures)).secured(true).since(end);
  }

  /** The figure closest to its limit, the newest of equals; of an exact value the newest. */
  private Figure closest(List<Figure> figures) {
    String comparison = Objects.requireNonNull(known.last().comparison());
    Figure closest = figures.getLast();
    if (comparison.equals("equal-to")) {
      return closest;
    }
    boolean ceiling = comparison.equals("at-most") || comparison.equals("below");
    for (Figure each : figures.reversed()) {
      double further = left(each) - left(closest);
      if (ceiling ? further > 0 : further < 0) {
        closest = each;
      }
    }
    return closest;
  }

  private double left(Figure figure) {
    Level limit = Objects.requireNonNull(known.path(figure).at(figure.end()));
    return figure.number() - limit.value();
  }
}
