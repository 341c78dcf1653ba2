package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/**
 * A figure as a proof has it.
 *
 * @param end where what it speaks of ends
 * @param missing code of why there is no value, null when there is one
 * @param noted whether it has a quality note
 * @param coverage how much of what it should rest on there is, null where nothing is gathered
 */
record Figure(
    Period period,
    Instant end,
    @Nullable Double value,
    @Nullable String missing,
    @Nullable Double margin,
    @Nullable Long n,
    String flag,
    boolean noted,
    @Nullable JsonObject coverage) {

  /** Whether the series breaks in it, by the letters of docs/catalog.md. */
  boolean breaks() {
    return flag.equals("B") || flag.equals("BP");
  }

  /** Whether more of what it rests on is to come. */
  boolean early() {
    return flag.equals("P") || flag.equals("BP");
  }

  Instant start() {
    return period.start();
  }

  double number() {
    return value == null ? Double.NaN : value;
  }

  double spread() {
    return margin == null ? 0 : margin;
  }

  Figure with(double other) {
    return new Figure(period, end, other, missing, margin, n, flag, noted, coverage);
  }

  /** Why it decides nothing, null when it does. */
  @Nullable String obstacle(boolean survey) {
    if (value == null) {
      return missing;
    }
    if (noted) {
      return "quality-note";
    }
    if (!Double.isFinite(value)) {
      return "not-finite";
    }
    if (margin == null ? survey : !Double.isFinite(margin) || margin < 0) {
      return "no-margin";
    }
    return survey && n != null && n < 30 ? "small-group" : null;
  }

  boolean unpublished() {
    return missing != null && missing.endsWith("not-yet-published");
  }
}
