package se.framdrift.commitments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Reform;
import se.framdrift.model.Reason;
import se.framdrift.statistics.Effect;

/**
 * What an indicator did at a reform, beyond what it would have done anyway.
 *
 * @param interrupted against its own past; null where its periods are too short to tell seasons
 *     apart
 * @param differences against those without the reform; null where the catalog names none
 * @param verdict in words; its code is {@code certain-effect}, {@code no-certain-effect} or {@code
 *     effect-not-estimable}
 * @param caveats what must be known to read it, never empty
 */
public record ReformEffect(
    Reform reform,
    @Nullable Effect interrupted,
    @Nullable Effect differences,
    Reason verdict,
    List<Reason> caveats) {

  public ReformEffect {
    caveats = List.copyOf(caveats);
  }

  /**
   * The estimate that counts: the comparison with others where there is one, else its own past;
   * none when it is a break of the series that leaves too few to compare with.
   */
  public Effect.@Nullable Estimated counted() {
    if (differences instanceof Effect.Estimated compared) {
      return compared;
    }
    return interrupted instanceof Effect.Estimated own && !isBroken(differences) ? own : null;
  }

  static boolean isBroken(@Nullable Effect effect) {
    return effect instanceof Effect.NotEstimable(var hindrance, _, _)
        && hindrance == Effect.Hindrance.SERIES_BREAK;
  }
}
