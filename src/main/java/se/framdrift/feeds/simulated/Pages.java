package se.framdrift.feeds.simulated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import se.framdrift.model.Period;

/**
 * What falls due up to an instant, oldest first, in lists of at most {@link #MAX_ROWS}; what falls
 * due at the same moment stands in the order of its lines. Made while iterating, so that memory
 * holds one page. Confined to one thread at a time.
 */
final class Pages<T> implements Iterator<List<T>> {

  /** The longest page. */
  static final int MAX_ROWS = 5_000;

  /** Makes what a period has, if anything; {@code row} counts the page's rows from 1. */
  @FunctionalInterface
  interface Row<T> {
    Optional<T> of(Period period, int row);
  }

  private final PriorityQueue<Line<T>> lines =
      new PriorityQueue<>(
          Comparator.<Line<T>, Instant>comparing(line -> line.due)
              .thenComparingInt(line -> line.order));
  private final Instant to;
  private List<T> page = List.of();

  /**
   * @param to last instant that counts as due
   */
  Pages(Instant to) {
    this.to = to;
  }

  /** Adds a line of periods that are final after {@code after}. */
  void add(History history, Instant after, Row<T> row) {
    lines.add(new Line<>(lines.size(), history, row, history.firstFinalAfter(after)));
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty()) {
      page = made();
    }
    return !page.isEmpty();
  }

  @Override
  public List<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("nothing more is due up to " + to);
    }
    List<T> next = page;
    page = List.of();
    return next;
  }

  private List<T> made() {
    List<T> rows = new ArrayList<>();
    while (rows.size() < MAX_ROWS && !lines.isEmpty() && !lines.element().due.isAfter(to)) {
      Line<T> line = lines.remove();
      line.row.of(line.period, rows.size() + 1).ifPresent(rows::add);
      line.advance();
      lines.add(line);
    }
    return List.copyOf(rows);
  }

  private static final class Line<T> {

    private final int order;
    private final History history;
    private final Row<T> row;
    private Period period;
    private Instant due;

    Line(int order, History history, Row<T> row, Period first) {
      this.order = order;
      this.history = history;
      this.row = row;
      this.period = first;
      this.due = history.finalAt(first);
    }

    void advance() {
      period = history.step().next(period);
      due = history.finalAt(period);
    }
  }
}
