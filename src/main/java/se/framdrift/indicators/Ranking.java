package se.framdrift.indicators;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate.Rank;
import se.framdrift.catalog.Catalog.ComparisonGroup;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * The municipality's place in a group: 1 + the members that are strictly better, so that equal
 * values share the place; in {@code n} how many were compared. Costs O(members).
 *
 * @param group null when the catalog does not know it
 */
record Ranking(Rows rows, Rank rank, @Nullable ComparisonGroup group) implements Rule {

  @Override
  public Entries entries() {
    return rows.entries();
  }

  @Override
  public Optional<Period> entry(Comparison comparison) {
    return Peers.entry(rows, rank.group(), comparison);
  }

  @Override
  public InputValue at(Period period) {
    Peers peers = Peers.of(rows, rank.group(), period);
    Reason missing = peers.missing();
    return missing == null ? place(peers, period) : InputValue.missing(missing);
  }

  private InputValue place(Peers peers, Period period) {
    double own = peers.own();
    long better = 0;
    long compared = 0;
    boolean provisional = false;
    boolean broken = false;
    for (String member : peers.members().keySet()) {
      Double figure = peers.figure(member);
      if (figure != null) {
        compared++;
        better += (rank.descending() ? figure > own : figure < own) ? 1 : 0;
        provisional |= peers.isProvisional(member);
        broken |= peers.isBreak(member);
      }
    }
    Reason tooFew = peers.tooFew(compared);
    if (tooFew != null) {
      return InputValue.missing(tooFew);
    }
    String flag = InputValue.flag(broken, provisional);
    return InputValue.computed(1.0 + better, flag, peers.note(period)).among(compared);
  }

  @Override
  public Evidence evidence(Period period) {
    return rows.evidence(rows.get(period)).among(Peers.of(rows, rank.group(), period).members());
  }

  @Override
  public LocalizedText words() {
    LocalizedText title = group == null ? LocalizedText.same(rank.group()) : group.title();
    boolean descending = rank.descending();
    return new LocalizedText(
        "plats i gruppen " + title.sv() + (descending ? ", högst först" : ", lägst först"),
        "place in the group " + title.en() + (descending ? ", highest first" : ", lowest first"));
  }
}
