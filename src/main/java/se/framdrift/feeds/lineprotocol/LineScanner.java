package se.framdrift.feeds.lineprotocol;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.lineprotocol.FieldMarks.Kind;

/**
 * Walks over line protocol, point by point, where it lies: nothing is copied. A line that is none
 * says what is wrong with it, and the next one is read. Comments and empty lines are passed over.
 * For one thread.
 *
 * @see <a href="https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/">Line
 *     protocol</a>
 */
final class LineScanner {

  /** The most fields of one point. */
  static final int MAX_FIELDS = 1_000;

  /** The longest measurement with tags, in bytes, as in InfluxDB. */
  static final int MAX_KEY = 65_535;

  private final byte[] bytes;
  private int at;
  private int line;
  private int nextLine = 1;
  private int from;
  private int to;
  private int measurementTo;
  private int keyTo;
  private final FieldMarks marks = new FieldMarks();
  private boolean timed;
  private long time;
  private @Nullable String wrong;

  LineScanner(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Goes to the next point, or line that is none; false at the end. */
  boolean next() {
    while (at < bytes.length) {
      skipSpace();
      if (at < bytes.length && bytes[at] != '\n' && bytes[at] != '#' && !isReturn(at)) {
        point();
        return true;
      }
      skipLine();
    }
    return false;
  }

  private void point() {
    line = nextLine;
    from = at;
    marks.clear();
    timed = false;
    wrong = key();
    if (wrong == null) {
      wrong = allFields();
    }
    if (wrong == null) {
      wrong = timestamp();
    }
    if (wrong == null) {
      to = at;
      while (to > from && isSpace(bytes[to - 1])) {
        to--;
      }
    } else {
      at = from; // what an open quotation mark swallowed is read again
      nextLine = line;
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      to = at > from && bytes[at - 1] == '\r' ? at - 1 : at;
    }
    skipLine();
  }

  private void skipLine() {
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    if (at < bytes.length) {
      at++;
      nextLine++;
    }
  }

  private void skipSpace() {
    while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == 0)) {
      at++;
    }
  }

  private static boolean isSpace(byte character) {
    return character == ' ' || character == '\t' || character == '\r' || character == 0;
  }

  private boolean isReturn(int here) {
    return bytes[here] == '\r' && (here + 1 == bytes.length || bytes[here + 1] == '\n');
  }

  /** Measurement and tags. */
  private @Nullable String key() {
    until(',', ' ');
    measurementTo = at;
    if (at == from) {
      return "missing measurement";
    }
    while (at < bytes.length && bytes[at] == ',') {
      at++;
      int tag = at;
      until('=', ',', ' ');
      if (at == tag) {
        return "missing tag key";
      }
      if (at >= bytes.length || bytes[at] != '=') {
        return "missing tag value";
      }
      at++;
      int value = at;
      until(',', ' ', '=');
      if (at == value) {
        return "missing tag value";
      }
      if (at < bytes.length && bytes[at] == '=') {
        return "invalid tag format: = in a tag value is written \\=";
      }
    }
    keyTo = at;
    if (at >= bytes.length || bytes[at] != ' ') {
      return "missing fields";
    }
    return keyTo - from > MAX_KEY ? "measurement and tags are longer than 65535 bytes" : null;
  }

  /** Goes to the next of these that is not escaped, or to the end of the line. */
  private void until(char one, char other) {
    until(one, other, other);
  }

  private void until(char one, char other, char third) {
    while (at < bytes.length) {
      byte c = bytes[at];
      if (c == one || c == other || c == third || c == '\n') {
        return;
      }
      at += c == '\\' && at + 1 < bytes.length && bytes[at + 1] != '\n' ? 2 : 1;
    }
  }

  private @Nullable String allFields() {
    skipSpace();
    while (true) {
      int begin = at;
      until('=', ',', ' ');
      int end = at;
      if (at == begin) {
        return "missing fields";
      }
      if (at >= bytes.length || bytes[at] != '=') {
        return "missing field value";
      }
      at++;
      if (marks.count() == MAX_FIELDS) {
        return "more than " + MAX_FIELDS + " fields";
      }
      String problem = value(begin, end);
      if (problem != null) {
        return problem;
      }
      if (at >= bytes.length || bytes[at] != ',') {
        return null;
      }
      at++;
    }
  }

  private @Nullable String value(int keyFrom, int keyEnd) {
    int begin = at;
    if (at < bytes.length && bytes[at] == '"') {
      if (!text()) {
        return "unbalanced quotes";
      }
      marks.add(keyFrom, keyEnd, begin + 1, at - 1, Kind.TEXT);
      return null;
    }
    while (at < bytes.length
        && bytes[at] != ','
        && bytes[at] != ' '
        && bytes[at] != '\n'
        && !isReturn(at)) {
      at++;
    }
    if (at == begin) {
      return "missing field value";
    }
    Kind kind = FieldValues.kind(bytes, begin, at);
    if (kind == null) {
      return FieldValues.problem(bytes, begin, at);
    }
    int suffix = kind == Kind.INTEGER || kind == Kind.UNSIGNED ? 1 : 0;
    marks.add(keyFrom, keyEnd, begin, at - suffix, kind);
    return null;
  }

  /** Goes behind the closing quotation mark; lines may end inside. */
  private boolean text() {
    at++;
    while (at < bytes.length && bytes[at] != '"') {
      if (bytes[at] == '\n') {
        nextLine++;
      }
      at += bytes[at] == '\\' && at + 1 < bytes.length && isQuotable(bytes[at + 1]) ? 2 : 1;
    }
    if (at >= bytes.length) {
      return false;
    }
    at++;
    return true;
  }

  private static boolean isQuotable(byte character) {
    return character == '"' || character == '\\';
  }

  private @Nullable String timestamp() {
    skipSpace();
    int begin = at;
    boolean negative = at < bytes.length && bytes[at] == '-';
    if (negative) {
      at++;
    }
    int digits = at;
    long value = 0; // negative, since that reaches further
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      int digit = bytes[at] - '0';
      if (value < (Long.MIN_VALUE + digit) / 10) {
        return "time outside range";
      }
      value = 10 * value - digit;
      at++;
    }
    boolean none = at == begin;
    if (!none && at == digits) {
      return "bad timestamp";
    }
    if (!negative && value == Long.MIN_VALUE) {
      return "time outside range";
    }
    timed = !none;
    time = negative ? value : -value;
    skipSpace();
    boolean ends = at >= bytes.length || bytes[at] == '\n' || isReturn(at);
    return ends ? null : "bad timestamp";
  }

  /** The number of the line at which the point begins, from 1. */
  int line() {
    return line;
  }

  /** Why the line is no point; null when it is one. */
  @Nullable String wrong() {
    return wrong;
  }

  /** Where the point begins. */
  int from() {
    return from;
  }

  /** Behind its last byte. */
  int to() {
    return to;
  }

  /** Behind measurement and tags, which begin the point. */
  int keyTo() {
    return keyTo;
  }

  /** Where its fields lie. */
  FieldMarks fields() {
    return marks;
  }

  /** The value of a field, without quotation marks and without i or u. */
  String value(int field) {
    return marks.value(field, bytes);
  }

  /** Whether the point says its time. */
  boolean isTimed() {
    return timed;
  }

  long time() {
    return time;
  }

  /** The measurement as text. */
  String measurement() {
    return Escapes.name(bytes, from, measurementTo);
  }

  /** The tags as text, in their order. */
  void tags(BiConsumer<String, String> each) {
    int here = measurementTo;
    while (here < keyTo) {
      int name = here + 1;
      int equals = Escapes.next(bytes, name, keyTo, '=');
      int end = Escapes.next(bytes, equals + 1, keyTo, ',');
      each.accept(Escapes.name(bytes, name, equals), Escapes.name(bytes, equals + 1, end));
      here = end;
    }
  }
}
