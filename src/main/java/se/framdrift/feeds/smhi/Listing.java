package se.framdrift.feeds.smhi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.JsonTree;
import se.framdrift.feeds.reading.Unreadable;

/**
 * One level of metobs: a version lists parameters, a parameter stations, a station periods, a
 * period its data.
 *
 * @param title in Swedish
 */
record Listing(String title, List<Entry> entries) {

  /** The most entries that are read; there are about a thousand stations. */
  static final int MAX_ENTRIES = 20_000;

  private static final List<String> LEVELS = List.of("resource", "station", "period", "data");

  /**
   * One thing that can be gone to.
   *
   * @param key null for data
   * @param updated milliseconds since 1970, as written; null when it is not said
   * @param active false for a station that no longer measures; true where it is not said
   * @param links addresses of the next level
   */
  record Entry(
      @Nullable String key,
      @Nullable String updated,
      String title,
      boolean active,
      List<String> links) {

    Entry {
      links = List.copyOf(links);
    }
  }

  Listing {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a level.
   *
   * @throws Unreadable when it is none
   */
  static Listing read(byte[] body) {
    JsonTree tree = JsonTree.read(body);
    for (String level : LEVELS) {
      if (tree.at(level) instanceof JsonTree.Items(var list)) {
        if (list.size() > MAX_ENTRIES) {
          throw new Unreadable("metobs lists more than %,d entries".formatted(MAX_ENTRIES));
        }
        return new Listing(title(tree), list.stream().map(Listing::entry).toList());
      }
    }
    throw new Unreadable("not metobs: none of " + LEVELS);
  }

  private static Entry entry(JsonTree tree) {
    List<String> links = new ArrayList<>();
    for (JsonTree link : tree.listAt("link")) {
      String href = link.textAt("href");
      if (href != null && links.size() < 20) {
        links.add(href);
      }
    }
    boolean active = !(tree.at("active") instanceof JsonTree.Truth(boolean is)) || is;
    return new Entry(tree.textAt("key"), tree.textAt("updated"), title(tree), active, links);
  }

  private static String title(JsonTree tree) {
    String title = tree.textAt("title");
    return title == null ? "" : Unreadable.shown(title);
  }
}
