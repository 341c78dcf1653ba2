package se.framdrift.feeds.files;

import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawText;

/** Where a layout's figures go: on as they are, or into sums. */
interface FigureSink {

  void take(Figure figure);

  /** A figure is not there, and that has been said already. */
  void gap(Figure figure);

  void refuse(int row, RowProblem problem, @Nullable RawText raw);
}
