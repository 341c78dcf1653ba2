package se.framdrift.web;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The feeds that take line protocol, as the catalogs in force declare them. */
@FunctionalInterface
public interface LineFeeds extends Supplier<List<LineFeeds.LineFeed>> {

  /**
   * One of them.
   *
   * @param bucket for which it listens
   */
  record LineFeed(String id, String municipality, String bucket, Decode decode) {}

  /** Reads a body. Pure; fails with a problem when nothing can be read. */
  @FunctionalInterface
  interface Decode {

    /**
     * @param precision the sender's word for it, null for none
     * @param now the time of points that do not say theirs
     */
    Rows read(byte[] body, @Nullable String precision, Instant now);
  }
}
