package se.framdrift.catalogfiles;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document's text as quotes are checked against it: Unicode NFC, every run of white space, line
 * breaks included, as one space.
 *
 * @param text the non-blank lines, normalised and joined by a space
 * @param lines number (from 1, blank lines included) of each non-blank line to its normalised words
 * @param starts place in {@code text} at which a line begins, to its number
 */
record NormalText(
    String text, SortedMap<Integer, String> lines, NavigableMap<Integer, Integer> starts) {

  private static final Pattern SPACE =
      Pattern.compile("[\\s\\p{Z}\\x{85}\\x{1c}-\\x{1f}\\x{feff}]+");

  static NormalText of(String text) {
    StringBuilder joined = new StringBuilder();
    SortedMap<Integer, String> lines = new TreeMap<>();
    NavigableMap<Integer, Integer> starts = new TreeMap<>();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = normalised(raw).strip();
      if (!line.isEmpty()) {
        joined.append(joined.isEmpty() ? "" : " ");
        starts.put(joined.length(), number);
        lines.put(number, line);
        joined.append(line);
      }
    }
    return new NormalText(joined.toString(), lines, starts);
  }

  /** NFC, white space as single spaces, not trimmed. */
  static String normalised(String text) {
    return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
  }

  /** How often the words occur, overlapping places counted too; stops at two. */
  int occurrences(String words) {
    int first = text.indexOf(words);
    return first < 0 ? 0 : text.indexOf(words, first + 1) < 0 ? 1 : 2;
  }

  /** Where a quote stands, null when its words with prefix and suffix do not occur. */
  @Nullable Place place(String prefix, String quote, String suffix) {
    int at = text.indexOf(prefix + quote + suffix);
    return at < 0 ? null : new Place(at + prefix.length(), at + prefix.length() + quote.length());
  }

  /** Numbers of the lines that a place touches. */
  List<Integer> linesAt(Place place) {
    Integer first = starts.floorKey(place.start());
    return first == null
        ? List.of()
        : new ArrayList<>(starts.subMap(first, true, place.end() - 1, true).values());
  }

  /** A stretch of the text, from {@code start} up to and without {@code end}. */
  record Place(int start, int end) {

    boolean overlaps(Place other) {
      return start < other.end && other.start < end;
    }
  }
}
