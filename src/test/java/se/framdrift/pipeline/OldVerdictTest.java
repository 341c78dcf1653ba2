package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.CatalogJson;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Status.State;

/** A verdict on figures by the day, when figures of many years have come after it. */
class OldVerdictTest {

  private static final String LUND = "1281";
  private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
  private static final LocalDate DEADLINE = LocalDate.of(2026, 1, 31);
  private static final int DAYS = 5_000;

  /** Lund's promise of two family centres, as if it were a level that is known every day. */
  private static Catalog catalog() {
    String real =
        CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, new CelFormulas())
            .catalogs()
            .stream()
            .filter(each -> each.catalog().municipality().code().equals(LUND))
            .findFirst()
            .orElseThrow()
            .json();
    JsonObject json = new JsonObject(real);
    part(json, "kpis", "family-centres-net").put("resolution", "P1D").put("measured", "day-total");
    part(json, "indicators", "lund-family-centres")
        .getJsonObject("inputs")
        .put(
            "centres",
            new JsonObject().put("series", "1281:family-centres-net").put("aggregate", "latest"));
    part(json, "commitments", "lund-familjecentraler")
        .put("kind", "reach-by")
        .getJsonObject("target")
        .put("from", BEGIN.toString())
        .put("baseline", (Object) null)
        .put("deadline", DEADLINE.toString());
    return CatalogJson.read(json.encode());
  }

  private static JsonObject part(JsonObject catalog, String list, String id) {
    return catalog.getJsonArray(list).stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static State after(int days, double before, double afterwards) {
    SeriesId series = SeriesId.of(LUND, "family-centres-net");
    List<Change> changes = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      LocalDate date = BEGIN.plusDays(day);
      Period period = Period.ofDay(date);
      double value = date.isAfter(DEADLINE) ? afterwards : before;
      changes.add(new Change(series, period, null, Observation.of(period, value)));
    }
    Instant now = BEGIN.plusDays(days).atStartOfDay(Period.ZONE).toInstant();
    Trial trial = new Trial(catalog(), new CelFormulas());
    trial.apply(new Commit(LUND, 1, now, changes, List.of(), List.of(), null, now));
    return ((CommitmentTile) trial.tile("lund-familjecentraler").orElseThrow()).status().state();
  }

  @Test
  void whatWasKeptStaysKeptWhenFiguresOfManyYearsHaveCome() {
    assertThat(after(400, 2, 0)).isEqualTo(State.MET);
    assertThat(after(DAYS, 2, 0)).isEqualTo(State.MET);
  }

  @Test
  void whatWasMissedStaysMissed() {
    assertThat(after(400, 1, 1)).isEqualTo(State.MISSED);
    assertThat(after(DAYS, 1, 1)).isEqualTo(State.MISSED);
  }
}
