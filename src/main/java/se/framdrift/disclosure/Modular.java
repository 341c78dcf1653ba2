package se.framdrift.disclosure;

/** Arithmetic of whole numbers modulo the prime 2^61 − 1: exact, and fast enough for an audit. */
final class Modular {

  /** 2^61 − 1. */
  static final long PRIME = (1L << 61) - 1;

  private Modular() {}

  /** Of any number. */
  static long of(long number) {
    return Math.floorMod(number, PRIME);
  }

  static long minus(long a, long b) {
    long difference = a - b;
    return difference < 0 ? difference + PRIME : difference;
  }

  static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    long folded = (low & PRIME) + ((low >>> 61) | (high << 3));
    return folded >= PRIME ? folded - PRIME : folded;
  }

  /** Of a number other than 0: its power to the prime minus 2 (Fermat). */
  static long inverse(long number) {
    long result = 1;
    long base = number;
    for (long power = PRIME - 2; power > 0; power >>= 1) {
      if ((power & 1) == 1) {
        result = times(result, base);
      }
      base = times(base, base);
    }
    return result;
  }

  /** Reduces {@code rows} in place to reduced row echelon form. */
  static long[][] reduced(long[][] rows) {
    int done = 0;
    int width = rows.length == 0 ? 0 : rows[0].length;
    for (int column = 0; column < width && done < rows.length; column++) {
      int pivot = done;
      while (pivot < rows.length && rows[pivot][column] == 0) {
        pivot++;
      }
      if (pivot == rows.length) {
        continue;
      }
      long[] row = rows[pivot];
      rows[pivot] = rows[done];
      rows[done] = row;
      scale(row, inverse(row[column]), column);
      for (int i = 0; i < rows.length; i++) {
        if (i != done && rows[i][column] != 0) {
          eliminate(rows[i], row, rows[i][column], column);
        }
      }
      done++;
    }
    return rows;
  }

  private static void scale(long[] row, long by, int from) {
    for (int i = from; i < row.length; i++) {
      if (row[i] != 0) {
        row[i] = times(row[i], by);
      }
    }
  }

  private static void eliminate(long[] row, long[] pivot, long times, int from) {
    for (int i = from; i < row.length; i++) {
      if (pivot[i] != 0) {
        row[i] = minus(row[i], times(pivot[i], times));
      }
    }
  }
}
