package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.framdrift.disclosure.Mark;
import se.framdrift.model.Outcome;
import se.framdrift.model.Outside;
import se.framdrift.model.Rejection;

/**
 * Answers and cases, beside the ledger. What is replaced or deleted is gone; of one that was in a
 * release only that there was one is remembered ({@link se.framdrift.disclosure.Gone}). Writers of
 * one feed, and its releases, take turns. Thread-safe.
 */
public final class OutsideRows {

  /** The most rows that one call takes. */
  public static final int MAX_STEPS = 20_000;

  static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 4711)) is null";

  private static final String KNOWN =
      """
      select id, wave, content, marks from outside_row
      where municipality = $1 and feed = $2 and id = any ($3::bytea[])
      """;

  private static final String PUT =
      """
      insert into outside_row (municipality, feed, id, wave, content, marks)
      select $1, $2, k.id, k.wave, k.content, '{}'
      from unnest($3::bytea[], $4::text[], $5::text[]) as k (id, wave, content)
      on conflict (municipality, feed, id) do update set
        wave = excluded.wave, content = excluded.content,
        marks = case when outside_row.wave is not distinct from excluded.wave
          then outside_row.marks else '{}' end
      """;

  private static final String CHANGED =
      """
      insert into outside_wave (municipality, feed, wave, changed)
      select $1, $2, k.wave, true from unnest($3::text[]) as k (wave)
      on conflict (municipality, feed, wave) do update set changed = true
      """;

  private static final String GONE =
      """
      insert into outside_gone
        (municipality, feed, wave, subjects, leaf, first_at, entered, left_at, count)
      values ($1, $2, $3, $4, $5, $6, $7, 0, 1)
      on conflict (municipality, feed, wave, subjects, leaf, first_at, entered, left_at)
      do update set count = outside_gone.count + 1
      """;

  /** What became of the rows. */
  public record Taken(List<Outcome> outcomes, List<Rejection> refused) {}

  private final Database database;
  private final OutsideKey key;

  public OutsideRows(Database database, OutsideKey key) {
    this.database = database;
    this.key = key;
  }

  /**
   * Takes steps in their order, in one transaction; completes when they are durable. Those that are
   * refused change nothing and do not keep others from being taken.
   *
   * @param steps at most {@link #MAX_STEPS}
   */
  public Future<Taken> take(String municipality, String feed, List<Outside.Step> steps) {
    if (steps.size() > MAX_STEPS) {
      return Future.failedFuture(new IllegalArgumentException("more than " + MAX_STEPS + " rows"));
    }
    if (steps.isEmpty()) {
      return Future.succeededFuture(new Taken(List.of(), List.of()));
    }
    return Asides.inTransaction(
        database.pool(), connection -> new Work(connection, municipality, feed).take(steps));
  }

  /** Deletes a row; false when there was none. */
  public Future<Boolean> delete(String municipality, String feed, String id) {
    return Asides.inTransaction(
        database.pool(), connection -> new Work(connection, municipality, feed).delete(id));
  }

  static String lock(String municipality, String feed) {
    return "outside " + municipality + " " + feed;
  }

  private record Known(
      Buffer id, @Nullable String wave, @Nullable String content, List<String> marks) {}

  private final class Work {

    private final SqlConnection connection;
    private final String municipality;
    private final String feed;

    Work(SqlConnection connection, String municipality, String feed) {
      this.connection = connection;
      this.municipality = municipality;
      this.feed = feed;
    }

    private Buffer hash(String id) {
      return Buffer.buffer(key.hash(municipality + " " + feed, id));
    }

    private Future<Map<Buffer, Known>> known(List<Buffer> ids) {
      return execute(LOCK, Tuple.of(lock(municipality, feed)))
          .compose(
              _ -> {
                Buffer[] wanted = ids.toArray(Buffer[]::new);
                return execute(KNOWN, Tuple.of(municipality, feed, wanted));
              })
          .map(
              rows -> {
                Map<Buffer, Known> found = new HashMap<>();
                for (Row row : rows) {
                  Buffer id = row.getBuffer("id");
                  found.put(
                      id,
                      new Known(
                          id,
                          row.getString("wave"),
                          row.getString("content"),
                          List.of(row.getArrayOfStrings("marks"))));
                }
                return found;
              });
    }

    Future<Taken> take(List<Outside.Step> steps) {
      List<Buffer> ids = steps.stream().map(step -> hash(step.id())).toList();
      return known(ids).compose(before -> settle(steps, ids, before));
    }

    private Future<Taken> settle(
        List<Outside.Step> steps, List<Buffer> ids, Map<Buffer, Known> before) {
      Map<Buffer, Known> after = new LinkedHashMap<>();
      List<Outcome> outcomes = new ArrayList<>();
      List<Rejection> refused = new ArrayList<>();
      return Asides.onWorker(
              database.vertx(),
              () -> {
                for (int i = 0; i < steps.size(); i++) {
                  step(steps.get(i), ids.get(i), before, after, outcomes, refused);
                }
                return true;
              })
          .compose(_ -> write(List.copyOf(after.values()), before))
          .map(_ -> new Taken(outcomes, refused));
    }

    private static void step(
        Outside.Step step,
        Buffer id,
        Map<Buffer, Known> before,
        Map<Buffer, Known> after,
        List<Outcome> outcomes,
        List<Rejection> refused) {
      Known present = after.containsKey(id) ? after.get(id) : before.get(id);
      String content = present == null ? null : present.content();
      switch (step.next().apply(content)) {
        case Outside.Refused words -> refused.add(words.rejection(step.row()));
        case Outside.Kept(String kept, String wave) -> {
          if (kept.equals(content)) {
            outcomes.add(Outcome.UNCHANGED);
          } else {
            outcomes.add(content == null ? Outcome.ACCEPTED : Outcome.REVISED);
            after.put(id, new Known(id, wave, kept, List.of()));
          }
        }
      }
    }

    private Future<Void> write(List<Known> rows, Map<Buffer, Known> before) {
      if (rows.isEmpty()) {
        return Future.succeededFuture();
      }
      TreeSet<String> waves = new TreeSet<>();
      List<Tuple> gone = new ArrayList<>();
      for (Known row : rows) {
        Known was = before.get(row.id());
        if (row.wave() != null) {
          waves.add(row.wave());
        }
        if (was != null && was.wave() != null && !was.wave().equals(row.wave())) {
          waves.add(was.wave());
          gone.addAll(gone(was));
        }
      }
      Tuple put =
          Tuple.of(municipality, feed)
              .addValue(rows.stream().map(Known::id).toArray(Buffer[]::new))
              .addValue(Rows.texts(rows, Known::wave))
              .addValue(Rows.texts(rows, Known::content));
      return gone(gone).compose(_ -> execute(PUT, put)).compose(_ -> changed(waves)).mapEmpty();
    }

    Future<Boolean> delete(String id) {
      Buffer hash = hash(id);
      return known(List.of(hash))
          .compose(
              found -> {
                Known row = found.get(hash);
                if (row == null) {
                  return Future.succeededFuture(false);
                }
                return execute(
                        "delete from outside_row where municipality = $1 and feed = $2 and id = $3",
                        Tuple.of(municipality, feed, hash))
                    .compose(_ -> gone(gone(row)))
                    .compose(
                        _ ->
                            row.wave() == null
                                ? Future.succeededFuture()
                                : changed(Set.of(row.wave())).mapEmpty())
                    .map(true);
              });
    }

    /** That someone who was in a release of a wave is so no more. */
    private List<Tuple> gone(Known row) {
      String wave = Objects.requireNonNullElse(row.wave(), "");
      return row.marks().stream()
          .map(mark -> Mark.parse(mark).gone())
          .map(
              each ->
                  Tuple.of(municipality, feed, wave, each.subjects(), each.leaf().text())
                      .addValue(each.first())
                      .addValue(each.entered()))
          .toList();
    }

    private Future<?> gone(List<Tuple> tuples) {
      return tuples.isEmpty()
          ? Future.succeededFuture()
          : connection.preparedQuery(GONE).executeBatch(tuples);
    }

    private Future<RowSet<Row>> changed(Set<String> waves) {
      return execute(CHANGED, Tuple.of(municipality, feed, (Object) waves.toArray(String[]::new)));
    }

    private Future<RowSet<Row>> execute(String sql, Tuple arguments) {
      return connection.preparedQuery(sql).execute(arguments);
    }
  }
}
