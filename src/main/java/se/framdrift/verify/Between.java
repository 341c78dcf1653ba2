package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.util.List;
import se.framdrift.model.Period;

/** The rows between the two that an input compares, where the series may break. */
record Between(JsonObject input) {

  /** How many periods the KPI lets expect there that have no row; 0 when nothing is compared. */
  long lacking() {
    List<Row> both = Row.list(input.getJsonArray("rows"));
    String aggregate = input.getString("aggregate");
    boolean compares = aggregate.equals("change-on-year") || aggregate.equals("index-to-baseline");
    JsonObject kpi = input.getJsonObject("kpi");
    if (!compares || both.size() != 2 || kpi == null) {
      return 0;
    }
    Period earlier = both.getFirst().period();
    Period later = both.getLast().period();
    if (!earlier.end().isBefore(later.start())) {
      return 0;
    }
    Expected grid = Expected.of(kpi.getString("resolution"));
    Window window = new Window(earlier.end(), later.start(), false);
    long expected = grid.inside(window, later);
    long there =
        Recount.others(input, true).stream()
            .map(Row::period)
            .filter(each -> grid.holds(each) && !each.end().isAfter(later.start()))
            .count();
    return expected < 0 ? 1 : Math.max(0, expected - there);
  }
}
