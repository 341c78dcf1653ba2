package se.framdrift.feeds.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file becomes a table. What is null is found out.
 *
 * @param format {@code csv}, {@code xlsx}, {@code ods} or {@code json}
 * @param separator of CSV
 * @param sheet name of the sheet; the first one that is not hidden when null
 * @param records where the records of JSON are: {@code /devices/*}{@code /values}; the first list
 *     when null
 * @param header whether the first row names the columns
 * @param skip how many rows that are not blank stand before that
 * @param skipUntil a cell of the header row, before which everything is skipped; null for none
 * @param ignore rows whose first cell begins with one of these are left out
 */
public record Source(
    @Nullable String format,
    @Nullable TextEncoding encoding,
    @Nullable Character separator,
    @Nullable String sheet,
    @Nullable String records,
    boolean header,
    int skip,
    @Nullable String skipUntil,
    List<String> ignore) {

  public Source {
    ignore = List.copyOf(ignore);
  }

  /** Everything is found out; the first row is the header. */
  static final Source UNKNOWN = new Source(null, null, null, null, null, true, 0, null, List.of());
}
