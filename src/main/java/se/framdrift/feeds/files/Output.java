package se.framdrift.feeds.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.model.Rejection;

/** Gathers what a decoder finds, and hands it on in pages. For one thread. */
final class Output {

  /** How many facts and rejections a page has. */
  static final int PAGE = 5_000;

  private final Consumer<Decoded> pages;
  private final List<RawFact> facts = new ArrayList<>();
  private final List<Rejection> refused = new ArrayList<>();
  private int factsInAll;
  private int refusedInAll;

  Output(Consumer<Decoded> pages) {
    this.pages = pages;
  }

  void take(Figure figure) {
    facts.add(
        new RawFact(
            figure.row(),
            figure.series(),
            figure.period().text(),
            figure.value() == null ? null : NumberText.text(figure.value()),
            figure.n(),
            figure.margin(),
            figure.flag(),
            figure.missing(),
            figure.unit(),
            figure.raw()));
    factsInAll++;
    flushWhenFull();
  }

  void refuse(int row, RowProblem problem, @Nullable RawText raw) {
    refused.add(
        new Rejection(
            row,
            problem.field(),
            problem.problem(),
            problem.expected(),
            raw == null ? "" : raw.toString()));
    refusedInAll++;
    flushWhenFull();
  }

  private void flushWhenFull() {
    if (facts.size() + refused.size() >= PAGE) {
      flush();
    }
  }

  void flush() {
    if (!facts.isEmpty() || !refused.isEmpty()) {
      Decoded page = new Decoded(facts, refused);
      facts.clear();
      refused.clear();
      pages.accept(page);
    }
  }

  int facts() {
    return factsInAll;
  }

  int refused() {
    return refusedInAll;
  }
}
