package se.framdrift.feeds.airquality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.framdrift.feeds.reading.TextLines;
import se.framdrift.feeds.reading.Unreadable;

/**
 * Which time series there are, as CSV with the columns {@code plats}, {@code tidsserie_id}, {@code
 * ämne} and {@code värden_senaste_veckan}. A site has several series of one substance, of which all
 * but one are dead: instruments were exchanged.
 */
record TimeSeriesList(List<Entry> entries) {

  /** The most series that a list may have. */
  static final int MAX_ENTRIES = 100_000;

  private static final List<String> COLUMNS =
      List.of("plats", "tidsserie_id", "ämne", "värden_senaste_veckan");

  /**
   * One time series.
   *
   * @param valuesLastWeek how many values it had in the week before the list was made; a week has
   *     168 hours, and more were seen
   */
  record Entry(String site, String id, String substance, int valuesLastWeek) {

    /** Whether it still gets values. */
    boolean isAlive() {
      return valuesLastWeek > 0;
    }
  }

  TimeSeriesList {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a list.
   *
   * @throws Unreadable naming the line that is not of this form
   */
  static TimeSeriesList read(byte[] body) {
    List<Entry> entries = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    TextLines.each(
        body,
        line -> {
          List<String> cells = List.of(line.text().split(",", -1));
          if (places.isEmpty()) {
            COLUMNS.forEach(column -> places.add(place(cells, column)));
          } else if (!line.text().isBlank()) {
            if (entries.size() == MAX_ENTRIES) {
              throw new Unreadable("more than %,d time series".formatted(MAX_ENTRIES));
            }
            entries.add(entry(line.number(), places, cells));
          }
        });
    if (places.isEmpty()) {
      throw new Unreadable("there is nothing; expected a line with " + COLUMNS);
    }
    return new TimeSeriesList(entries);
  }

  private static int place(List<String> header, String column) {
    int place = header.indexOf(column);
    if (place < 0) {
      throw new Unreadable("a list of time series has no column " + column);
    }
    return place;
  }

  private static Entry entry(int line, List<Integer> places, List<String> cells) {
    if (cells.size() <= places.stream().mapToInt(Integer::intValue).max().orElse(0)) {
      throw new Unreadable("line %d of the list of time series is too short".formatted(line));
    }
    String id = cells.get(places.get(1)).strip();
    String count = cells.get(places.get(3)).strip();
    if (!id.matches("[0-9]{1,9}") || !count.matches("[0-9]{0,6}")) {
      throw new Unreadable("line %d: no number of a series, or of values".formatted(line));
    }
    return new Entry(
        cells.get(places.get(0)).strip(),
        id,
        cells.get(places.get(2)).strip(),
        count.isEmpty() ? 0 : Integer.parseInt(count));
  }

  /**
   * The number of the series of a substance at a site that is alive: the one with most values.
   *
   * @throws Unreadable when there is none, saying whether there are dead ones
   */
  String alive(String site, String substance) {
    List<Entry> found =
        entries.stream()
            .filter(each -> each.site().equals(site) && each.substance().equals(substance))
            .toList();
    return found.stream()
        .filter(Entry::isAlive)
        .max(Comparator.comparingInt(Entry::valuesLastWeek))
        .map(Entry::id)
        .orElseThrow(
            () ->
                new Unreadable(
                    "no living time series of %s at %s (%d dead)"
                        .formatted(substance, site, found.size())));
  }
}
