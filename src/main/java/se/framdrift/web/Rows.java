package se.framdrift.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;

/**
 * What a decoder made of a body.
 *
 * @param undecodable rows that were no rows
 * @param heading what a row needs besides itself to be read again, null for nothing
 */
public record Rows(List<RawFact> rows, List<Rejection> undecodable, @Nullable String heading) {

  int size() {
    return rows.size() + undecodable.size();
  }
}
