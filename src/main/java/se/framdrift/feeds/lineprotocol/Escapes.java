package se.framdrift.feeds.lineprotocol;

import java.nio.charset.StandardCharsets;

/** Backslashes of line protocol: before a comma, an equals sign or a space they are taken away. */
final class Escapes {

  private Escapes() {}

  /** A measurement, tag or name of a field, as text. */
  static String name(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return text.indexOf('\\') < 0 ? text : unescaped(text, ",= ");
  }

  /** A text between quotation marks, which it may hold escaped, as it may backslashes. */
  static String text(String quoted) {
    return quoted.indexOf('\\') < 0 ? quoted : unescaped(quoted, "\"\\");
  }

  private static String unescaped(String text, String escapable) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escape =
          c == '\\' && i + 1 < text.length() && escapable.indexOf(text.charAt(i + 1)) >= 0;
      if (escape) {
        i++;
      }
      plain.append(text.charAt(i));
    }
    return plain.toString();
  }

  /** Where {@code wanted} stands next without a backslash; {@code to} when nowhere. */
  static int next(byte[] bytes, int from, int to, char wanted) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at += bytes[at] == '\\' && at + 1 < to ? 2 : 1;
    }
    return Math.min(at, to);
  }
}
