package se.framdrift.commitments;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A floor or ceiling for every period of a window: {@code skattesatsen oförändrad}. The worst value
 * counts; the first certain breach is the end of it, and no good period makes up for it.
 *
 * <p>A period belongs to the window in which it begins, at both ends: one that begins before the
 * promise is baseline, one that begins on the deadline's day or earlier belongs to it although it
 * ends later, so that a tax raised for the last year cannot be left out. It is {@code met} when the
 * deadline and the reporting lag of the last such period are over and every figure is there.
 */
record KeepWithin() implements MeasuredRule {

  @Override
  public Draft judge(Measured measured) {
    Mark limit = measured.path().goal();
    if (limit == null) {
      return Draft.unknown(measured.figures().shown(), Absence.noBaseline(measured));
    }
    return new Window(measured, limit).judge();
  }

  @Override
  public Stream<@Nullable Instant> moments(Measured measured) {
    Mark limit = measured.path().goal();
    return limit == null ? Stream.of() : new Window(measured, limit).moments();
  }
}
