package se.framdrift.feeds.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A kind of cases: the time within which one is to be closed, and points of the curve of how long
 * they take.
 *
 * <p>A case counts when its time and the longest point are both out, so that every case that counts
 * has been followed to the end of the curve. What is still open then is among those at risk at each
 * point, nothing is censored before, and the product-limit estimate (Kaplan and Meier 1958) is the
 * share that was closed by then. What a case says of the curve never changes by time alone, so no
 * release can come of nothing but that a case grew older, which would tell that it is open.
 *
 * @param within the time that is promised
 * @param points ascending; of the same form as {@code within}; none where no curve is shown
 */
record CaseKind(ServiceTime within, List<ServiceTime> points) {

  private static final String IN_TIME = "in-time";
  private static final String LATE = "late";
  private static final String OPEN = "open";

  CaseKind {
    points = List.copyOf(points);
    if (!points.stream().allMatch(within::isLike)) {
      throw new IllegalArgumentException("points of a curve count time in another way");
    }
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).length() <= points.get(i - 1).length()) {
        throw new IllegalArgumentException("points of a curve do not ascend");
      }
    }
  }

  /** When the time that is promised is out. */
  Optional<Instant> due(CaseHistory history) {
    return within.due(history);
  }

  /** When a case begins to count; a pause after its time was out does not put that off. */
  Optional<Instant> counts(CaseHistory history) {
    return due(history)
        .map(
            due ->
                points.isEmpty()
                    ? due
                    : points
                        .getLast()
                        .due(history.runningFrom(due))
                        .filter(due::isBefore)
                        .orElse(due));
  }

  /**
   * What became of a case: one of {@link #answers}.
   *
   * @param due when its time was out
   */
  String said(CaseHistory history, Instant due) {
    Instant closed = history.closed();
    if (closed == null) {
      return word(OPEN, points.size());
    }
    CaseHistory running = history.runningFrom(due);
    int reached = 0;
    while (reached < points.size()
        && points.get(reached).due(running).filter(end -> !closed.isAfter(end)).isEmpty()) {
      reached++;
    }
    return word(closed.isAfter(due) ? LATE : IN_TIME, reached);
  }

  /** With the number of the first point by which it was closed; {@code points} for none. */
  private String word(String status, int reached) {
    return points.isEmpty() ? status : status + "." + reached;
  }

  /** Everything that can become of a case, and nothing that cannot. */
  List<String> answers() {
    List<String> all = new ArrayList<>();
    for (int reached = 0; reached <= points.size(); reached++) {
      boolean last = reached == points.size();
      if (reached == 0 || points.get(reached - 1).length() < within.length()) {
        all.add(word(IN_TIME, reached));
      }
      if (last || points.get(reached).length() > within.length()) {
        all.add(word(LATE, reached));
      }
    }
    all.add(word(OPEN, points.size()));
    return all;
  }

  Set<String> inTime() {
    return those(IN_TIME);
  }

  Set<String> open() {
    return those(OPEN);
  }

  Set<String> closed() {
    return answers().stream()
        .filter(each -> !open().contains(each))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Set<String> those(String status) {
    return answers().stream()
        .filter(each -> each.split("\\.", 2)[0].equals(status))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The answers of those that were closed by a point. */
  Set<String> closedBy(int point) {
    Set<String> words =
        IntStream.rangeClosed(0, point)
            .boxed()
            .flatMap(reached -> List.of(word(IN_TIME, reached), word(LATE, reached)).stream())
            .collect(Collectors.toUnmodifiableSet());
    return answers().stream().filter(words::contains).collect(Collectors.toUnmodifiableSet());
  }
}
