package se.framdrift.verify;

import java.util.List;

/** Whether a verdict rests on a figure that is not the last word: then it secures nothing. */
record Early(Known known) {

  static final List<String> BY_PACE =
      List.of("overshot", "wrong-direction", "pace-ahead", "pace-uncertain", "pace-behind");

  boolean rests(Verdict found) {
    boolean throughout =
        known.promise.kind().equals("keep-within") || Judge.isBudget(known.promise, known.last());
    boolean all = found.state().equals("met") && throughout;
    boolean own = found.judged() != null && is(found.judged());
    return own
        || (all && known.within(known.finished).stream().anyMatch(Early::is))
        || (baseline() && counts(found));
  }

  private static boolean is(Figure figure) {
    return figure.early() || figure.flag().equals("E");
  }

  private boolean baseline() {
    return known.finished.stream()
        .filter(each -> each.period().equals(known.last().baseline()))
        .anyMatch(Early::is);
  }

  /** Whether the verdict would be another with another baseline. */
  private boolean counts(Verdict found) {
    boolean followed = known.promise.kind().equals("keep-within") || !known.over();
    return known.promise.kind().equals("change-by")
        || BY_PACE.contains(String.valueOf(found.why()))
        || known.promise.versions(known.now).stream()
            .map(Promise.Version::target)
            .anyMatch(
                each ->
                    each.fromBaseline()
                        || each.shape().equals("yearly-rate")
                        || (followed && each.moves()));
  }
}
