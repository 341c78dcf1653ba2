package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import se.framdrift.model.Period;

/**
 * What an input gathers at a period.
 *
 * @param instant whether a reading at the very end is inside
 */
record Window(Instant from, Instant until, boolean instant) {

  static Window of(JsonObject input, Period period) {
    boolean instant = period.start().equals(period.end());
    Instant from =
        switch (input.getString("aggregate")) {
          case "rolling-window" -> {
            var length = java.time.Period.parse(input.getString("window"));
            Instant begin = period.end().atZone(Period.ZONE).minus(length).toInstant();
            yield instant ? begin.plusNanos(1) : begin; // a reading one window ago is too old
          }
          case "cumulative-since" -> Calendar.midnight(LocalDate.parse(input.getString("since")));
          default -> period.start();
        };
    return new Window(from, period.end(), instant);
  }

  /** With a value or without. */
  List<Row> inside(List<Row> rows) {
    return rows.stream().filter(each -> each.within(from, until, instant)).toList();
  }
}
