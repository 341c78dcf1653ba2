package se.framdrift.catalog;

import java.time.LocalDate;

/** Over which stretch of time a value at a reference period is gathered. */
public sealed interface Gathering {

  /** The word in files and on the wire: {@code rolling-window}. */
  String code();

  /** The calendar period itself. */
  record Calendar(CalendarUnit unit) implements Gathering {
    @Override
    public String code() {
      return "calendar-period";
    }
  }

  /** The calendar window of this length that ends with the period. */
  record Rolling(java.time.Period window) implements Gathering {
    @Override
    public String code() {
      return "rolling-window";
    }
  }

  /** From this day to the end of the period. */
  record Since(LocalDate since) implements Gathering {
    @Override
    public String code() {
      return "cumulative-since";
    }
  }
}
