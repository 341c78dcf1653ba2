package se.framdrift.feeds.push;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of bytes, and gives the same text again for the same bytes: the rows of a body repeat
 * their series and periods. Direct-mapped, so it never grows. For one thread.
 */
public final class Texts {

  private static final int LEAST = 8;
  private static final int MOST = 2_048;

  /** Roughly what a row takes, in bytes. */
  private static final int ROW = 64;

  private final @Nullable String[] known;

  /**
   * @param bytes about how many will be read
   */
  public Texts(int bytes) {
    int rows = Math.clamp(bytes / ROW, LEAST, MOST);
    known = new String[Integer.highestOneBit(rows)];
  }

  /** Bytes that are all ASCII, as text. */
  public String ascii(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (known.length - 1);
    String there = known[slot];
    if (there != null && same(there, bytes, from, to)) {
      return there;
    }
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    known[slot] = text;
    return text;
  }

  private static boolean same(String text, byte[] bytes, int from, int to) {
    if (text.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i - from) != (char) bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The same text again where it was seen lately. */
  String shared(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 15)) & (known.length - 1);
    String there = known[slot];
    if (there != null && there.equals(text)) {
      return there;
    }
    known[slot] = text;
    return text;
  }
}
