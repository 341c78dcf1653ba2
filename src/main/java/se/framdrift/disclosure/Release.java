package se.framdrift.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * What is to be shown from now on, and what must be remembered before it is.
 *
 * @param cells new or changed cells, hidden ones included; none when it was looked at and nothing
 *     could be shown
 * @param marks for each part, in the order given, as what it has now been looked at
 * @param gone all that are so no more, none of them pending that this release has taken up
 */
public record Release(
    Standing standing, List<Cell> cells, List<Optional<Mark>> marks, List<Gone> gone) {

  public Release {
    cells = List.copyOf(cells);
    marks = List.copyOf(marks);
    gone = List.copyOf(gone);
  }
}
