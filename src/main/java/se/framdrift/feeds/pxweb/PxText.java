package se.framdrift.feeds.pxweb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.Unreadable;

/**
 * Goes through the text of a PX file: keywords with their values, then the tokens of DATA. Strings
 * that follow each other without a comma are one. For one thread.
 */
final class PxText {

  private static final int MAX_KEYWORDS = 50_000;

  /** A token of DATA, and whether it stood in quotes. */
  record Token(String text, boolean quoted) {}

  private final String text;
  private int at;
  private int keywords;

  PxText(String text) {
    this.text = text;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  /**
   * The next keyword; for DATA with no values yet: {@link #token} gives them.
   *
   * @throws Unreadable where none can be read
   */
  PxKeyword keyword() {
    if (++keywords > MAX_KEYWORDS) {
      throw new Unreadable("PX file with more than %,d keywords".formatted(MAX_KEYWORDS));
    }
    skipBlank();
    int from = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    String name = text.substring(from, at).toUpperCase(Locale.ROOT);
    if (name.isEmpty()) {
      throw wrong(at >= text.length() ? "it ends before DATA" : "a keyword is expected");
    }
    String language = language();
    List<String> about = about();
    skipBlank();
    expect('=');
    return new PxKeyword(
        name, language, about, name.equals("DATA") ? List.of() : values(new ArrayList<>()));
  }

  private String language() {
    if (!peek('[')) {
      return "";
    }
    at++;
    int from = at;
    while (at < text.length() && at - from <= 20 && text.charAt(at) != ']') {
      at++;
    }
    String language = text.substring(from, at);
    expect(']');
    return language;
  }

  private List<String> about() {
    List<String> about = new ArrayList<>();
    if (!peek('(')) {
      return about;
    }
    at++;
    do {
      skipBlank();
      about.add(string());
      skipBlank();
    } while (accept(','));
    expect(')');
    return about;
  }

  /** Values up to the semicolon: strings, words, and TLIST with its list. */
  private List<String> values(List<String> values) {
    while (true) {
      skipBlank();
      if (peek('"')) {
        values.add(string());
      } else {
        values.add(word());
      }
      skipBlank();
      if (accept(';')) {
        return values;
      }
      if (!accept(',') && !peek('-')) {
        throw wrong("a comma or semicolon is expected");
      }
      if (peek('-')) {
        at++; // a range of TLIST
      }
    }
  }

  /** A word without quotes, with what stands in parentheses behind it. */
  private String word() {
    int from = at;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (depth == 0 && (c == ',' || c == ';' || c == '"')) {
        break;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      at++;
    }
    return text.substring(from, at).strip();
  }

  /** One string, or several that follow each other. */
  private String string() {
    StringBuilder all = new StringBuilder();
    expect('"');
    while (true) {
      int end = text.indexOf('"', at);
      if (end < 0) {
        throw wrong("a string has no end");
      }
      all.append(text, at, end);
      at = end + 1;
      skipBlank();
      if (!peek('"')) {
        return all.toString();
      }
      at++;
    }
  }

  /** The next figure or symbol of DATA; null behind the last one. */
  @Nullable Token token() {
    while (at < text.length() && isGap(text.charAt(at))) {
      at++;
    }
    if (at >= text.length()) {
      throw wrong("it ends before the semicolon behind DATA: it was cut off");
    }
    if (accept(';')) {
      return null;
    }
    boolean quoted = accept('"');
    int from = at;
    while (at < text.length() && !isEnd(text.charAt(at), quoted)) {
      at++;
    }
    String token = text.substring(from, at);
    if (quoted) {
      expect('"');
    }
    return new Token(token, quoted);
  }

  private static boolean isGap(char c) {
    return c <= ' ' || c == ',';
  }

  private static boolean isEnd(char c, boolean quoted) {
    return quoted ? c == '"' || c == '\n' : isGap(c) || c == ';' || c == '"';
  }

  private static boolean isNamePart(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
  }

  private void skipBlank() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean accept(char c) {
    if (peek(c)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw wrong("%s is expected".formatted(c));
    }
  }

  private Unreadable wrong(String what) {
    long line =
        1 + text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
    return new Unreadable("PX file, line %d: %s".formatted(line, what));
  }
}
