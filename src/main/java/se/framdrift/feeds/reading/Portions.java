package se.framdrift.feeds.reading;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed.Piece;
import se.framdrift.feeds.Run;
import se.framdrift.problem.Problem;

/** Hands over what was decoded, in portions that the ledger takes at a time. */
public final class Portions {

  /** The most rows of a portion, and the most refused ones. */
  public static final int ROWS = 5_000;

  private Portions() {}

  /** To a run. Blocking, until the last portion is durable. */
  public static void take(
      Run run, String source, String format, @Nullable String heading, Decoded decoded) {
    each(decoded, portion -> run.take(source, format, heading, portion));
  }

  /**
   * Reads a body that was handed over.
   *
   * @throws Problem.Failure malformed, when the reading says that it is unreadable
   */
  public static void hand(Consumer<Piece> pieces, Reading reading) {
    try {
      reading.read(
          (format, heading, decoded) ->
              each(decoded, portion -> pieces.accept(new Piece(format, heading, portion))));
    } catch (Unreadable e) {
      throw new Problem.Malformed(String.valueOf(e.getMessage())).asFailure();
    }
  }

  /** Reads and hands over. */
  @FunctionalInterface
  public interface Reading {
    void read(Receiver receiver);
  }

  /** Is handed what was decoded, with what a single row needs to be read again. */
  @FunctionalInterface
  public interface Receiver {
    void accept(String format, @Nullable String heading, Decoded decoded);
  }

  /** In the order of the rows; one portion at least. */
  static void each(Decoded decoded, Consumer<Decoded> portions) {
    int from = 0;
    do {
      portions.accept(new Decoded(part(decoded.rows(), from), part(decoded.undecodable(), from)));
      from += ROWS;
    } while (from < Math.max(decoded.rows().size(), decoded.undecodable().size()));
  }

  private static <T> List<T> part(List<T> all, int from) {
    return all.subList(Math.min(from, all.size()), Math.min(from + ROWS, all.size()));
  }
}
