package se.framdrift.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import se.framdrift.catalog.Catalog;

/**
 * What both listeners read from. All may be called from any thread.
 *
 * @param municipalities codes of those that are followed
 * @param catalog the catalog in force of a code
 * @param views lets a question look at a municipality
 * @param snapshot the bytes that a fresh viewer of a board gets
 * @param boardTable writes a board as a table
 */
public record Reads(
    Supplier<List<String>> municipalities,
    Function<String, Optional<Catalog>> catalog,
    Views views,
    Function<String, Optional<Buffer>> snapshot,
    BoardRoutes.Table boardTable) {

  void mount(Router router, Municipalities shown) {
    new BoardRoutes(shown, views, snapshot, boardTable).mount(router);
  }
}
