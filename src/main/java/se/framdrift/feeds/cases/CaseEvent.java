package se.framdrift.feeds.cases;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something that happened to a case. */
record CaseEvent(Instant at, What what) implements Comparable<CaseEvent> {

  /** In the order in which they are taken when they happen at the same instant. */
  enum What {
    OPENED,
    RESUMED,
    CLOSED,
    REOPENED,
    PAUSED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<What> of(String word) {
      return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    static String words() {
      return Arrays.stream(values()).map(What::word).collect(Collectors.joining(", "));
    }
  }

  @Override
  public int compareTo(CaseEvent other) {
    int order = at.compareTo(other.at);
    return order == 0 ? what.compareTo(other.what) : order;
  }
}
