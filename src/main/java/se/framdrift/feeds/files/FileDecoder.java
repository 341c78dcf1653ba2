package se.framdrift.feeds.files;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

/**
 * Makes facts of files by a mapping. Pure; holds no state between files. Memory: the file, a page,
 * and what must wait for the rest of its period (bounded).
 */
public final class FileDecoder {

  /** Rows of a text: read again as the text was read. */
  public static final String CSV = "csv";

  /** Rows of a sheet or of records: what is bare was typed by the file, what is quoted is text. */
  public static final String SHEET = "sheet";

  private final Mapping mapping;
  private final Bounds bounds;

  public FileDecoder(Mapping mapping) {
    this(mapping, Bounds.STANDARD);
  }

  FileDecoder(Mapping mapping, Bounds bounds) {
    this.mapping = mapping;
    this.bounds = bounds;
  }

  /**
   * A part of a file's facts, at most 5,000 with the refusals.
   *
   * @param heading what {@link #again} needs besides a row
   * @param rows how many data rows have been read so far
   */
  public record Page(String format, String heading, Decoded decoded, int rows) {}

  /**
   * What a file was.
   *
   * @param rows data rows, without those that are blank or to be ignored
   * @param facts that were made of them; a row may make many
   * @param refused how many refusals; a row may have several
   * @param skipped rows of what the mapping leaves out
   * @param firstSkipped their numbers, of the first rows only
   */
  public record Summary(int rows, int facts, int refused, int skipped, Set<Integer> firstSkipped) {

    public Summary {
      firstSkipped = Set.copyOf(firstSkipped);
    }
  }

  /**
   * Reads a file whole.
   *
   * @param pages takes what was found, in order; what it throws ends the reading
   * @throws UnreadableFile when the file as a whole cannot be taken; pages may have been handed
   *     over
   */
  public Summary read(byte[] file, Consumer<Page> pages) {
    try (Table table = Tables.open(file, mapping.source(), bounds)) {
      return new Pass(mapping, table, pages).run();
    }
  }

  /** As {@link se.framdrift.feeds.HandedFeed#read}. */
  void hand(byte[] body, Consumer<HandedFeed.Piece> pieces) {
    try {
      read(body, _ -> {});
      read(
          body,
          page ->
              pieces.accept(new HandedFeed.Piece(page.format(), page.heading(), page.decoded())));
    } catch (UnreadableFile e) {
      throw new Problem.Malformed(String.valueOf(e.getMessage())).asFailure();
    }
  }

  /** The header and the first data rows of a file. */
  record Beginning(List<String> columns, List<Row> rows) {}

  /** Reads the first data rows as they stand there. */
  Beginning beginning(byte[] file, int most) {
    try (Table table = Tables.open(file, mapping.source(), bounds)) {
      return new Pass(mapping, table, _ -> {}).beginning(most);
    }
  }

  /**
   * Reads one row again.
   *
   * @param format as a page of this decoder said it
   * @param heading likewise
   */
  public Decoded again(String format, @Nullable String heading, String raw) {
    List<RawFact> rows = new ArrayList<>();
    List<Rejection> refused = new ArrayList<>();
    if (heading == null || raw.length() >= Rejection.MAX_RAW) {
      refused.add(whole(raw, "the row or its header is too long to be kept", "the file again"));
    } else if (mapping.layout() instanceof Layout.Reading reading && reading.cumulative()) {
      refused.add(
          whole(raw, "a counter says something only with the reading before", "the file again"));
    } else {
      Mapping one =
          mapping
              .withoutMissing()
              .withSource(
                  new Source(
                      null, null, null, null, null, mapping.source().header(), 0, null, List.of()));
      try (Table table =
          new CsvTable(new StringReader(heading + "\n" + raw), ',', bounds, format.equals(SHEET))) {
        new Pass(
                one,
                table,
                page -> {
                  rows.addAll(page.decoded().rows());
                  refused.addAll(page.decoded().undecodable());
                })
            .run();
      } catch (UnreadableFile e) {
        refused.add(whole(raw, String.valueOf(e.getMessage()), "a row that fits the mapping"));
      }
    }
    return new Decoded(rows, refused);
  }

  private static Rejection whole(String raw, String problem, String expected) {
    return new Rejection(1, "", problem, expected, raw);
  }

  /** One reading of one file. */
  private static final class Pass {

    private final Mapping mapping;
    private final Table table;
    private final Output output;
    private String heading = "";
    private int rows;
    private final Set<Integer> firstSkipped = new HashSet<>();
    private int skipped;

    Pass(Mapping mapping, Table table, Consumer<Page> pages) {
      this.mapping = mapping;
      this.table = table;
      this.output =
          new Output(decoded -> pages.accept(new Page(table.format(), heading, decoded, rows)));
    }

    Summary run() {
      Row first = begin();
      Columns columns = mapping.source().header() ? Columns.of(first) : Columns.numbered();
      heading = "sep=" + table.separator() + (mapping.source().header() ? "\n" + first.raw() : "");
      Sums sums =
          mapping.sum() == null
              ? null
              : new Sums(mapping.sum(), mapping.incompleteIsMissing(), output);
      LayoutReader reader =
          reader(new CellReader(mapping, columns), sums == null ? new Straight(output) : sums);
      Row row = mapping.source().header() ? table.next() : first;
      while (row != null) {
        take(row, reader);
        row = table.next();
      }
      reader.end();
      if (sums != null) {
        sums.end();
      }
      output.flush();
      return new Summary(rows, output.facts(), output.refused(), skipped, firstSkipped);
    }

    Beginning beginning(int most) {
      Row first = begin();
      List<String> columns = mapping.source().header() ? Columns.of(first).names() : List.of();
      List<Row> found = new ArrayList<>();
      Row row = mapping.source().header() ? table.next() : first;
      while (row != null && found.size() < most) {
        if (!ignored(row)) {
          found.add(row);
        }
        row = table.next();
      }
      return new Beginning(columns, found);
    }

    private boolean ignored(Row row) {
      String begin = row.cells().isEmpty() ? "" : row.cell(0).stripped();
      return row.fault() == null && mapping.source().ignore().stream().anyMatch(begin::startsWith);
    }

    /** The header row, or the first data row where there is none. */
    private Row begin() {
      Row row = table.next();
      for (int i = 0; i < mapping.source().skip() && row != null; i++) {
        row = table.next();
      }
      String until = mapping.source().skipUntil();
      while (until != null && row != null && !says(row, until)) {
        row = table.next();
      }
      if (row == null) {
        throw new UnreadableFile(
            until == null
                ? "The file is empty: it has no row at all."
                : "No row has a cell «%s», from which reading should begin.".formatted(until));
      }
      if (row.fault() != null && mapping.source().header()) {
        throw new UnreadableFile("The header row cannot be read: " + row.fault() + ".");
      }
      return row;
    }

    private static boolean says(Row row, String text) {
      return row.cells().stream().anyMatch(cell -> cell.stripped().equals(text));
    }

    private void take(Row row, LayoutReader reader) {
      if (ignored(row)) {
        return;
      }
      rows++;
      RawText raw = RawText.of(row.raw());
      try {
        if (row.fault() != null) {
          throw new RowProblem("", row.fault(), "a row of the table");
        }
        if (!reader.read(rows, row, raw)) {
          skipped++;
          if (rows <= Preview.ROWS) {
            firstSkipped.add(rows);
          }
        }
      } catch (RowProblem problem) {
        output.refuse(rows, problem, raw);
      }
    }

    private LayoutReader reader(CellReader cells, FigureSink sink) {
      return switch (mapping.layout()) {
        case Layout.Rows layout -> new RowsReader(layout, cells, sink);
        case Layout.Day layout -> new DayReader(layout, cells, sink);
        case Layout.Reading layout -> new ReadingReader(layout, cells, sink);
        case Layout.Wide layout -> new WideReader(layout, cells, sink);
      };
    }
  }

  /** Figures go on as they are. */
  private record Straight(Output output) implements FigureSink {

    @Override
    public void take(Figure figure) {
      output.take(figure);
    }

    @Override
    public void gap(Figure figure) {
      // what is not there needs no place
    }

    @Override
    public void refuse(int row, RowProblem problem, @Nullable RawText raw) {
      output.refuse(row, problem, raw);
    }
  }
}
