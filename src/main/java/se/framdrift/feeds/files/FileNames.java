package se.framdrift.feeds.files;

import java.util.List;

/**
 * Which files of a folder are meant: {@code *} stands for any characters, {@code ?} for one;
 * capital letters and small ones are the same. Costs at most length times length.
 */
record FileNames(List<String> patterns) {

  private static final int MOST = 50;
  private static final int LONGEST = 200;

  static FileNames of(List<String> patterns) {
    if (patterns.isEmpty()
        || patterns.size() > MOST
        || patterns.stream().anyMatch(each -> each.isEmpty() || each.length() > LONGEST)) {
      throw new IllegalArgumentException("names is no list of patterns such as *.csv");
    }
    return new FileNames(
        patterns.stream().map(each -> each.toLowerCase(java.util.Locale.ROOT)).toList());
  }

  boolean match(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    return !name.startsWith(".") && patterns.stream().anyMatch(each -> fits(each, lower));
  }

  /** Goes back only to the last star. */
  private static boolean fits(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int from = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        from = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++from;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
