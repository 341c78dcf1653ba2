package se.framdrift.pipeline;

import java.util.List;
import se.framdrift.model.Fact;
import se.framdrift.model.Outcome;

/**
 * What became of one municipality's share of a delivery. Rows that a later one of the same delivery
 * replaced are not in it.
 *
 * @param facts those that the ledger holds now
 * @param outcomes of the facts, in the same order
 * @param refused how many rows were refused
 */
public record Share(String municipality, List<Fact> facts, List<Outcome> outcomes, int refused) {

  public Share {
    if (facts.size() != outcomes.size()) {
      throw new IllegalArgumentException(
          "%d facts and %d outcomes".formatted(facts.size(), outcomes.size()));
    }
  }
}
