package se.framdrift.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which refused rows are meant; null and empty stand for all.
 *
 * @param problem as {@link QuarantineCount#problem}
 * @param since the day or moment from which on they were refused
 * @param ids at most {@value #MAX_IDS}
 */
public record QuarantineFilter(
    @Nullable String feed,
    @Nullable String municipality,
    @Nullable String field,
    @Nullable String problem,
    @Nullable Instant since,
    List<Long> ids) {

  /** The most rows that can be named one by one. */
  public static final int MAX_IDS = 1_000;

  public static final QuarantineFilter ALL =
      new QuarantineFilter(null, null, null, null, null, List.of());

  public QuarantineFilter {
    if (ids.size() > MAX_IDS) {
      throw new IllegalArgumentException("more than " + MAX_IDS + " ids");
    }
    ids = List.copyOf(ids);
  }

  /** Whether every row is meant. */
  public boolean isAll() {
    return equals(ALL);
  }
}
