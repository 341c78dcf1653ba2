package se.framdrift.feeds.lineprotocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the fields of one point lie, and what they hold. Used for one point after the other. */
final class FieldMarks {

  /** What a field holds. */
  enum Kind {
    NUMBER,
    INTEGER,
    UNSIGNED,
    BOOLEAN,
    TEXT
  }

  private int count;
  private int[] marks = new int[16]; // of each field: name from, name to, value from, value to
  private Kind[] kinds = new Kind[4];

  void clear() {
    count = 0;
  }

  void add(int nameFrom, int nameTo, int valueFrom, int valueTo, Kind kind) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * count);
      marks = Arrays.copyOf(marks, 8 * count);
    }
    marks[4 * count] = nameFrom;
    marks[4 * count + 1] = nameTo;
    marks[4 * count + 2] = valueFrom;
    marks[4 * count + 3] = valueTo;
    kinds[count] = kind;
    count++;
  }

  int count() {
    return count;
  }

  /** Where the name of a field begins, as it is written. */
  int from(int field) {
    return marks[4 * field];
  }

  /** Behind the name of a field. */
  int to(int field) {
    return marks[4 * field + 1];
  }

  Kind kind(int field) {
    return kinds[field];
  }

  /** The value of a field, without quotation marks and without i or u. */
  String value(int field, byte[] bytes) {
    int from = marks[4 * field + 2];
    int length = marks[4 * field + 3] - from;
    return kinds[field] == Kind.TEXT
        ? Escapes.text(new String(bytes, from, length, StandardCharsets.UTF_8))
        : new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }
}
