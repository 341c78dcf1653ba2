package se.framdrift.feeds;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A feed that can be handed whole bodies: files named on the command line, notifications that are
 * posted to it.
 */
public interface HandedFeed extends Feed {

  /**
   * Reads a body from its beginning to its end, in pieces of at most some thousand rows. Pure but
   * for what {@code pieces} does, which may block; for a virtual thread or a worker.
   *
   * @param name of the file, or of what the body is otherwise
   * @param body not copied and not changed
   * @throws se.framdrift.problem.Problem.Failure malformed, with words for the sender, when it is
   *     no such body at all
   */
  void read(String name, byte[] body, Consumer<Piece> pieces);

  /**
   * Rows that were read together.
   *
   * @param format as {@link se.framdrift.model.Delivery#format}
   * @param heading as {@link se.framdrift.model.Delivery#heading}
   */
  record Piece(String format, @Nullable String heading, Decoded decoded) {}
}
