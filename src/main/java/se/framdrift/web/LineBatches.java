package se.framdrift.web;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into batches of whole lines. Memory is bounded whatever comes: of a line
 * that is too long only the beginning is kept. For one thread.
 */
final class LineBatches {

  /** The most lines in a batch. */
  static final int LINES = 5_000;

  /** Beyond so many bytes a batch takes no further line. */
  static final int BYTES = 1 << 21;

  /** What is kept of a line, in bytes: more than a decoder takes, so that it refuses it. */
  static final int KEPT = 70_000;

  private static final int CHUNK = 32_768;

  /** Bytes of whole lines, up to {@code length}; they are the reader's to keep. */
  static final class Batch {

    private final byte[] bytes;
    private final int length;

    private Batch(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }

    byte[] bytes() {
      return bytes;
    }

    int length() {
      return length;
    }
  }

  private final InputStream in;
  private final @Nullable MessageDigest digest;
  private final byte[] chunk = new byte[CHUNK];
  private byte[] bytes = {};
  private int length;
  private int from;
  private int to;
  private boolean ended;

  /**
   * @param digest is fed with everything that is read
   */
  LineBatches(InputStream in, @Nullable MessageDigest digest) {
    this.in = in;
    this.digest = digest;
  }

  /** The next lines; null at the end. What a broken stream breaks off is given to nobody. */
  @Nullable Batch next() throws IOException {
    bytes = new byte[CHUNK];
    length = 0;
    int lines = 0;
    while (lines < LINES && length < BYTES && line()) {
      lines++;
    }
    return length == 0 ? null : new Batch(bytes, length);
  }

  /** Adds one line; false at the end. */
  private boolean line() throws IOException {
    int most = length + KEPT;
    int begin = length;
    while (from < to || fill()) {
      int stop = lineEnd();
      int more = Math.min(stop - from, most - length);
      need(length + more + 1);
      System.arraycopy(chunk, from, bytes, length, more);
      length += more;
      boolean whole = stop < to;
      from = whole ? stop + 1 : stop;
      if (whole) {
        bytes[length++] = '\n';
        return true;
      }
    }
    return length > begin;
  }

  private int lineEnd() {
    int stop = from;
    while (stop < to && chunk[stop] != '\n') {
      stop++;
    }
    return stop;
  }

  private void need(int size) {
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
    }
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    int count = in.read(chunk, 0, CHUNK);
    if (count <= 0) {
      ended = true;
      return false;
    }
    if (digest != null) {
      digest.update(chunk, 0, count);
    }
    from = 0;
    to = count;
    return true;
  }
}
