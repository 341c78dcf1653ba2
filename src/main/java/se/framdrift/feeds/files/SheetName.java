package se.framdrift.feeds.files;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a workbook.
 *
 * @param hidden whether who made the file has hidden it
 */
public record SheetName(String name, boolean hidden) {

  /** Which of them to read: the one that is named, or the first that is not hidden. */
  static int choose(List<SheetName> sheets, @Nullable String wanted) {
    for (int i = 0; i < sheets.size(); i++) {
      if (wanted == null ? !sheets.get(i).hidden() : sheets.get(i).name().equals(wanted)) {
        return i;
      }
    }
    String all =
        sheets.stream()
            .limit(20)
            .map(sheet -> sheet.hidden() ? sheet.name() + " (hidden)" : sheet.name())
            .collect(Collectors.joining(", "));
    throw new UnreadableFile(
        wanted == null
            ? "Every sheet is hidden; name one of them: " + all
            : "There is no sheet «%s». The sheets are: %s".formatted(wanted, all));
  }
}
