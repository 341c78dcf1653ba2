package se.framdrift.feeds;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import se.framdrift.model.Period;

/** How days are gathered to reference periods. */
public enum Wave {
  MONTH,
  QUARTER,
  YEAR;

  /** The period that a day of Europe/Stockholm belongs to. */
  public Period of(LocalDate day) {
    return switch (this) {
      case MONTH -> Period.ofMonth(YearMonth.from(day));
      case QUARTER -> Period.ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case YEAR -> Period.ofYear(day.getYear());
    };
  }

  /**
   * Reads the word of a declaration.
   *
   * @throws IllegalArgumentException naming what there is
   */
  public static Wave parse(String word) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "not one of "
                        + Arrays.stream(values())
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }
}
