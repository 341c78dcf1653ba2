package se.framdrift.model;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A page of what changed, oldest first.
 *
 * @param next where the next page begins, null when there is none
 * @param rests which commitments and indicators rest on each series that is spoken of, by the
 *     catalog at the end of the time that was asked about
 */
public record Happenings(
    List<Happening> items, @Nullable Cursor next, SortedMap<SeriesId, SortedSet<String>> rests) {

  /**
   * Everything up to here has been told.
   *
   * @param ordinal of the last that was told of that commit
   */
  public record Cursor(long position, int ordinal) {

    /** After all of a commit. */
    public static Cursor after(long position) {
      return new Cursor(position, Integer.MAX_VALUE);
    }
  }

  public Happenings {
    items = List.copyOf(items);
  }
}
