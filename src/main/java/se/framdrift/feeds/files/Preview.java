package se.framdrift.feeds.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Fact;
import se.framdrift.model.Outcome;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.validate.Checked;

/**
 * What would become of a file, before anything of it is taken. Pure.
 *
 * @param columns of the header, or numbers
 * @param rows the first rows, with what was made of each
 * @param rejected the first refusals of the whole file
 */
public record Preview(
    List<String> columns, List<Shown> rows, List<Rejection> rejected, Counts counts) {

  /** How many rows are shown. */
  public static final int ROWS = 50;

  /** How many refusals are told. */
  public static final int REJECTIONS = 200;

  private static final int CELLS = 120;

  /**
   * A row.
   *
   * @param line in the file
   * @param cells as they stand there
   * @param facts good ones that were made of it
   * @param skipped whether the mapping leaves it out
   */
  public record Shown(
      int row,
      int line,
      List<String> cells,
      List<RawFact> facts,
      List<Rejection> rejected,
      boolean skipped) {}

  /**
   * Of the whole file.
   *
   * @param rows of data
   * @param accepted figures that would be taken
   * @param rejected refusals
   * @param skipped rows that the mapping leaves out
   * @param outcomes of the accepted ones; empty when it was not asked
   */
  public record Counts(
      int rows, int accepted, int rejected, int skipped, Map<Outcome, Integer> outcomes) {}

  /** Says of facts whether the ledger has them; in their order. */
  @FunctionalInterface
  public interface Lookup {
    List<Outcome> outcomes(List<Fact.Observed> facts);
  }

  /**
   * Reads a file through.
   *
   * @param check holds a row against the catalog
   * @param lookup null when nobody needs to know
   * @throws UnreadableFile when the file as a whole cannot be taken
   */
  public static Preview of(
      byte[] file, Mapping mapping, Function<RawFact, Checked> check, @Nullable Lookup lookup) {
    Gathered gathered = new Gathered(check, lookup);
    FileDecoder.Summary summary = new FileDecoder(mapping).read(file, gathered::take);
    return gathered.preview(file, mapping, summary);
  }

  /** What the pages of a file have brought so far. */
  private static final class Gathered {

    private final Function<RawFact, Checked> check;
    private final @Nullable Lookup lookup;
    private final Map<Integer, List<RawFact>> facts = new HashMap<>();
    private final Map<Integer, List<Rejection>> refused = new HashMap<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final Map<Outcome, Integer> outcomes = new HashMap<>();
    private int accepted;
    private int rejectedInAll;

    Gathered(Function<RawFact, Checked> check, @Nullable Lookup lookup) {
      this.check = check;
      this.lookup = lookup;
    }

    void take(FileDecoder.Page page) {
      page.decoded().undecodable().forEach(this::refuse);
      List<Fact.Observed> good = new ArrayList<>();
      for (RawFact fact : page.decoded().rows()) {
        switch (check.apply(fact)) {
          case Checked.Accepted(int row, Fact.Observed observed) -> {
            accepted++;
            good.add(observed);
            if (row <= ROWS) {
              facts.computeIfAbsent(row, _ -> new ArrayList<>()).add(fact);
            }
          }
          case Checked.Refused(Rejection rejection) -> refuse(rejection);
        }
      }
      if (lookup != null) {
        lookup.outcomes(good).forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
      }
    }

    private void refuse(Rejection rejection) {
      rejectedInAll++;
      if (rejected.size() < REJECTIONS) {
        rejected.add(rejection);
      }
      if (rejection.row() <= ROWS) {
        refused.computeIfAbsent(rejection.row(), _ -> new ArrayList<>()).add(rejection);
      }
    }

    Preview preview(byte[] file, Mapping mapping, FileDecoder.Summary summary) {
      FileDecoder.Beginning beginning = new FileDecoder(mapping).beginning(file, ROWS);
      List<Shown> shown = new ArrayList<>();
      int number = 0;
      for (Row row : beginning.rows()) {
        number++;
        List<String> cells =
            row.fault() == null
                ? row.cells().stream().map(Preview::cell).toList()
                : List.of(RowProblem.shortened(row.raw()));
        shown.add(
            new Shown(
                number,
                row.line(),
                cells,
                facts.getOrDefault(number, List.of()),
                refused.getOrDefault(number, List.of()),
                summary.firstSkipped().contains(number)));
      }
      return new Preview(
          beginning.columns(),
          List.copyOf(shown),
          List.copyOf(rejected),
          new Counts(
              summary.rows(), accepted, rejectedInAll, summary.skipped(), Map.copyOf(outcomes)));
    }
  }

  private static String cell(Cell cell) {
    String text = cell.stripped();
    return text.length() > CELLS ? text.substring(0, CELLS) + "…" : text;
  }
}
