package se.framdrift.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.framdrift.boards.Tile;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.boards.Tile.IndicatorTile;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Fact;
import se.framdrift.model.Observation;
import se.framdrift.model.Reason;
import se.framdrift.model.Supposed;
import se.framdrift.model.Withdrawal;

/**
 * What would be if figures were taken back: they are, the tiles are looked at, and they are put
 * back. What a picture says depends on the facts in force alone, so it says the same as before.
 */
final class Supposing {

  private Supposing() {}

  /** On the picture's thread; costs two commits of as many changes. */
  static List<Supposed> withdrawn(Picture picture, List<Fact.Withdrawn> figures, Instant at) {
    List<Change> there = new ArrayList<>();
    List<Change> back = new ArrayList<>();
    for (Fact.Withdrawn figure : figures) {
      Optional<Observation> known = picture.engine().observation(figure.series(), figure.period());
      known.ifPresent(
          before -> {
            Observation after =
                Observation.withdrawn(
                    figure.period(),
                    new Withdrawal(figure.reason(), figure.text(), figure.by(), at));
            there.add(new Change(figure.series(), figure.period(), before, after));
            back.add(new Change(figure.series(), figure.period(), after, before));
          });
    }
    Map<String, Tile> after = new LinkedHashMap<>();
    Set<String> touched;
    try {
      touched = picture.apply(commit(there, at));
      touched.forEach(id -> picture.tile(id).ifPresent(tile -> after.put(id, tile)));
    } finally {
      picture.apply(commit(back, at));
    }
    List<Supposed> previews = new ArrayList<>();
    for (String id : touched) {
      Tile then = after.get(id);
      Tile now = picture.tile(id).orElse(null);
      if (then != null && now != null && !says(now).equals(says(then))) {
        previews.add(new Supposed(id, kind(now), says(now), says(then)));
      }
    }
    return previews;
  }

  private static Commit commit(List<Change> changes, Instant now) {
    return new Commit("", 0, now, changes, List.of(), List.of(), null, null);
  }

  private static String kind(Tile tile) {
    return switch (tile) {
      case CommitmentTile _ -> "commitment";
      case IndicatorTile _ -> "indicator";
    };
  }

  private static String says(Tile tile) {
    return switch (tile) {
      case CommitmentTile commitment -> commitment.status().state().code();
      case IndicatorTile indicator -> newest(indicator);
    };
  }

  private static String newest(IndicatorTile tile) {
    if (tile.points().isEmpty()) {
      return "";
    }
    Double value = tile.points().getLast().value();
    Reason missing = tile.points().getLast().missing();
    return value != null ? value.toString() : missing == null ? "" : missing.code();
  }
}
