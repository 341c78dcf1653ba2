package se.framdrift.feeds.push;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed.Piece;
import se.framdrift.model.Delivery;

/**
 * Reads lines of JSON of any number, some thousand at a time: memory is that of a piece. For a
 * thread that may block.
 */
public final class NdjsonPieces {

  /** Rows in a piece. */
  public static final int ROWS = 5_000;

  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private NdjsonPieces() {}

  /** Reads to the end; the stream stays open. */
  public static void read(InputStream in, Consumer<Piece> pieces) throws IOException {
    byte[] bytes = new byte[256 * 1024];
    int held = 0;
    int before = 0;
    boolean ended = false;
    while (!ended || held > 0) {
      if (held == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      int read = ended ? 0 : in.read(bytes, held, bytes.length - held);
      ended |= read < 0;
      held += Math.max(0, read);
      int whole = ended ? held : wholeLines(bytes, held);
      int upTo = rows(bytes, whole);
      boolean enough = upTo < whole || held >= MOST_BYTES || ended;
      if (enough && upTo > 0) {
        Decoded decoded = NdjsonRows.read(Arrays.copyOf(bytes, upTo), upTo, before);
        before += decoded.size();
        if (decoded.size() > 0) {
          pieces.accept(new Piece(Delivery.JSON, null, decoded));
        }
        System.arraycopy(bytes, upTo, bytes, 0, held - upTo);
        held -= upTo;
      }
    }
  }

  /** Behind the last line that has ended; everything when one line is longer than any may be. */
  private static int wholeLines(byte[] bytes, int held) {
    for (int i = held; i > 0; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    return held >= MOST_BYTES ? held : 0;
  }

  /** Behind the last of at most {@link #ROWS} lines. */
  private static int rows(byte[] bytes, int length) {
    int rows = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n' && ++rows == ROWS) {
        return i + 1;
      }
    }
    return length;
  }
}
