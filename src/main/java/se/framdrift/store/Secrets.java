package se.framdrift.store;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.framdrift.model.Comparison;
import se.framdrift.model.Period;

/**
 * Which figures of members of comparisons were withdrawn as confidential, so that no ledger learns
 * of them again.
 *
 * @param until position of the withdrawal in the member's own ledger
 */
record Secrets(Map<Figure, Long> until) {

  static final Secrets NONE = new Secrets(Map.of());

  /** SDMX CL_OBS_STATUS: missing, suppressed. */
  static final String SUPPRESSED = "Q";

  /** A total of one municipality. */
  record Figure(String municipality, String kpi, Period period) {}

  /** The comparison without what must not be known. */
  Comparison kept(Comparison told) {
    if (until.isEmpty()) {
      return told;
    }
    SortedMap<String, Comparison.Member> members = new TreeMap<>(told.members());
    members.replaceAll(
        (code, member) -> {
          Long withdrawn = until.get(new Figure(code, told.kpi(), told.period()));
          Long source = member.sourcePosition();
          return withdrawn == null || (source != null && source > withdrawn)
              ? member
              : suppressed(withdrawn);
        });
    return new Comparison(told.kpi(), told.period(), told.group(), members);
  }

  /** What is left of a member's figure. */
  static Comparison.Member suppressed(Long withdrawn) {
    return new Comparison.Member(null, SUPPRESSED, withdrawn);
  }
}
