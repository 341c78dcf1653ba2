package se.framdrift.commitments;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.TargetRevision;
import se.framdrift.model.Reason;
import se.framdrift.model.Status;
import se.framdrift.model.Status.State;

/** What is said of targets that were changed. */
final class RevisedWords {

  private RevisedWords() {}

  /**
   * A target that was changed while it still could be.
   *
   * @param stated the day on which that was first said, null when that is no later than it says
   */
  static Reason revised(
      TargetRevision by, Change change, Target before, Target after, @Nullable LocalDate stated) {
    return Reasons.of(
        "target-revised",
        params(by, change, before, after, stated),
        in ->
            change.words(in)
                + (in == Wording.SV ? " från och med den " : " as of ")
                + in.day(by.since())
                + " ("
                + in.of(by.decided())
                + "): "
                + both(before, after, in)
                + (stated == null ? "" : datedBack(by, stated, in)));
  }

  /** A target that was changed when its time had run out; {@code stated} as above. */
  static Reason late(
      TargetRevision by, Change change, Target before, Target after, @Nullable LocalDate stated) {
    return Reasons.of(
        "target-revised-late",
        params(by, change, before, after, stated),
        in ->
            (in == Wording.SV
                    ? "Målet ändrades den "
                        + in.day(by.since())
                        + " ("
                        + in.of(by.decided())
                        + "), när tiden hade gått ut; omdömet gäller målet som det var"
                    : "The target was changed on "
                        + in.day(by.since())
                        + " ("
                        + in.of(by.decided())
                        + "), when the time had run out; the verdict is by the target as it was")
                + (stated == null ? "" : datedBack(by, stated, in)));
  }

  private static String datedBack(TargetRevision by, LocalDate stated, Wording in) {
    return in == Wording.SV
        ? ". Ändringen angavs först den %s och gäller från den %s"
            .formatted(in.day(stated), in.day(by.since()))
        : ". The change was stated on %s, applies from %s"
            .formatted(in.day(stated), in.day(by.since()));
  }

  /** A target that was replaced by another on a day, without a revision that says so. */
  static Reason edited(LocalDate stated, Change change, Target before, Target after) {
    Map<String, String> params = params(change, before, after);
    params.put("stated", stated.toString());
    return Reasons.of(
        "target-edited",
        params,
        in -> {
          String what = both(before, after, in);
          boolean alike = words(before, in).equals(words(after, in));
          return in == Wording.SV
              ? "%s i efterhand den %s, utan att ändringen redovisas%s"
                  .formatted(
                      change.words(in),
                      in.day(stated),
                      alike ? " (samma tal, andra villkor eller annan förhistoria)" : ": " + what)
              : "%s afterwards on %s, with no account of the change%s"
                  .formatted(
                      change.words(in),
                      in.day(stated),
                      alike ? " (the same number, other terms or another past)" : ": " + what);
        });
  }

  /** What the target as it is stated now would give, where it gains by what was stated late. */
  static Reason byStated(Status status) {
    Map<String, String> params = new TreeMap<>();
    params.put("state", status.state().code());
    params.put("secured", Boolean.toString(status.secured()));
    return Reasons.of(
        "by-stated-target",
        params,
        in ->
            in == Wording.SV
                ? "Enligt målet som det anges nu: %s. Det räknas inte, för ändringen angavs i efterhand"
                    .formatted(StateWords.of(status.state(), in))
                : "By the target as it is stated now: %s. That does not count, for the change was stated afterwards"
                    .formatted(StateWords.of(status.state(), in)));
  }

  static Reason byOriginal(State state) {
    return Reasons.of(
        "by-original-target",
        Map.of("state", state.code()),
        in ->
            (in == Wording.SV ? "Enligt det ursprungliga målet: " : "By the original target: ")
                + StateWords.of(state, in));
  }

  private static String both(Target before, Target after, Wording in) {
    return (in == Wording.SV ? "tidigare " : "before ")
        + words(before, in)
        + (in == Wording.SV ? ", nu " : ", now ")
        + words(after, in);
  }

  private static Map<String, String> params(
      TargetRevision by, Change change, Target before, Target after, @Nullable LocalDate stated) {
    Map<String, String> params = params(change, before, after);
    params.put("since", by.since().toString());
    params.put("decided", by.decided().en());
    put(params, "stated", stated);
    return params;
  }

  private static Map<String, String> params(Change change, Target before, Target after) {
    Map<String, String> params = new TreeMap<>();
    params.put("change", change.code());
    put(params, "valueBefore", raw(value(before)));
    put(params, "value", raw(value(after)));
    put(params, "deadlineBefore", before.deadline());
    put(params, "deadline", after.deadline());
    params.put("pathBefore", before.path().code());
    params.put("path", after.path().code());
    return params;
  }

  private static void put(Map<String, String> params, String name, @Nullable Object value) {
    if (value != null) {
      params.put(name, value.toString());
    }
  }

  private static @Nullable String raw(@Nullable Double value) {
    return value == null ? null : Wording.raw(value);
  }

  private static @Nullable Double value(Target target) {
    return target.share() == null ? target.value() : target.share();
  }

  private static String words(Target target, Wording in) {
    StringBuilder words = new StringBuilder();
    Double value = value(target);
    if (value != null && target.comparison() != null) {
      words.append(in.comparison(target.comparison()));
      words.append(in.quantity(value, value, target.unit() == null ? "" : target.unit()));
    } else {
      words.append(in == Wording.SV ? "målet" : "the target");
    }
    if (target.deadline() != null) {
      words.append(in == Wording.SV ? " till den " : " by ").append(in.day(target.deadline()));
    }
    return words.toString();
  }
}
