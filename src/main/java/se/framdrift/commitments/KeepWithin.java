package se.framdrift.commitments;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.TargetPath;

/**
 * A floor or ceiling for every period of a window: {@code skattesatsen oförändrad}. The worst value
 * counts; the first certain breach is the end of it, and no good period makes up for it.
 *
 * <p>A period belongs to the window in which it begins, at both ends: one that begins before the
 * promise is baseline, one that begins on the deadline's day or earlier belongs to it although it
 * ends later, so that a tax raised for the last year cannot be left out. It is {@code met} when the
 * deadline and the reporting lag of the last such period are over and every figure is there.
 *
 * <p>A limit that moves is held against each period where it is at that period's end.
 */
record KeepWithin() implements MeasuredRule {

  @Override
  public Draft judge(Measured measured) {
    if (measured.path().shape() instanceof TargetPath.Budget) {
      return new BudgetUse(measured).judge();
    }
    Figures figures = measured.figures();
    boolean unknown =
        Stream.concat(figures.finished().stream(), figures.unfinished().stream())
            .anyMatch(figure -> measured.asked(figure) == null);
    return unknown
        ? Draft.unknown(measured.figures().shown(), Absence.noBaseline(measured))
        : new Window(measured).judge();
  }

  @Override
  public Stream<@Nullable Instant> moments(Measured measured) {
    return new Term(measured).moments();
  }
}
