package se.framdrift.commitments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Judgement;

/**
 * What a person judges beside the computed status at a moment. Pure.
 *
 * @param now the override that counts, null for none
 * @param turns when one begins or ends next, null for never
 */
public record Overriding(Judgement.@Nullable Ruling now, @Nullable Instant turns) {

  private static final Overriding NONE = new Overriding(null, null);

  /**
   * At {@code moment}, the last tick.
   *
   * @param newest the newest judgement of the commitment, null for none
   */
  public static Overriding of(@Nullable Judgement newest, Instant moment) {
    if (!(newest instanceof Judgement.Ruling override) || !moment.isBefore(override.ends())) {
      return NONE;
    }
    return override.counts(moment)
        ? new Overriding(override, override.ends())
        : new Overriding(null, override.begins());
  }

  /** The next moment at which time alone may change the tile. */
  public @Nullable Instant due(@Nullable Instant otherwise) {
    return otherwise == null || (turns != null && turns.isBefore(otherwise)) ? turns : otherwise;
  }
}
