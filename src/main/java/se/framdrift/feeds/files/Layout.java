package se.framdrift.feeds.files;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How figures lie in a table. Columns are named by their header, or {@code #1}, {@code #2} … */
public sealed interface Layout {

  /** The word in settings. */
  String code();

  /**
   * One figure a row.
   *
   * @param period which period, or its stamp
   */
  record Rows(Template period, String value) implements Layout {
    @Override
    public String code() {
      return "rows";
    }
  }

  /**
   * One day a row, its intervals in columns beside each other.
   *
   * @param date the local day
   * @param first column of the first interval
   * @param last column of the last interval
   */
  record Day(Template date, String first, String last) implements Layout {
    @Override
    public String code() {
      return "row-per-day";
    }
  }

  /**
   * One reading of a meter a row.
   *
   * @param cumulative whether the reading is a counter that goes on counting, so that the
   *     difference to the reading before is what was used
   * @param register at which value a counter begins again at 0; null when it never does
   */
  record Reading(Template period, String value, boolean cumulative, @Nullable BigDecimal register)
      implements Layout {
    @Override
    public String code() {
      return "row-per-reading";
    }
  }

  /**
   * One column a period.
   *
   * @param before what stands before the period in the names of these columns
   * @param after what stands behind it
   */
  record Wide(String before, String after) implements Layout {
    @Override
    public String code() {
      return "wide";
    }
  }
}
