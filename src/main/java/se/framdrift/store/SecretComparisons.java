package se.framdrift.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Comparison;
import se.framdrift.model.Period;

/**
 * Takes a member's figures out of the comparisons of every ledger that was told of them. Blocking,
 * on a virtual thread; one use.
 */
final class SecretComparisons {

  private static final String TOLD =
      """
      select municipality, kpi, period, comparison_group, members, known_from, known_to
      from comparison
      where kpi = any ($1::text[]) and period = any ($2::text[])
      order by municipality, known_from
      """;

  private static final String REPLACE =
      """
      update comparison set members = $6
      where municipality = $1 and kpi = $2 and period = $3 and comparison_group = $4
        and known_from = $5
      """;

  private static final String COMMITTED =
      "select facts from commit where municipality = $1 and position = $2";

  private static final String REPLACE_COMMIT =
      "update commit set facts = $3 where municipality = $1 and position = $2";

  /**
   * What one ledger was told.
   *
   * @param first the first position at which it held one of the values
   * @param inForce what it is to say from now on
   */
  record Told(long first, List<Comparison> inForce) {}

  private final SqlConnection connection;
  private final String member;
  private final long withdrawn;

  /**
   * @param member whose figures they are
   * @param withdrawn position of the withdrawal in the member's ledger
   */
  SecretComparisons(SqlConnection connection, String member, long withdrawn) {
    this.connection = connection;
    this.member = member;
    this.withdrawn = withdrawn;
  }

  /** By municipality. */
  SortedMap<String, Told> hide(Set<Batch.Cell> cells) {
    Set<Secrets.Figure> figures = new HashSet<>();
    for (Batch.Cell cell : cells) {
      if (cell.series().dimensions().isEmpty()) {
        figures.add(new Secrets.Figure(member, cell.series().kpi(), cell.period()));
      }
    }
    SortedMap<String, Told> told = new TreeMap<>();
    if (figures.isEmpty()) {
      return told;
    }
    String[] kpis = figures.stream().map(Secrets.Figure::kpi).distinct().toArray(String[]::new);
    String[] periods =
        figures.stream().map(each -> each.period().text()).distinct().toArray(String[]::new);
    Tuple asked = Tuple.tuple().addValue(kpis).addValue(periods);
    for (Row row : connection.preparedQuery(TOLD).execute(asked).await()) {
      Comparison comparison = comparison(row);
      if (figures.contains(new Secrets.Figure(member, comparison.kpi(), comparison.period()))) {
        Comparison kept = kept(comparison);
        if (kept != null) {
          replace(row, kept, told);
        }
      }
    }
    return told;
  }

  private static Comparison comparison(Row row) {
    return new Comparison(
        row.getString("kpi"),
        Period.parse(row.getString("period")),
        row.getString("comparison_group"),
        FactJson.parseMembers(row.getString("members")));
  }

  /** Null when there is nothing to hide. */
  private @Nullable Comparison kept(Comparison comparison) {
    Comparison.Member known = comparison.members().get(member);
    if (known == null || known.value() == null) {
      return null;
    }
    SortedMap<String, Comparison.Member> members = new TreeMap<>(comparison.members());
    members.put(member, Secrets.suppressed(withdrawn));
    return new Comparison(comparison.kpi(), comparison.period(), comparison.group(), members);
  }

  private void replace(Row row, Comparison kept, Map<String, Told> told) {
    String code = row.getString("municipality");
    long from = row.getLong("known_from");
    Tuple arguments =
        Tuple.of(code, kept.kpi(), kept.period().text(), kept.group(), from)
            .addValue(FactJson.members(kept.members()));
    connection.preparedQuery(REPLACE).execute(arguments).await();
    replaceCommit(code, from, kept);
    Told before = told.get(code);
    List<Comparison> inForce = new ArrayList<>(before == null ? List.of() : before.inForce());
    if (row.getLong("known_to") == null) {
      inForce.add(kept);
    }
    told.put(code, new Told(before == null ? from : Math.min(before.first(), from), inForce));
  }

  private void replaceCommit(String code, long position, Comparison kept) {
    Tuple asked = Tuple.of(code, position);
    for (Row row : connection.preparedQuery(COMMITTED).execute(asked).await()) {
      CommitFacts facts = CommitCodec.decode(Blocks.bytes(row, "facts"));
      List<Comparison> comparisons =
          facts.comparisons().stream()
              .map(each -> Batch.Contest.of(each).equals(Batch.Contest.of(kept)) ? kept : each)
              .toList();
      byte[] packed = CommitCodec.encode(facts.withComparisons(comparisons));
      Tuple arguments = Tuple.of(code, position, Buffer.buffer(packed));
      connection.preparedQuery(REPLACE_COMMIT).execute(arguments).await();
    }
  }
}
