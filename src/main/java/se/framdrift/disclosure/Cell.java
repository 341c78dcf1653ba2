package se.framdrift.disclosure;

import org.jspecify.annotations.Nullable;
import se.framdrift.model.Missing;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;

/**
 * A figure that may be shown, or the word that it may not.
 *
 * @param value in the KPI's unit, null when hidden
 * @param n how many it rests on, null when hidden
 * @param margin half the width of the 95 % interval in the KPI's unit; null when hidden, and where
 *     nobody stands for others
 */
public record Cell(
    SeriesId series,
    Period period,
    @Nullable Double value,
    @Nullable Long n,
    @Nullable Double margin) {

  static Cell hidden(SeriesId series, Period period) {
    return new Cell(series, period, null, null, null);
  }

  public boolean isHidden() {
    return value == null;
  }

  /** As a row for the ledger. */
  public RawFact row(int number) {
    return new RawFact(
        number,
        series.toString(),
        period.text(),
        plain(value),
        n == null ? null : Long.toString(n),
        plain(margin),
        null,
        isHidden() ? Missing.HIDDEN.code() : null);
  }

  private static @Nullable String plain(@Nullable Double number) {
    return number == null ? null : java.math.BigDecimal.valueOf(number).toPlainString();
  }
}
