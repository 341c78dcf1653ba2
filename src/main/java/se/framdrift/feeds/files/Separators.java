package se.framdrift.feeds.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands between the cells of a text: said in its first line, or counted. */
final class Separators {

  private static final char[] KNOWN = {'\t', ';', ',', '|'};

  /** A share of lines, in percent, that have the same number of a separator: it is the one. */
  private static final int SURE = 80;

  private Separators() {}

  /** The one that {@code sep=;} in a first line names; null when it says nothing. */
  static @Nullable Character said(String line) {
    String text = line.startsWith("\ufeff") ? line.substring(1) : line;
    String bare = text.length() > 2 && text.startsWith("\"") ? text.replace("\"", "") : text;
    return bare.length() == 5 && bare.regionMatches(true, 0, "sep=", 0, 4) ? bare.charAt(4) : null;
  }

  /** The likeliest; comma when none is there. */
  static char detect(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(60).toList();
    if (!lines.isEmpty()) {
      Character said = said(lines.getFirst());
      if (said != null) {
        return said;
      }
    }
    char best = ',';
    int most = 0;
    for (char each : KNOWN) {
      int same = same(lines, each);
      if (each != ',' && each != '|' && !lines.isEmpty() && same * 100 / lines.size() >= SURE) {
        return each;
      }
      if (same > most) {
        best = each;
        most = same;
      }
    }
    return best;
  }

  /** How many lines have the commonest number of a separator, where that is not 0. */
  private static int same(List<String> lines, char separator) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (String line : lines) {
      counts.merge(count(line, separator), 1, Integer::sum);
    }
    counts.remove(0);
    return new ArrayList<>(counts.values()).stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static int count(String line, char separator) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        count++;
      }
    }
    return count;
  }
}
