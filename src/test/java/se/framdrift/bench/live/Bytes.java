package se.framdrift.bench.live;

/** Looks for words in bytes without making objects. */
final class Bytes {

  private Bytes() {}

  static boolean starts(byte[] text, int begin, int end, byte[] word) {
    return end - begin >= word.length && matches(text, begin, word);
  }

  /** Where what follows {@code word} begins, -1 when it is not there. */
  static int find(byte[] text, int begin, int end, byte[] word) {
    for (int i = begin; i <= end - word.length; i++) {
      if (text[i] == word[0] && matches(text, i, word)) {
        return i + word.length;
      }
    }
    return -1;
  }

  /** The number that begins at a place. */
  static long number(byte[] text, int begin, int end) {
    long number = 0;
    for (int i = begin; i < end && text[i] >= '0' && text[i] <= '9'; i++) {
      number = number * 10 + text[i] - '0';
    }
    return number;
  }

  /** The number after {@code word} before closing braces at the end, -1 when it is not there. */
  static long lastNumber(byte[] text, int begin, int end, byte[] word) {
    int last = end;
    while (last > begin && text[last - 1] == '}') {
      last--;
    }
    int first = last;
    while (first > begin && text[first - 1] >= '0' && text[first - 1] <= '9') {
      first--;
    }
    boolean named =
        first < last && first - word.length >= begin && matches(text, first - word.length, word);
    return named ? number(text, first, last) : -1;
  }

  private static boolean matches(byte[] text, int at, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (text[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
