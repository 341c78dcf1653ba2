package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a commitment stands when it is known what was stated when.
 *
 * @param judge by whose target it stands
 * @param stated the verdict by the target as it is stated now, where that is not what it stands by;
 *     else null
 * @param original state by the target that was stated first; null when that cannot be judged
 */
record Standing(Verdict verdict, Judge judge, @Nullable Verdict stated, @Nullable String original) {

  /** From the least favourable. */
  private static final List<List<String>> FAVOUR =
      List.of(
          List.of("missed"),
          List.of("off-track"),
          List.of("at-risk"),
          List.of("cannot-be-judged"),
          List.of("not-yet-measurable"),
          List.of("not-started", "stalled", "started", "withdrawn", "superseded"),
          List.of("kept-late"),
          List.of("on-track"),
          List.of("met"),
          List.of("done"));

  private static final Comparator<Verdict> BY_FAVOUR =
      Comparator.<Verdict>comparingInt(each -> rank(each.state()))
          .thenComparingInt(each -> each.secured() ? 1 : 0)
          .thenComparingInt(each -> each.daysLate() == null ? 0 : -each.daysLate())
          .thenComparingInt(each -> each.beside().containsKey("deadline-passed") ? 0 : 1);

  static Standing of(Proof proof) {
    JsonObject target = proof.commitment().getJsonObject("target");
    Judge now = proof.judge();
    Verdict stated = now.judge();
    if (target == null) {
      return new Standing(stated, now, null, null);
    }
    JsonObject first = proof.trail().stated().isEmpty() ? target : first(proof);
    String original =
        Stood.isAlike(first, target) ? proof.judge(bare(first)).judge().state() : null;
    JsonObject then = new Stood(proof, target).target();
    if (then != null) {
      Judge stood = proof.judge(then);
      Verdict verdict = stood.judge();
      if (BY_FAVOUR.compare(verdict, stated) < 0) {
        return new Standing(verdict, stood, stated, original);
      }
    }
    return new Standing(stated, now, null, original);
  }

  private static JsonObject first(Proof proof) {
    return proof.trail().stated().getFirst().target();
  }

  private static JsonObject bare(JsonObject target) {
    JsonObject bare = target.copy();
    bare.remove("revisions");
    return bare;
  }

  private static int rank(String state) {
    for (int i = 0; i < FAVOUR.size(); i++) {
      if (FAVOUR.get(i).contains(state)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no state " + state);
  }
}
