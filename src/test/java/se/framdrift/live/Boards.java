package se.framdrift.live;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Item;
import se.framdrift.wire.CanonicalJson;

/** Boards as the pipeline would hand them over. */
final class Boards {

  static final String DEFINITION = "{\"id\":\"lerum\",\"version\":\"1\"}";
  static final String EPOCH = "e5f0-1";

  private Boards() {}

  static BoardState lerum(long position, Item... items) {
    return lerum(DEFINITION, EPOCH, position, List.of(items));
  }

  static BoardState lerum(String definition, String epoch, long position, List<Item> items) {
    return new BoardState("lerum", "1441", definition, epoch, position, at(position), items);
  }

  static BoardUpdate update(long position, Item... items) {
    return new BoardUpdate("lerum", position, at(position), Arrays.asList(items));
  }

  static Item item(String id, long position, Object value) {
    return new Item(
        id,
        position,
        "{\"id\":\"%s\",\"position\":%d,\"value\":\"%s\"}".formatted(id, position, value),
        false);
  }

  static Item removed(String id, long position) {
    return new Item(
        id,
        position,
        "{\"id\":\"%s\",\"position\":%d,\"removed\":true}".formatted(id, position),
        true);
  }

  /** The hash of a board as its snapshot shows it. */
  static String hash(JsonObject snapshot) {
    return Hashes.sha256(
        snapshot.getJsonArray("items").stream()
            .map(item -> CanonicalJson.encode(item) + "\n")
            .collect(Collectors.joining()));
  }

  static Instant at(long position) {
    return Instant.parse("2026-03-01T12:00:00Z").plusSeconds(position);
  }
}
