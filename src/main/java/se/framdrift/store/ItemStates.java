package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Item;
import se.framdrift.model.SavedItems;

/**
 * What boards showed, at every position. The first writer of a state wins: nodes write the same,
 * and newer code never changes an old answer. Thread-safe; borrows the database.
 */
public final class ItemStates {

  /** The most items that one call saves. */
  public static final int MAX_ITEMS = 10_000;

  private static final String SAVE =
      """
      insert into item_state (municipality, board, item, position, json, removed, engine)
      select $1, $2, k.item, k.position, k.json, k.removed, $3
      from unnest($4::text[], $5::bigint[], $6::text[], $7::bool[])
        as k (item, position, json, removed)
      where k.removed or not exists (
        select from secret_item s
        where s.municipality = $1 and s.item = k.item
          and k.position >= s.first_position and k.position < s.position)
      on conflict do nothing
      """;

  private static final String ADVANCE =
      """
      insert into item_progress (municipality, board, position, engine) values ($1, $2, $3, $4)
      on conflict (municipality, board) do update
      set position = excluded.position, engine = excluded.engine
      where item_progress.position < excluded.position
      """;

  private static final String PROGRESS =
      "select position, engine from item_progress where municipality = $1 and board = $2";

  /** From item to item by the key, so that the cost does not grow with the length of history. */
  private static final String LATEST =
      """
      with recursive ids as (
        (select item from item_state where municipality = $1 and board = $2
         order by item limit 1)
        union all
        select (select s.item from item_state s
                where s.municipality = $1 and s.board = $2 and s.item > ids.item
                order by s.item limit 1)
        from ids where ids.item is not null)
      select latest.item, latest.position, latest.json, latest.removed
      from ids cross join lateral (
        select s.item, s.position, s.json, s.removed from item_state s
        where s.municipality = $1 and s.board = $2 and s.item = ids.item and s.position <= $3
        order by s.position desc limit 1) latest
      order by latest.item
      """;

  private final Database database;

  public ItemStates(Database database) {
    this.database = database;
  }

  /**
   * Stores states that are not stored yet and, in the same transaction, that the board stands at
   * {@code appliedPosition}; a board never goes back. A state that rests on a figure which has been
   * withdrawn as confidential meanwhile is not stored.
   *
   * @param items at most {@link #MAX_ITEMS}, each at the position at which it changed
   * @param engine version of the code that made them
   */
  public Future<Void> saveItems(
      String municipality, String board, List<Item> items, long appliedPosition, String engine) {
    if (items.size() > MAX_ITEMS) {
      return Future.failedFuture(
          new IllegalArgumentException("more than " + MAX_ITEMS + " items at once"));
    }
    Tuple states =
        Tuple.of(municipality, board, engine)
            .addValue(Rows.texts(items, Item::id))
            .addValue(items.stream().map(Item::position).toArray(Long[]::new))
            .addValue(Rows.texts(items, Item::json))
            .addValue(items.stream().map(Item::removed).toArray(Boolean[]::new));
    return Asides.inTransaction(
            database.pool(),
            connection ->
                Future.all(
                    Secrecy.shared(connection),
                    connection.preparedQuery(SAVE).execute(states),
                    connection
                        .preparedQuery(ADVANCE)
                        .execute(Tuple.of(municipality, board, appliedPosition, engine))))
        .mapEmpty();
  }

  /** The board as it stands: each item's latest state up to the applied position. */
  public Future<SavedItems> items(String municipality, String board) {
    return database
        .client()
        .preparedQuery(PROGRESS)
        .execute(Tuple.of(municipality, board))
        .map(rows -> rows.stream().findFirst())
        .compose(
            progress -> {
              long position = progress.map(row -> row.getLong("position")).orElse(0L);
              return latest(municipality, board, position, engine(progress));
            });
  }

  /** The board as it stood at an earlier position. */
  public Future<SavedItems> items(String municipality, String board, long position) {
    return items(municipality, board)
        .compose(
            present ->
                position >= present.position()
                    ? Future.succeededFuture(present)
                    : latest(municipality, board, position, present.engine()));
  }

  private static @Nullable String engine(Optional<Row> progress) {
    return progress.isPresent() ? progress.get().getString("engine") : null;
  }

  private Future<SavedItems> latest(
      String municipality, String board, long position, @Nullable String engine) {
    return database
        .client()
        .preparedQuery(LATEST)
        .execute(Tuple.of(municipality, board, position))
        .map(
            rows -> new SavedItems(position, engine, rows.stream().map(ItemStates::item).toList()));
  }

  private static Item item(Row row) {
    return new Item(
        row.getString("item"),
        row.getLong("position"),
        row.getString("json"),
        row.getBoolean("removed"));
  }
}
