package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.disclosure.Cell;
import se.framdrift.disclosure.Gone;
import se.framdrift.disclosure.Leaf;
import se.framdrift.disclosure.Mark;
import se.framdrift.disclosure.Release;
import se.framdrift.disclosure.Standing;

/**
 * What has been released of answers and cases. A release is remembered, with the cells that it
 * shows, before any of them leaves: whoever falls over between the two finds them pending and sends
 * them again. Thread-safe.
 */
public final class OutsideWaves {

  private static final String DUE =
      """
      select wave from outside_wave
      where municipality = $1 and feed = $2 and not ended
        and (changed or pending is not null or again_at <= $3)
      order by wave
      """;

  private static final String WAVE =
      """
      select changed, again_at, standing, pending from outside_wave
      where municipality = $1 and feed = $2 and wave = $3 for update
      """;

  private static final String ROWS =
      """
      select id, content, marks from outside_row
      where municipality = $1 and feed = $2 and wave = $3 order by id
      """;

  private static final String GONE =
      """
      select subjects, leaf, first_at, entered, left_at, count from outside_gone
      where municipality = $1 and feed = $2 and wave = $3
      """;

  private static final String MARK =
      """
      update outside_row r set marks = string_to_array(k.marks, chr(10))
      from unnest($3::bytea[], $4::text[]) as k (id, marks)
      where r.municipality = $1 and r.feed = $2 and r.id = k.id
      """;

  private static final String FORGET =
      "delete from outside_gone where municipality = $1 and feed = $2 and wave = $3";

  private static final String REMEMBER =
      """
      insert into outside_gone
        (municipality, feed, wave, subjects, leaf, first_at, entered, left_at, count)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  private static final String RELEASED =
      """
      update outside_wave
      set changed = false, again_at = $4, standing = $5, pending = $6, released_at = $7
      where municipality = $1 and feed = $2 and wave = $3
      """;

  private static final String LOOKED =
      """
      update outside_wave set changed = false, again_at = $4
      where municipality = $1 and feed = $2 and wave = $3
      """;

  /** A kept row and what it was when it was last looked at, null before that. */
  public record Kept(String content, @Nullable Mark mark) {}

  /** All that is kept of a wave. */
  public record Held(Standing standing, List<Kept> rows, List<Gone> gone) {}

  /**
   * What is to be done with a wave.
   *
   * @param release in the order of the rows; empty for none
   * @param again when time alone may ask for another look, null for never
   */
  public record Decision(Optional<Release> release, @Nullable Instant again) {}

  /** A wave as its operator may see it; the count is not to be shown as it is. */
  public record Counted(String wave, long rows, Standing standing, @Nullable Instant releasedAt) {}

  private final Database database;

  public OutsideWaves(Database database) {
    this.database = database;
  }

  /** Waves about which something has changed since they were looked at, or whose time has come. */
  public Future<List<String>> due(String municipality, String feed, Instant now) {
    return database
        .client()
        .preparedQuery(DUE)
        .execute(Tuple.of(municipality, feed, Rows.column(now)))
        .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
  }

  /**
   * Decides about one wave under the lock of its feed; completes with the cells that the ledger is
   * still to be given, which are durable by then.
   *
   * @param decide runs on a worker thread, for at most some seconds
   */
  public Future<List<Cell>> release(
      String municipality, String feed, String wave, Instant now, Function<Held, Decision> decide) {
    return Asides.inTransaction(
        database.pool(),
        connection -> new Work(connection, municipality, feed, wave, now).release(decide));
  }

  /** The ledger has them. */
  public Future<Void> sent(String municipality, String feed, String wave, List<Cell> cells) {
    return database
        .client()
        .preparedQuery(
            """
            update outside_wave set pending = null
            where municipality = $1 and feed = $2 and wave = $3 and pending = $4
            """)
        .execute(Tuple.of(municipality, feed, wave, StandingText.writeCells(cells)))
        .mapEmpty();
  }

  /** Newest first. */
  public Future<List<Counted>> counted(String municipality, String feed) {
    return database
        .client()
        .preparedQuery(
            """
            select wave, standing, released_at,
              (select count(*) from outside_row r
               where r.municipality = w.municipality and r.feed = w.feed and r.wave = w.wave) as rows
            from outside_wave w where municipality = $1 and feed = $2 order by wave desc limit 400
            """)
        .execute(Tuple.of(municipality, feed))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Counted(
                                row.getString("wave"),
                                row.getLong("rows"),
                                StandingText.read(row.getString("standing")),
                                Rows.optionalInstant(row, "released_at")))
                    .toList());
  }

  private final class Work {

    private final SqlConnection connection;
    private final String municipality;
    private final String feed;
    private final String wave;
    private final Instant now;

    Work(SqlConnection connection, String municipality, String feed, String wave, Instant now) {
      this.connection = connection;
      this.municipality = municipality;
      this.feed = feed;
      this.wave = wave;
      this.now = now;
    }

    Future<List<Cell>> release(Function<Held, Decision> decide) {
      return connection
          .query("set local idle_in_transaction_session_timeout = '60s'") // an audit takes its time
          .execute()
          .compose(
              _ ->
                  connection
                      .preparedQuery(OutsideRows.LOCK)
                      .execute(Tuple.of(OutsideRows.lock(municipality, feed))))
          .compose(_ -> execute(WAVE))
          .compose(
              rows -> {
                if (rows.size() == 0) {
                  return Future.succeededFuture(List.of());
                }
                Row row = rows.iterator().next();
                List<Cell> pending = StandingText.readCells(row.getString("pending"));
                Instant again = Rows.optionalInstant(row, "again_at");
                boolean due = again != null && !again.isAfter(now);
                if (!pending.isEmpty() || (!row.getBoolean("changed") && !due)) {
                  return Future.succeededFuture(pending); // first what is under way
                }
                return look(StandingText.read(row.getString("standing")), decide);
              });
    }

    private Future<List<Cell>> look(Standing standing, Function<Held, Decision> decide) {
      return execute(ROWS)
          .compose(
              rows ->
                  execute(GONE)
                      .compose(
                          gone ->
                              Asides.onWorker(
                                  database.vertx(), () -> decide.apply(held(standing, rows, gone))))
                      .compose(decision -> keep(rows, decision)));
    }

    private static Held held(Standing standing, RowSet<Row> rows, RowSet<Row> gone) {
      return new Held(
          standing,
          rows.stream()
              .map(
                  row ->
                      new Kept(
                          row.getString("content"),
                          Arrays.stream(row.getArrayOfStrings("marks"))
                              .map(Mark::parse)
                              .findFirst()
                              .orElse(null)))
              .toList(),
          gone.stream()
              .map(
                  row ->
                      new Gone(
                          row.getString("subjects"),
                          Leaf.parse(row.getString("leaf")),
                          row.getInteger("first_at"),
                          row.getInteger("entered"),
                          row.getInteger("left_at"),
                          row.getInteger("count")))
              .toList());
    }

    private Future<List<Cell>> keep(RowSet<Row> rows, Decision decision) {
      if (decision.release().isEmpty()) {
        return connection
            .preparedQuery(LOOKED)
            .execute(Tuple.of(municipality, feed, wave, Rows.column(decision.again())))
            .map(_ -> List.of());
      }
      Release release = decision.release().get();
      return mark(rows, release)
          .compose(_ -> execute(FORGET))
          .compose(_ -> remember(release.gone()))
          .compose(
              _ ->
                  connection
                      .preparedQuery(RELEASED)
                      .execute(
                          Tuple.of(municipality, feed, wave)
                              .addValue(Rows.column(decision.again()))
                              .addValue(StandingText.write(release.standing()))
                              .addValue(
                                  release.cells().isEmpty()
                                      ? null
                                      : StandingText.writeCells(release.cells()))
                              .addValue(Rows.column(now))))
          .map(_ -> release.cells());
    }

    private Future<?> mark(RowSet<Row> rows, Release release) {
      Map<Buffer, String> changed = new LinkedHashMap<>();
      int i = 0;
      for (Row row : rows) {
        List<String> marks = release.marks().get(i++).map(Mark::text).stream().toList();
        if (!marks.equals(Arrays.asList(row.getArrayOfStrings("marks")))) {
          changed.put(row.getBuffer("id"), String.join("\n", marks));
        }
      }
      if (changed.isEmpty()) {
        return Future.succeededFuture();
      }
      return connection
          .preparedQuery(MARK)
          .execute(
              Tuple.of(municipality, feed)
                  .addValue(changed.keySet().toArray(Buffer[]::new))
                  .addValue(changed.values().toArray(String[]::new)));
    }

    private Future<?> remember(List<Gone> gone) {
      List<Tuple> tuples = new ArrayList<>();
      for (Gone each : gone) {
        tuples.add(
            Tuple.of(municipality, feed, wave)
                .addValue(each.subjects())
                .addValue(each.leaf().text())
                .addValue(each.first())
                .addValue(each.entered())
                .addValue(each.left())
                .addValue(each.count()));
      }
      return tuples.isEmpty()
          ? Future.succeededFuture()
          : connection.preparedQuery(REMEMBER).executeBatch(tuples);
    }

    private Future<RowSet<Row>> execute(String sql) {
      return connection.preparedQuery(sql).execute(Tuple.of(municipality, feed, wave));
    }
  }
}
