package se.framdrift.feeds.files;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;

/**
 * What a file seems to be: a person looks at it, and corrects it.
 *
 * @param encoding null for a file that is no text; the next likewise
 * @param sheets of a workbook, empty for other files
 * @param dates patterns that all samples fit, the likeliest first
 * @param ambiguous whether day and month could be the other way round
 * @param unit that a header names, null when none does
 * @param settings of a mapping, as far as it can be guessed: without {@code series}
 * @param notes what to look at
 */
public record Guess(
    String format,
    @Nullable String encoding,
    @Nullable String separator,
    List<SheetName> sheets,
    List<Column> columns,
    List<String> dates,
    boolean ambiguous,
    @Nullable String unit,
    JsonObject settings,
    List<LocalizedText> notes) {

  /** What a column seems to hold. */
  public enum Role {
    PERIOD,
    VALUE,
    METER,
    READING_TYPE,
    INTERVAL,
    UNIT,
    COUNT,
    OTHER
  }

  /**
   * A column.
   *
   * @param name in the header, or its number
   * @param distinct what stands in it, at most {@value Guesser#MOST_DISTINCT}
   */
  public record Column(String name, Role role, List<String> distinct) {

    public Column {
      distinct = List.copyOf(distinct);
    }
  }

  public Guess {
    sheets = List.copyOf(sheets);
    columns = List.copyOf(columns);
    dates = List.copyOf(dates);
    notes = List.copyOf(notes);
  }
}
