package se.framdrift.feeds.files;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.files.Guess.Role;

/**
 * What the columns of a table seem to hold.
 *
 * @param dates patterns of the period's column, the likeliest first
 * @param layout the word in settings
 * @param wide for the layout of that name, its {@code columns}
 * @param interval between stamps, for those with a time of day
 * @param endStamped whether stamps seem to name the ends of intervals
 * @param valueNames headers that may name a unit
 */
record ColumnGuess(
    List<Role> roles,
    List<String> dates,
    boolean ambiguous,
    NumberGuess numbers,
    String layout,
    @Nullable String wide,
    @Nullable String interval,
    boolean endStamped,
    List<String> valueNames) {

  private static final Pattern CLOCK = Pattern.compile("\\[?[0-9]{1,2}[:.][0-9]{2}(:00)?]?");
  private static final Pattern YEAR = Pattern.compile("(.*?)((?:19|20)[0-9]{2})");
  private static final Pattern METER =
      Pattern.compile(
          "(?iU).*(mpr|mpan|mätar|meter|anläggning|anl|gsrn|site|station|skola|enhet|kommun|plats|serie|device|namn).*|.*\\bid\\b.*|m1_code1");
  private static final Pattern TYPE =
      Pattern.compile("(?iU).*(read ?type|status|kvalitet|flagg?a?|avläsningstyp)\\b.*|est\\.?");
  private static final Pattern COUNT = Pattern.compile("(?iU)n|antal.?(svar|svarande)|responses");
  private static final Pattern UNITS = Pattern.compile("(?iU)units?|enhet");
  private static final Pattern VALUE =
      Pattern.compile(
          "(?iU).*(kwh|mwh|värde|value|förbruk|index|usage|energi|utfall|andel|antal|temp|pm[0-9]).*");
  private static final int LEAST_INTERVALS = 20;
  private static final int LEAST_YEARS = 3;

  static ColumnGuess of(SampleRows samples) {
    List<String> names = samples.names();
    List<Role> roles = new ArrayList<>(Collections.nCopies(names.size(), Role.OTHER));
    NumberGuess numbers = numbers(samples);
    String wide = null;
    int intervals = mark(roles, names, CLOCK);
    boolean day = intervals >= LEAST_INTERVALS || unnamedDay(samples, numbers, roles);
    if (!day) {
      Collections.fill(roles, Role.OTHER);
      wide = wide(names);
    }
    List<String> dates = List.of();
    boolean timed = false;
    int period = -1;
    for (int i = 0; i < names.size() && wide == null; i++) {
      List<String> fitting =
          roles.get(i) == Role.OTHER ? DateGuess.patterns(samples.column(i)) : List.of();
      boolean time = !fitting.isEmpty() && fitting.getFirst().contains(":");
      boolean year = !fitting.isEmpty() && fitting.getFirst().equals("yyyy");
      if (!fitting.isEmpty()
          && (period < 0 || (time && !timed) || (dates.getFirst().equals("yyyy") && !year))) {
        period = i;
        dates = fitting;
        timed = time;
      }
    }
    if (period >= 0) {
      roles.set(period, Role.PERIOD);
    }
    name(roles, names, samples, numbers);
    String interval = timed && !day ? interval(samples.column(period), dates.getFirst()) : null;
    String layout =
        day
            ? "row-per-day"
            : wide != null
                ? "wide"
                : interval != null && roles.contains(Role.METER) ? "row-per-reading" : "rows";
    boolean end = day ? endOfDay(names, roles) : interval != null && endStamps(samples, period);
    List<String> valueNames = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (roles.get(i) == Role.VALUE) {
        valueNames.addFirst(names.get(i));
      } else if (roles.get(i) == Role.OTHER) {
        valueNames.add(names.get(i));
      }
    }
    return new ColumnGuess(
        List.copyOf(roles),
        dates,
        swapped(dates),
        numbers,
        layout,
        wide,
        interval,
        end,
        valueNames);
  }

  private static NumberGuess numbers(SampleRows samples) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < samples.names().size(); i++) {
      List<Cell> column = samples.column(i);
      if (DateGuess.patterns(column).isEmpty()) {
        column.stream().filter(cell -> !cell.exact()).map(Cell::stripped).forEach(texts::add);
      }
    }
    return NumberGuess.of(texts);
  }

  private static int mark(List<Role> roles, List<String> names, Pattern pattern) {
    int count = 0;
    for (int i = 0; i < names.size(); i++) {
      if (pattern.matcher(names.get(i)).matches()) {
        roles.set(i, Role.INTERVAL);
        count++;
      }
    }
    return count;
  }

  /** A table without header whose rows end in 24, 48 or 96 numbers. */
  private static boolean unnamedDay(SampleRows samples, NumberGuess numbers, List<Role> roles) {
    if (samples.header()) {
      return false;
    }
    int last = roles.size();
    int first = last;
    while (first > 0
        && numbers.fits(samples.column(first - 1))
        && DateGuess.patterns(samples.column(first - 1)).isEmpty()) {
      first--;
    }
    int size = last - first;
    if (size != 24 && size != 48 && size != 96) {
      return false;
    }
    for (int i = first; i < last; i++) {
      roles.set(i, Role.INTERVAL);
    }
    return true;
  }

  private static @Nullable String wide(List<String> names) {
    Map<String, Integer> prefixes = new HashMap<>();
    for (String name : names) {
      Matcher matcher = YEAR.matcher(name);
      if (matcher.matches()) {
        prefixes.merge(matcher.group(1), 1, Integer::sum);
      }
    }
    for (String name : names) { // the first in the file
      Matcher matcher = YEAR.matcher(name);
      if (matcher.matches() && prefixes.getOrDefault(matcher.group(1), 0) >= LEAST_YEARS) {
        return matcher.group(1) + "{}";
      }
    }
    return null;
  }

  private static void name(
      List<Role> roles, List<String> names, SampleRows samples, NumberGuess numbers) {
    int value = -1;
    for (int i = 0; i < names.size(); i++) {
      if (roles.get(i) != Role.OTHER) {
        continue;
      }
      String name = names.get(i);
      boolean numeric = numbers.fits(samples.column(i));
      if (TYPE.matcher(name).matches()) {
        roles.set(i, Role.READING_TYPE);
      } else if (UNITS.matcher(name).matches() && !numeric) {
        roles.set(i, Role.UNIT);
      } else if (COUNT.matcher(name).matches()) {
        roles.set(i, Role.COUNT);
      } else if (numeric && VALUE.matcher(name).matches()) {
        value = value < 0 || !VALUE.matcher(names.get(value)).matches() ? i : value;
      } else if (METER.matcher(name).matches()) {
        roles.set(i, Role.METER);
      } else if (numeric) {
        value = value < 0 ? i : value;
      }
    }
    if (value >= 0 && !roles.contains(Role.INTERVAL)) {
      roles.set(value, Role.VALUE);
    }
  }

  /** The commonest distance of stamps that follow each other. */
  private static @Nullable String interval(List<Cell> stamps, String pattern) {
    DatePattern dates = DatePattern.of(pattern);
    Map<Duration, Integer> distances = new HashMap<>();
    LocalDateTime before = null;
    for (Cell cell : stamps) {
      LocalDateTime now = dates.read(cell.stripped()).map(Stamp::local).orElse(null);
      if (before != null && now != null && now.isAfter(before)) {
        distances.merge(Duration.between(before, now), 1, Integer::sum);
      }
      before = now;
    }
    return distances.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(each -> each.getKey().compareTo(Duration.ofDays(1)) < 0)
        .map(each -> each.getKey().toString())
        .orElse(null);
  }

  /** A day that begins after midnight and ends at it. */
  private static boolean endStamps(SampleRows samples, int period) {
    List<Cell> stamps = samples.column(period);
    return !stamps.isEmpty() && !stamps.getFirst().stripped().matches(".*\\b(00[:.]00|12:00AM).*");
  }

  private static boolean endOfDay(List<String> names, List<Role> roles) {
    int first = roles.indexOf(Role.INTERVAL);
    String bare = names.get(first).replaceAll("[^0-9]", "");
    return !names.get(first).startsWith("#") && !bare.matches("0+");
  }

  private static boolean swapped(List<String> dates) {
    return dates.stream().anyMatch(each -> each.startsWith("dd/MM") || each.startsWith("d/M"))
        && dates.stream().anyMatch(each -> each.startsWith("MM/dd") || each.startsWith("M/d"));
  }

  @Nullable String first(List<String> names, Role role) {
    int index = roles.indexOf(role);
    return index < 0 ? null : names.get(index);
  }

  @Nullable String last(List<String> names, Role role) {
    int index = roles.lastIndexOf(role);
    return index < 0 ? null : names.get(index);
  }
}
