package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/** Holds the explained value of an indicator against what its rows give, to the last bit. */
record ValueCheck(JsonObject indicator, String own, Formulas formulas) {

  /** The newest rows of an input that stand in a proof. */
  private static final int MOST_ROWS = 1_000;

  List<Checked> check() {
    List<Checked> checked = new ArrayList<>();
    String id = indicator.getJsonObject("definition").getString("id");
    String explained = indicator.getString("explained");
    List<JsonObject> inputs = Judge.objects(indicator.getJsonArray("inputs")).toList();
    JsonObject said =
        Judge.objects(indicator.getJsonArray("values"))
            .filter(each -> each.getString("period").equals(explained))
            .findFirst()
            .orElse(null);
    if (said == null || inputs.isEmpty()) {
      checked.add(
          explained == null
              ? Checked.note(id + ": no value is explained")
              : Checked.different("%s: nothing explains %s".formatted(id, explained)));
      return checked;
    }
    if (said.getDouble("value") == null) {
      JsonObject missing = said.getJsonObject("missing");
      String why = missing == null ? null : missing.getString("code");
      String text = "%s: %s has no value (%s)".formatted(id, explained, why);
      checked.add(
          why == null
              ? Checked.different(text + ", and it is not said why")
              : missing(inputs, explained, text));
      return checked;
    }
    Period period = Period.parse(explained);
    Map<String, Double> values = new HashMap<>();
    List<Marks> marks = new ArrayList<>();
    int rows = 0;
    boolean whole = true;
    for (JsonObject input : inputs) {
      String name = id + " " + input.getString("name");
      rows += input.getJsonArray("rows").size();
      Double written = input.getDouble("value");
      if (isCut(input)) {
        whole = false;
        checked.add(cut(input, name));
      } else {
        Double found = plain(new Recount(input, period, own).value());
        checked.add(compared("%s: %s".formatted(name, explained), written, found));
        between(input, name, checked);
        if (written != null && Objects.equals(written, found)) {
          marks.add(new MarksRecount(input, period, own).marks());
        }
      }
      if (written != null) {
        values.put(input.getString("name"), written);
      }
    }
    String formula = indicator.getJsonObject("definition").getString("formula");
    Double result =
        formula == null
            ? values.get(inputs.getFirst().getString("name"))
            : plain(formulas.value(formula, values));
    String of =
        "%s: %s%s".formatted(id, explained, formula == null ? "" : " by " + formula)
            + (whole ? " from " + rows + " rows" : "");
    checked.add(compared(of, said.getDouble("value"), result));
    if (marks.size() == inputs.size()) {
      Marks found = formula == null ? marks.getFirst() : Marks.formula(marks);
      checked.addAll(new MarksCheck("%s: %s".formatted(id, explained), said, found).check());
    }
    return checked;
  }

  /** Rows between two that are compared which the KPI lets expect and the proof does not have. */
  private void between(JsonObject input, String name, List<Checked> checked) {
    long lacking = new Between(input).lacking();
    if (lacking > 0) {
      checked.add(
          Checked.note(
              "%s: %d periods between those that are compared have no row here; a break in one of them would not be seen"
                  .formatted(name, lacking)));
    }
  }

  /** A value that is said to be missing, of one input whose rows are all here. */
  private Checked missing(List<JsonObject> inputs, String explained, String text) {
    JsonObject input = inputs.getFirst();
    boolean latest = inputs.size() == 1 && input.getString("aggregate").equals("latest");
    Double row =
        latest && !isCut(input) ? new Recount(input, Period.parse(explained), own).value() : null;
    String formula = indicator.getJsonObject("definition").getString("formula");
    double found =
        row == null
            ? Double.NaN
            : formula == null ? row : formulas.value(formula, Map.of(input.getString("name"), row));
    return Double.isFinite(found)
        ? Checked.different("%s, but its row gives %s".formatted(text, found))
        : Checked.note(text);
  }

  /** The newest rows are given, up to a bound: fewer are too few. */
  private static Checked cut(JsonObject input, String name) {
    boolean all =
        isFull(input) && Judge.objects(input.getJsonArray("others")).allMatch(ValueCheck::isFull);
    String text =
        "%s: %d of %d rows stand in the proof"
            .formatted(name, input.getJsonArray("rows").size(), input.getInteger("rowsInAll"));
    return all
        ? Checked.note(text + "; it cannot be recounted from them")
        : Checked.different(text + ", and more could");
  }

  /** Whether it holds all of its rows, or as many as a proof does. */
  private static boolean isFull(JsonObject holder) {
    int there = holder.getJsonArray("rows").size();
    return there == MOST_ROWS || there == holder.getInteger("rowsInAll");
  }

  private static boolean isCut(JsonObject input) {
    boolean others =
        Judge.objects(input.getJsonArray("others"))
            .filter(each -> !Recount.BETWEEN.equals(each.getString("role")))
            .anyMatch(each -> each.getInteger("rowsInAll") > each.getJsonArray("rows").size());
    return others || input.getInteger("rowsInAll") > input.getJsonArray("rows").size();
  }

  private static @Nullable Double plain(@Nullable Double value) {
    return value == null || value != 0 ? value : Double.valueOf(0.0);
  }

  private static Checked compared(String what, @Nullable Double said, @Nullable Double found) {
    return Checked.of(Objects.equals(said, found), what + " = " + said, String.valueOf(found));
  }
}
