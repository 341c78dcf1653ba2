package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds what stands beside the explained value against what its rows give.
 *
 * @param name of the indicator
 * @param said the value as the proof has it
 */
record MarksCheck(String name, JsonObject said, Marks found) {

  List<Checked> check() {
    List<Checked> checked = new ArrayList<>();
    flag(checked);
    coverage(checked);
    checked.add(compared("margin", said.getDouble("margin"), found.margin()));
    checked.add(compared("n", said.getLong("n"), found.n()));
    boolean doubtful = said.getValue("qualityNote") != null;
    if (found.doubtful() != null) {
      checked.add(compared("doubtful", doubtful, found.doubtful()));
    }
    return checked;
  }

  private void flag(List<Checked> checked) {
    String flag = said.getString("flag");
    if (found.between()
        && flag != null
        && flag.equals(Marks.flag(true, Marks.isEarly(found.flag())))
        && !flag.equals(found.flag())) {
      checked.add(
          Checked.note(
              name + ": flag B, from a break between figures that do not stand in the proof"));
    } else {
      checked.add(compared("flag", flag, found.flag()));
    }
  }

  private void coverage(List<Checked> checked) {
    JsonObject coverage = said.getJsonObject("coverage");
    String told =
        coverage == null
            ? null
            : coverage.getLong("present") + " of " + coverage.getLong("expected");
    if (found.expected() < 0) {
      checked.add(Checked.note(name + ": coverage " + told + " of too many to be counted here"));
    } else {
      String counted = found.expected() == 0 ? null : found.present() + " of " + found.expected();
      checked.add(compared("coverage", told, counted));
    }
  }

  private Checked compared(String what, @Nullable Object told, @Nullable Object counted) {
    return Checked.of(
        Objects.equals(told, counted), name + " " + what + " " + told, String.valueOf(counted));
  }
}
