package se.framdrift.indicators;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in a row, of which the owner knows how many there are. While all are the same they take
 * no room.
 */
final class Column {

  private static final int LEAST = 4;

  private long first;
  private long @Nullable [] each;

  /** A column of any length with this number in every place. */
  Column(long first) {
    this.first = first;
  }

  long get(int index) {
    long[] known = each;
    return known == null ? first : known[index];
  }

  /** Puts a number before the one at {@code index} of {@code size}. */
  void insert(int index, long number, int size, int most) {
    long[] known = each;
    if (known == null) {
      if (number == first) {
        return;
      }
      known = spread(size, room(size, most));
    } else if (known.length == size) {
      known = Arrays.copyOf(known, room(size, most));
    }
    System.arraycopy(known, index, known, index + 1, size - index);
    known[index] = number;
    each = known;
  }

  void set(int index, long number, int size) {
    long[] known = each;
    if (known == null) {
      if (number == first) {
        return;
      }
      known = spread(size, size);
      each = known;
    }
    known[index] = number;
  }

  private static int room(int size, int most) {
    return Math.min(most, Math.max(LEAST, 2 * size));
  }

  private long[] spread(int size, int room) {
    long[] same = new long[room];
    Arrays.fill(same, 0, size, first);
    return same;
  }

  /** Takes those from {@code index} on away, into a column of their own. */
  Column split(int index, int size) {
    long[] known = each;
    Column rest = new Column(first);
    if (known != null) {
      rest.each = Arrays.copyOfRange(known, index, size);
      each = Arrays.copyOf(known, index);
    }
    return rest;
  }
}
