package se.framdrift.commitments;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.TargetPath;

/**
 * A level by a day: {@code klimatneutralitet 2030}. Before the deadline a level that is not reached
 * is judged by its pace, never by hope: see {@link Pace}.
 */
record ReachBy() implements MeasuredRule {

  @Override
  public Draft judge(Measured measured) {
    return budget(measured)
        ? new BudgetUse(measured).judge()
        : new Level(measured, true, false).judge();
  }

  @Override
  public Stream<@Nullable Instant> moments(Measured measured) {
    return budget(measured) ? new Term(measured).moments() : Stream.of();
  }

  private static boolean budget(Measured measured) {
    return measured.path().shape() instanceof TargetPath.Budget;
  }
}
