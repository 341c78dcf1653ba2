package se.framdrift.bench.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Every publication that any viewer of a group got, in the order of arrival. Written by the
 * viewers' thread, read by others when nothing more comes; at most {@link #MAX} are kept.
 */
final class ArrivalLog {

  static final int MAX = 4_000_000;

  private static final byte[] AT = "\"at\":\"".getBytes(StandardCharsets.US_ASCII);

  private final Instant startedAt = Instant.now();
  private final long started = System.nanoTime();
  private final Map<Long, Long> committed = new HashMap<>();

  private long[] from = new long[1 << 14];
  private long[] upTo = new long[1 << 14];
  private long[] sent = new long[1 << 14];
  private long[] at = new long[1 << 14];
  private int size;
  private long bytes;
  private long single;
  private long singleBytes;
  private long newest = Long.MIN_VALUE;

  /**
   * @param before the viewer's position until now
   * @param position that of the publication
   * @param sentAt nanoTime of the sending, 0 when the frame does not tell
   * @param length of the message in bytes
   */
  void add(long before, long position, long sentAt, long now, int length) {
    if (size == MAX) {
      return;
    }
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      upTo = Arrays.copyOf(upTo, size * 2);
      sent = Arrays.copyOf(sent, size * 2);
      at = Arrays.copyOf(at, size * 2);
    }
    from[size] = before;
    upTo[size] = position;
    sent[size] = sentAt;
    at[size++] = now;
    bytes += length;
    if (position - before == 1) {
      single++;
      singleBytes += length;
    }
  }

  /** Reads the time of the commit out of the first message of each position. */
  void look(long position, byte[] message, int begin, int end) {
    if (position <= newest) {
      return;
    }
    newest = position;
    int place = Bytes.find(message, begin, Math.min(end, begin + 300), AT);
    if (place < 0) {
      return;
    }
    int close = place;
    while (close < end && message[close] != '"') {
      close++;
    }
    String text = new String(message, place, close - place, StandardCharsets.US_ASCII);
    long after = Duration.between(startedAt, Instant.parse(text)).toNanos();
    committed.put(position, started + after);
  }

  int size() {
    return size;
  }

  /** Of the messages, without the head of the frame. */
  double meanBytes() {
    return size == 0 ? 0 : (double) bytes / size;
  }

  /** The same of those that bring a single position. */
  double singleBytes() {
    return single == 0 ? meanBytes() : (double) singleBytes / single;
  }

  long from(int entry) {
    return from[entry];
  }

  long upTo(int entry) {
    return upTo[entry];
  }

  long sent(int entry) {
    return sent[entry];
  }

  long at(int entry) {
    return at[entry];
  }

  /** nanoTime of the commits that publications named, by position. */
  Map<Long, Long> committed() {
    return committed;
  }
}
