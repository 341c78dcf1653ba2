package se.framdrift.feeds;

import org.jspecify.annotations.Nullable;

/** A feed as declared, ready to be used. Thread-safe, unless a method says otherwise. */
public interface Feed {

  /**
   * Reads one row again that was refused, now that the mapping may be another.
   *
   * @param format one that this feed has given with a delivery
   * @param heading as that delivery gave it
   * @param raw the row as it came, cut where it was very long
   */
  Decoded again(String format, @Nullable String heading, String raw);
}
