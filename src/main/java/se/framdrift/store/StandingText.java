package se.framdrift.store;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.disclosure.Cell;
import se.framdrift.disclosure.Place;
import se.framdrift.disclosure.Shown;
import se.framdrift.disclosure.Standing;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** What has been released, as text in a column. */
final class StandingText {

  private StandingText() {}

  static String write(Standing standing) {
    JsonArray history = new JsonArray();
    for (Shown each : standing.history()) {
      JsonObject counts = new JsonObject();
      each.counts().forEach((stratum, of) -> counts.put(stratum, List.of(of.n(), of.yes())));
      history.add(
          new JsonObject()
              .put("f", each.figure())
              .put("p", each.place().text())
              .put("r", each.release())
              .put("w", each.weighted())
              .put("c", counts));
    }
    JsonObject inForce = new JsonObject();
    standing
        .inForce()
        .forEach(
            (key, told) ->
                inForce.put(
                    key,
                    new JsonObject()
                        .put("shown", told.shown())
                        .put("release", told.release())
                        .put("why", told.why().name())));
    return new JsonObject()
        .put("release", standing.release())
        .put("history", history)
        .put("inForce", inForce)
        .encode();
  }

  static Standing read(String text) {
    if (text.isEmpty()) {
      return Standing.NONE;
    }
    JsonObject json = new JsonObject(text);
    List<Shown> history = new ArrayList<>();
    for (Object each : json.getJsonArray("history")) {
      JsonObject shown = (JsonObject) each;
      TreeMap<String, Shown.Counts> counts = new TreeMap<>();
      JsonObject told = shown.getJsonObject("c");
      for (String stratum : told.fieldNames()) {
        JsonArray of = told.getJsonArray(stratum);
        counts.put(stratum, new Shown.Counts(of.getLong(0), of.getLong(1)));
      }
      history.add(
          new Shown(
              shown.getString("f"),
              Place.parse(shown.getString("p")),
              shown.getInteger("r"),
              shown.getBoolean("w"),
              counts));
    }
    TreeMap<String, Standing.Told> inForce = new TreeMap<>();
    JsonObject told = json.getJsonObject("inForce");
    for (String key : told.fieldNames()) {
      JsonObject each = told.getJsonObject(key);
      inForce.put(
          key,
          new Standing.Told(
              each.getBoolean("shown"),
              each.getInteger("release"),
              Standing.Why.valueOf(each.getString("why"))));
    }
    return new Standing(json.getInteger("release"), history, inForce);
  }

  static String writeCells(List<Cell> cells) {
    JsonArray array = new JsonArray();
    for (Cell each : cells) {
      array.add(
          new JsonObject()
              .put("series", each.series().toString())
              .put("period", each.period().text())
              .put("value", each.value())
              .put("n", each.n())
              .put("margin", each.margin()));
    }
    return array.encode();
  }

  static List<Cell> readCells(@Nullable String text) {
    List<Cell> cells = new ArrayList<>();
    if (text != null) {
      for (Object each : new JsonArray(text)) {
        JsonObject cell = (JsonObject) each;
        cells.add(
            new Cell(
                SeriesId.parse(cell.getString("series")),
                Period.parse(cell.getString("period")),
                cell.getDouble("value"),
                cell.getLong("n"),
                cell.getDouble("margin")));
      }
    }
    return cells;
  }
}
