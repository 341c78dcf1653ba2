package se.framdrift.store;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Withdrawal;

/**
 * Replaces the stored states of the tiles that rest on hidden figures by one tombstone each, and
 * sees to it that nobody stores them again. Blocking, on a virtual thread; one use.
 */
final class SecretTiles {

  private static final String CATALOGS =
      """
      select json from catalog where municipality = $1 and position >= coalesce(
        (select max(position) from catalog where municipality = $1 and position <= $2), 0)
      order by position
      """;

  private static final String TILES =
      """
      with recursive ids as (
        (select board, item from item_state where municipality = $1 order by board, item limit 1)
        union all
        select n.board, n.item from ids cross join lateral (
          select s.board, s.item from item_state s
          where s.municipality = $1 and (s.board, s.item) > (ids.board, ids.item)
          order by s.board, s.item limit 1) n)
      select ids.board, ids.item, old.position, old.json
      from ids cross join lateral (
        select s.position, s.json from item_state s
        where s.municipality = $1 and s.board = ids.board and s.item = ids.item
          and not s.removed and s.position < $2
        order by s.position limit 1) old
      """;

  private static final String FORGET =
      """
      delete from item_state
      where municipality = $1 and item = any ($2::text[]) and position >= $3 and position < $4
        and not removed
      """;

  private static final String BURY =
      """
      insert into item_state (municipality, board, item, position, json, removed, engine)
      values ($1, $2, $3, $4, $5, false, 'secret') on conflict do nothing
      """;

  private static final String KEEP =
      """
      insert into secret_item (municipality, item, first_position, position)
      select $1, k.item, $3, $4 from unnest($2::text[]) as k (item)
      """;

  private final SqlConnection connection;
  private final Hiding hiding;
  private final String municipality;
  private final long before;

  /**
   * @param before position from which on tiles say what may be known
   */
  SecretTiles(SqlConnection connection, Hiding hiding, String municipality, long before) {
    this.connection = connection;
    this.hiding = hiding;
    this.municipality = municipality;
    this.before = before;
  }

  /**
   * Hides them from position {@code first} on.
   *
   * @return their ids, sorted
   */
  List<String> hide(Set<SeriesId> series, long first, Withdrawal withdrawal) {
    RowSet<Row> stored = execute(TILES, Tuple.of(municipality, before));
    Set<String> tiles = new HashSet<>();
    stored.forEach(row -> tiles.add(row.getString("item")));
    Set<String> resting = new TreeSet<>();
    for (Row row : execute(CATALOGS, Tuple.of(municipality, first))) {
      resting.addAll(hiding.resting(row.getString("json"), series, tiles));
    }
    String[] ids = resting.toArray(String[]::new);
    execute(FORGET, Tuple.of(municipality).addValue(ids).addValue(first).addValue(before));
    for (Row row : stored) {
      String item = row.getString("item");
      if (resting.contains(item)) {
        long at = Math.max(first, row.getLong("position"));
        String tombstone = hiding.tombstone(row.getString("json"), at, withdrawal);
        execute(BURY, Tuple.of(municipality, row.getString("board"), item, at, tombstone));
      }
    }
    execute(KEEP, Tuple.of(municipality).addValue(ids).addValue(first).addValue(before));
    return List.copyOf(resting);
  }

  private RowSet<Row> execute(String sql, Tuple arguments) {
    return connection.preparedQuery(sql).execute(arguments).await();
  }
}
