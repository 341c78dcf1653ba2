package se.framdrift.feeds.files;

import java.util.ArrayList;
import java.util.List;

/** Which patterns of dates fit the cells of a column. */
final class DateGuess {

  /** A share of cells, in percent: the others may be flaws. */
  private static final int ENOUGH = 80;

  private static final int LOOKED_AT = 200;

  private static final List<String> DAYS =
      List.of(
          "yyyy-MM-dd",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "dd/MM/yy",
          "MM/dd/yy",
          "d/M/yyyy",
          "M/d/yyyy",
          "yyyyMMdd",
          "yyyy/MM/dd",
          "dd.MM.yyyy",
          "d.M.yyyy",
          "dd-MM-yyyy",
          "d MMM yyyy",
          "d-MMM-yyyy",
          "d-MMM-yy",
          "MMM d yyyy",
          "MMM d, yyyy",
          "yy-MM-dd");

  private static final List<String> TIMES =
      List.of(
          "",
          " HH:mm",
          " HH:mm:ss",
          "THH:mm",
          "THH:mm:ss",
          "THH:mm:ssX",
          "THH:mm:ss.SX",
          " HH:mm:ssX",
          " H:mm",
          " hh:mma",
          " HH.mm");

  private static final List<String> LONG =
      List.of("MMM yyyy", "MMM-yy", "MMM yy", "yyyy-MM", "yyyyMM", "yyyy-Www", "yyyy-QQ", "yyyy");

  private static final List<DatePattern> ALL = all();

  private DateGuess() {}

  private static List<DatePattern> all() {
    List<DatePattern> all = new ArrayList<>();
    for (String day : DAYS) {
      TIMES.forEach(time -> all.add(DatePattern.of(day + time)));
    }
    LONG.forEach(each -> all.add(DatePattern.of(each)));
    return List.copyOf(all);
  }

  /** Those that enough of the cells fit; the likeliest first; one of ISO 8601 for typed dates. */
  static List<String> patterns(List<Cell> cells) {
    List<String> texts = cells.stream().limit(LOOKED_AT).map(Cell::stripped).toList();
    List<String> fitting = new ArrayList<>();
    if (texts.isEmpty()) {
      return fitting;
    }
    for (DatePattern pattern : ALL) {
      if (fits(pattern, texts)) {
        fitting.add(pattern.toString());
      }
    }
    return fitting;
  }

  private static boolean fits(DatePattern pattern, List<String> texts) {
    int others = 0;
    for (String text : texts) {
      if (!plausible(pattern, text) && ++others * 100 > (100 - ENOUGH) * texts.size()) {
        return false;
      }
    }
    return true;
  }

  private static boolean plausible(DatePattern pattern, String text) {
    return pattern
        .read(text)
        .filter(stamp -> stamp.local().getYear() >= 1900 && stamp.local().getYear() <= 2100)
        .isPresent();
  }
}
