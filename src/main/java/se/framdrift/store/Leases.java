package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/**
 * What only one node may do at a time. A lease that is not renewed ends by PostgreSQL's clock, and
 * anyone may take it. Thread-safe; borrows the database.
 */
public final class Leases {

  private static final String TAKE =
      """
      insert into lease (name, holder, expires)
      values ($1, $2, clock_timestamp() + $3::bigint * interval '1 millisecond')
      on conflict (name) do update set holder = excluded.holder, expires = excluded.expires
      where lease.holder = excluded.holder or lease.expires <= clock_timestamp()
      """;

  private static final String RENEW =
      """
      update lease set expires = clock_timestamp() + $3::bigint * interval '1 millisecond'
      where name = $1 and holder = $2
      """;

  private final Database database;
  private final String holder;
  private final Duration length;

  /**
   * @param holder this node, a name that no other has
   * @param length of a lease, from each time that it is taken or renewed
   */
  public Leases(Database database, String holder, Duration length) {
    this.database = database;
    this.holder = holder;
    this.length = length;
  }

  /** Takes the lease; false while another holds it. */
  public Future<Boolean> take(String name) {
    return changed(TAKE, Tuple.of(name, holder, length.toMillis()));
  }

  /** Makes it last; false when another has taken it meanwhile. */
  public Future<Boolean> renew(String name) {
    return changed(RENEW, Tuple.of(name, holder, length.toMillis()));
  }

  /** Gives it back; nothing happens when it is another's. */
  public Future<Void> release(String name) {
    return changed("delete from lease where name = $1 and holder = $2", Tuple.of(name, holder))
        .mapEmpty();
  }

  private Future<Boolean> changed(String sql, Tuple arguments) {
    return database.client().preparedQuery(sql).execute(arguments).map(rows -> rows.rowCount() > 0);
  }
}
