package se.framdrift.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes files of figures, shows what would become of them, and takes their rows when somebody has
 * confirmed it. An upload belongs to whoever began it; of somebody else's there is none. All
 * methods block, and may be called from any thread but an event loop; all fail with a {@link
 * se.framdrift.problem.Problem} that has words for the caller.
 */
public interface UploadDesk {

  /** The largest file, in bytes. */
  long MAX_BYTES = 50L << 20;

  /**
   * Stores a file for a while.
   *
   * @param name as its owner calls it
   * @param body read to its end, or to one byte more than may be
   * @return its id; costs as long as the sender takes, but no computing
   */
  JsonObject receive(String owner, String name, InputStream body) throws IOException;

  /** What a file that was stored seems to be; one that is no table is forgotten. */
  JsonObject guess(String owner, String id);

  /** How far it has come. */
  JsonObject state(String owner, String id);

  /** What would become of it by a mapping. Takes nothing. */
  JsonObject preview(String owner, String id, JsonObject mapping);

  /**
   * Begins to take its rows; {@link #state} tells how far it has come.
   *
   * @param feed that the rows are of
   */
  JsonObject confirm(String owner, String id, String feed, JsonObject mapping);

  /** The mapping that was previewed last, as YAML for {@code feeds.yaml}. */
  String mapping(String owner, String id);

  /** Forgets it; what is taken stays. */
  void remove(String owner, String id);
}
