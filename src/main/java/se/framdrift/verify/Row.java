package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/**
 * An observation in a proof.
 *
 * @param doubtful whether something is said against it
 */
record Row(
    Period period,
    @Nullable Double value,
    @Nullable Double margin,
    @Nullable Long n,
    String flag,
    boolean doubtful) {

  static List<Row> list(JsonArray rows) {
    return Judge.objects(rows).map(Row::of).toList();
  }

  private static Row of(JsonObject json) {
    String flag = json.getString("flag", "A");
    return new Row(
        Period.parse(json.getString("period")),
        json.getDouble("value"),
        json.getDouble("margin"),
        json.getLong("n"),
        flag,
        flag.equals("U") || json.getValue("qualityNote") != null);
  }

  BigDecimal exact() {
    return BigDecimal.valueOf(Objects.requireNonNull(value));
  }

  boolean early() {
    return Marks.isEarly(flag);
  }

  boolean breaks() {
    return Marks.isBroken(flag);
  }

  /**
   * Whether it lies wholly inside; an instant on the stroke of the end belongs to what comes next,
   * unless an instant is asked about.
   */
  boolean within(Instant from, Instant until, boolean instant) {
    boolean stroke = period.start().equals(period.end()) && period.end().equals(until);
    return !period.start().isBefore(from) && !period.end().isAfter(until) && (!stroke || instant);
  }
}
