package se.framdrift.verify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.verify.Level.Side;

/** All that may be used until the deadline. */
record Budget(Known known) {

  private record Used(double value, double margin) {}

  Verdict judge() {
    List<Figure> figures = known.within(known.finished);
    if (known.paths().stream().anyMatch(each -> each.goal() == null)) {
      return Verdict.unknown(known.end().unknown());
    }
    List<Figure> usable = figures.stream().filter(each -> known.obstacle(each) == null).toList();
    for (int i = 1; i <= usable.size(); i++) {
      Figure newest = usable.get(i - 1);
      if (newest.number() < 0) {
        return Verdict.unknown("below-zero");
      }
      Level budget = known.path(newest).goal();
      if (budget == null) {
        return Verdict.unknown("no-baseline");
      }
      if (side(used(usable.subList(0, i)), budget) == Side.BAD) {
        return Verdict.of("missed", "budget-exceeded", newest).since(newest.end());
      }
    }
    String gap = Throughout.gap(known, figures);
    if (gap != null) {
      return Verdict.unknown(gap);
    }
    return known.over() ? after(figures) : before(figures);
  }

  private static Used used(List<Figure> figures) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal margin = BigDecimal.ZERO;
    for (Figure each : figures) {
      sum = sum.add(BigDecimal.valueOf(each.number()));
      margin = margin.add(BigDecimal.valueOf(each.spread()));
    }
    return new Used(sum.doubleValue(), margin.doubleValue());
  }

  private Side side(Used used, Level level) {
    String comparison = Objects.requireNonNull(known.last().comparison());
    return level.side(comparison, used.value(), used.margin());
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
    Figure newest = figures.getLast();
    Path path = known.path(newest);
    Level goal = Objects.requireNonNull(path.goal());
    Instant end = Objects.requireNonNull(path.target().end());
    Instant begins = Objects.requireNonNull(known.begins);
    double share = Math.min(1, Path.seconds(begins, newest.end()) / Path.seconds(begins, end));
    Level even = new Level(goal.value() * share, goal.margin() * share);
    Used used = used(figures);
    if (side(used, even) == Side.BAD) {
      return Verdict.of("off-track", "budget-too-fast", newest);
    }
    Verdict doubt = doubt(figures, goal);
    if (doubt != null) {
      return doubt;
    }
    return side(used, even) == Side.GOOD
        ? Verdict.of("on-track", "budget-lasts", newest)
        : Verdict.of("at-risk", "budget-uncertain", newest);
  }

  private @Nullable Verdict doubt(List<Figure> figures, Level goal) {
    if (!figures.isEmpty() && side(used(figures), goal) == Side.STRADDLING) {
      return Verdict.of("at-risk", "budget-near-end", figures.getLast());
    }
    List<Figure> more = new ArrayList<>(figures);
    for (Figure each : known.within(known.unfinished)) {
      if (known.obstacle(each) == null) {
        more.add(each);
      }
    }
    return more.size() > figures.size() && side(used(more), goal) != Side.GOOD
        ? Verdict.of("at-risk", "budget-unfinished", figures.getLast())
        : null;
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
      return Verdict.unknown("waiting-for-figures").since(end);
    }
    if (known.now.isBefore(known.verdict()) || known.now.isBefore(known.calendar().due(last))) {
      return soFar(figures).also("final-at");
    }
    return side(used(figures), Objects.requireNonNull(known.end().goal())) == Side.GOOD
        ? Verdict.of("met", "budget-kept", figures.getLast()).secured(true).since(end)
        : Verdict.unknown("budget-within-margin").since(end);
  }
}
