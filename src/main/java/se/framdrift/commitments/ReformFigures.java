package se.framdrift.commitments;

import java.util.List;
import java.util.stream.IntStream;
import se.framdrift.catalog.Reform;

/**
 * The figures that the effects of an indicator's reforms are estimated from, as one ledger holds
 * them at one position: taken out of it quickly, so that the long work is done elsewhere.
 *
 * @param others those that each reform is compared with, in order of the reforms' dates
 */
public record ReformFigures(Reforms reforms, List<List<Reforms.Other>> others) {

  public ReformFigures {
    others = others.stream().map(List::copyOf).toList();
  }

  /** The effects, in order of the reforms' dates. Long work: up to a second for each. */
  public List<ReformEffect> effects() {
    List<Reform> all = reforms.indicator().reforms();
    return IntStream.range(0, all.size())
        .mapToObj(i -> reforms.effect(all.get(i), others.get(i)))
        .toList();
  }
}
