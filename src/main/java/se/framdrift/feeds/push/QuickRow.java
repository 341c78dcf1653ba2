package se.framdrift.feeds.push;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;

/**
 * Reads an observation as nearly every sender writes it: ASCII, no escapes, each field once, of the
 * right kind. It gives up on everything else, so that a real JSON parser reads it and finds the
 * words; what it does read, that parser would read the same. For one thread.
 */
final class QuickRow {

  private static final int MAX_NUMBER = 60;

  private final Texts texts;
  private final @Nullable String[] fields = new String[JsonRow.FIELDS.size()];
  private byte[] bytes = {};
  private int at;
  private int end;

  QuickRow(Texts texts) {
    this.texts = texts;
  }

  /** The row in {@code from} … {@code to}, or null for one to be read with more care. */
  @Nullable RawFact read(int number, byte[] line, int from, int to) {
    bytes = line;
    at = from;
    end = to;
    Arrays.fill(fields, null);
    if (!object() || !atEnd()) {
      return null;
    }
    return JsonRow.fact(number, fields, new RawText(line, from, to, StandardCharsets.UTF_8));
  }

  private boolean object() {
    if (!take('{')) {
      return false;
    }
    int seen = 0;
    do {
      int field = name();
      if (field < 0 || (seen & 1 << field) != 0 || !take(':') || !value(field)) {
        return false;
      }
      seen |= 1 << field;
    } while (take(','));
    return take('}');
  }

  /** The number of the field whose name comes, -1 for none. */
  private int name() {
    if (!take('"')) {
      return -1;
    }
    int from = at;
    while (at < end && bytes[at] >= 'a' && bytes[at] <= 'z') {
      at++;
    }
    int length = at - from;
    if (at >= end || bytes[at] != '"') {
      return -1;
    }
    at++;
    return switch (length) {
      case 1 -> is("n", from) ? 3 : -1;
      case 4 -> is("flag", from) ? 5 : is("unit", from) ? 7 : -1;
      case 5 -> is("value", from) ? 2 : -1;
      case 6 -> is("series", from) ? 0 : is("period", from) ? 1 : is("margin", from) ? 4 : -1;
      case 7 -> is("missing", from) ? 6 : -1;
      default -> -1;
    };
  }

  private boolean is(String name, int from) {
    for (int i = 0; i < name.length(); i++) {
      if (bytes[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean value(int field) {
    space();
    if (at < end && bytes[at] == 'n') {
      return nothing();
    }
    return JsonRow.isNumber(field) ? number(field) : text(field);
  }

  private boolean nothing() {
    if (end - at < 4 || !is("null", at)) {
      return false;
    }
    at += 4;
    return true;
  }

  private boolean text(int field) {
    if (!take('"')) {
      return false;
    }
    int from = at;
    while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    if (at >= end || bytes[at] != '"') {
      return false;
    }
    fields[field] = texts.ascii(bytes, from, at);
    at++;
    return true;
  }

  private boolean number(int field) {
    int from = at;
    if (at < end && bytes[at] == '-') {
      at++;
    }
    int whole = at;
    if (!digits() || (bytes[whole] == '0' && at - whole > 1)) {
      return false;
    }
    if (at < end && bytes[at] == '.') {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      if (!digits()) {
        return false;
      }
    }
    if (at - from > MAX_NUMBER) {
      return false;
    }
    fields[field] = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    return true;
  }

  private boolean digits() {
    int from = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at > from;
  }

  /** Whether the character comes, after white space; it is passed then. */
  private boolean take(char character) {
    space();
    if (at < end && bytes[at] == character) {
      at++;
      return true;
    }
    return false;
  }

  private void space() {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
  }

  private boolean atEnd() {
    space();
    return at == end;
  }
}
