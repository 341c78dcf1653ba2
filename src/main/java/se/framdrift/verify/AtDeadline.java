package se.framdrift.verify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.verify.Level.Side;

/** A level that counts at the deadline. */
record AtDeadline(Known known) {

  Verdict judge() {
    if (known.promise.kind().equals("change-by")
        && known.baseline.level() == null
        && known.last().baselineDate() == null) {
      return Verdict.unknown("no-baseline");
    }
    return known.over() ? after() : before();
  }

  private boolean service() {
    return known.promise.kind().equals("service-time");
  }

  private Verdict before() {
    if (known.stale()) {
      return Verdict.unknown("no-data-since").since(known.nextDue());
    }
    if (known.evidence.isEmpty()) {
      return Verdict.unknown("only-baseline");
    }
    Figure figure = known.evidence.getLast();
    String obstacle = known.obstacle(figure);
    if (obstacle != null) {
      return Verdict.unknown(obstacle);
    }
    Path path = known.path(figure);
    Level level = path.at(figure.end());
    if (level == null) {
      return Verdict.unknown(path.unknown());
    }
    if (known.compares(path.target()) && known.broken(figure)) {
      return Verdict.unknown("series-break");
    }
    Side side = known.side(figure, level);
    if (path.target().moves()) {
      return switch (side) {
        case GOOD -> Verdict.of("on-track", "on-path", figure);
        case STRADDLING -> Verdict.of("at-risk", "near-path", figure);
        case BAD -> Verdict.of("off-track", "behind-path", figure);
      };
    }
    return switch (side) {
      case GOOD ->
          service()
              ? Verdict.of("on-track", "within-target", figure)
              : Verdict.of("met", "reached", figure);
      case STRADDLING -> Verdict.of("at-risk", "near-target", figure);
      case BAD ->
          service() ? Verdict.of("off-track", "outside-target", figure) : pace(figure, path);
    };
  }

  private Verdict pace(Figure figure, Path path) {
    Instant end = path.target().end();
    Level begun = known.baseline.level();
    Instant at = known.baseline.at();
    long usable = known.evidence.stream().filter(each -> known.obstacle(each) == null).count();
    if (end == null
        || begun == null
        || at == null
        || !at.isBefore(end)
        || known.broken(figure)
        || usable < 2) {
      return Verdict.unknown("no-pace");
    }
    Level goal = Objects.requireNonNull(path.goal());
    boolean up =
        switch (Objects.requireNonNull(path.target().comparison())) {
          case "at-least", "above" -> true;
          case "at-most", "below" -> false;
          default -> goal.value() > begun.value();
        };
    String towards = up ? "at-least" : "at-most";
    String beyond = up ? "at-most" : "at-least";
    boolean stay = path.target().exact() && goal.value() == begun.value();
    if (stay) {
      return Verdict.of("off-track", "wrong-direction", figure);
    }
    if (path.target().exact() && side(figure, goal, beyond) == Side.BAD) {
      return Verdict.of("at-risk", "overshot", figure);
    }
    if (side(figure, begun, towards) == Side.BAD) {
      return Verdict.of("off-track", "wrong-direction", figure);
    }
    Level line = Objects.requireNonNull(path.line(figure.end()));
    return switch (side(figure, line, towards)) {
      case GOOD -> Verdict.of("on-track", "pace-ahead", figure);
      case STRADDLING -> Verdict.of("at-risk", "pace-uncertain", figure);
      case BAD -> Verdict.of("at-risk", "pace-behind", figure);
    };
  }

  private static Side side(Figure figure, Level level, String comparison) {
    return level.side(comparison, figure.number(), figure.spread());
  }

  private Verdict after() {
    Instant end = Objects.requireNonNull(known.deadline());
    Calendar.Slot slot = known.calendar().lastEndingBy(known.newest(), end);
    if (known.begins != null && slot.start().isBefore(known.begins)) {
      return Verdict.unknown("no-period").since(end);
    }
    boolean isFinal = !known.now.isBefore(known.verdict());
    Figure figure = known.of(slot);
    if (figure == null) {
      return absent(end, isFinal);
    }
    String doubt = doubt(figure);
    if (doubt != null) {
      return Verdict.unknown(doubt);
    }
    Side side = known.side(figure, Objects.requireNonNull(known.end().goal()));
    return isFinal ? kept(figure, side, end) : soon(figure, side);
  }

  private Verdict absent(Instant end, boolean isFinal) {
    if (known.newest().end().isAfter(end)) {
      return isFinal
          ? Verdict.unknown("missing-periods")
          : Verdict.unknown("waiting-for-figures").since(end);
    }
    return known.stale()
        ? Verdict.unknown("no-data-since").since(known.nextDue())
        : Verdict.unknown("waiting-for-figures").since(end);
  }

  private @Nullable String doubt(Figure figure) {
    String obstacle = known.obstacle(figure);
    if (obstacle != null) {
      return obstacle;
    }
    if (known.end().goal() == null || known.end().at(figure.end()) == null) {
      return known.end().unknown();
    }
    return known.compares(known.last()) && known.broken(figure) ? "series-break" : null;
  }

  private static Verdict soon(Figure figure, Side side) {
    Verdict found =
        switch (side) {
          case GOOD -> Verdict.of("met", "reached", figure);
          case STRADDLING -> Verdict.of("at-risk", "near-target", figure);
          case BAD -> Verdict.of("off-track", "outside-target", figure);
        };
    return found.also("final-at");
  }

  private Verdict kept(Figure figure, Side side, Instant end) {
    return switch (side) {
      case GOOD -> Verdict.of("met", "kept", figure).secured(true).since(end);
      case STRADDLING -> Verdict.unknown("within-margin").since(end);
      case BAD -> {
        for (Figure later : known.finished) {
          if (later.end().isAfter(end)
              && doubt(later) == null
              && known.side(later, Objects.requireNonNull(known.end().goal())) == Side.GOOD) {
            yield Verdict.of("kept-late", "kept-late", later)
                .secured(true)
                .since(later.end())
                .late(days(end, later.end()));
          }
        }
        yield Verdict.of("missed", "not-reached", figure).since(end);
      }
    };
  }

  static int days(Instant end, Instant kept) {
    long days =
        ChronoUnit.DAYS.between(Calendar.day(end.minusNanos(1)), Calendar.day(kept.minusNanos(1)));
    return (int) Math.max(1, days);
  }
}
