package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.CommitEvents;
import se.framdrift.model.Event;
import se.framdrift.model.Happened;
import se.framdrift.model.Recent;
import se.framdrift.model.Transition;
import se.framdrift.wire.EventJson;

/**
 * How the statuses of commitments went, out of the stored states of the tiles. A status is another
 * one when its state, its being secured, its days late, its person's word, the codes of its
 * reasons, what another target gives or the verdict on the claim are. Thread-safe; borrows the
 * database.
 */
public final class StatusTurns {

  /** The most transitions in one answer. */
  public static final int MAX_ROWS = 1_000;

  /** All that a status is compared by. */
  private static final String WHOLE =
      """
      status ->> 'state', status ->> 'secured', status ->> 'daysLate', status ->> 'override',
            jsonb_path_query_array(status, '$.reasons[*].code')::text,
            jsonb_path_query_array(status,
              '$.reasons[*] ? (@.code == "by-original-target" || @.code == "by-stated-target").params.state')::text,
            claim""";

  /** What people are told of at once. */
  private static final String OUTCOME =
      "status ->> 'state', status ->> 'secured', status #>> '{override,state}'";

  /** States, each beside the one before; {@code key} is what two of them are compared by. */
  private static String turns(String key) {
    return """
        keyed as (
          select item, position, status,
            case when status is not null then concat_ws('|', %s) end as key
          from states),
        turns as (
          select item, position, status, key, lag(key) over w as was, lag(status) over w as before
          from keyed window w as (partition by item order by position))
        """
        .formatted(key);
  }

  private static final String OF_ONE =
      """
      with states as (
        select item, position, json::jsonb -> 'status' as status,
          json::jsonb #>> '{claim,verdict}' as claim
        from item_state
        where municipality = $1 and board = $2 and item = $3 and position <= $4),
      """
          + turns(WHOLE);

  private static final String COUNT =
      OF_ONE + "select count(*) from turns where key is distinct from was";

  /** What a commit brought is told by what is stored at its position. */
  private static final String LIST =
      OF_ONE
          + """
          select t.position, t.status::text as status, c.at, c.origin,
            case
              when exists (select from catalog k
                where k.municipality = $1 and k.position = t.position) then 'CATALOG'
              when exists (select from statement s
                where s.municipality = $1 and s.position = t.position and s.commitment = $3)
                then 'STATEMENT'
              when exists (select from judgement j
                where j.municipality = $1 and j.position = t.position and j.commitment = $3)
                then 'OVERRIDE'
              when c.origin = 'tick' then 'TICK'
              when c.origin = 'comparison' then 'COMPARISON'
              else 'FIGURES' end as cause
          from turns t join commit c on c.municipality = $1 and c.position = t.position
          where t.key is distinct from t.was
          order by t.position limit $5 offset $6
          """;

  /** From item to item by the key, as in {@link ItemStates}; and the state before the first. */
  private static final String STATES_BETWEEN =
      """
      with recursive ids as (
        (select item from item_state where municipality = $1 and board = $2
         order by item limit 1)
        union all
        select (select s.item from item_state s
                where s.municipality = $1 and s.board = $2 and s.item > ids.item
                order by s.item limit 1)
        from ids where ids.item is not null),
      states as (
        select s.item, s.position, s.json::jsonb -> 'status' as status,
          s.json::jsonb #>> '{claim,verdict}' as claim
        from ids cross join lateral (
          (select k.item, k.position, k.json, k.removed from item_state k
           where k.municipality = $1 and k.board = $2 and k.item = ids.item
             and k.position > $3 and k.position <= $4)
          union all
          (select k.item, k.position, k.json, k.removed from item_state k
           where k.municipality = $1 and k.board = $2 and k.item = ids.item and k.position <= $3
           order by k.position desc limit 1)) s
        where s.removed or s.json like '%"kind":"commitment"%'),
      """;

  private static final String BETWEEN =
      STATES_BETWEEN
          + turns(WHOLE)
          + """
          select item, position, before::text as before, status::text as status from turns
          where position > $3 and key is distinct from was order by position, item
          """;

  /** How far back it is looked for what happened. */
  private static final long RECENT_COMMITS = 5_000;

  /** The same as {@link #BETWEEN}, but of outcomes alone, the newest first. */
  private static final String RECENT =
      STATES_BETWEEN
          + turns(OUTCOME)
          + """
          select t.item, t.position, c.at, t.before::text as before, t.status::text as status
          from turns t join commit c on c.municipality = $1 and c.position = t.position
          where t.position > $3 and t.key is distinct from t.was
          order by t.position desc, t.item desc limit $5
          """;

  private final Database database;

  public StatusTurns(Database database) {
    this.database = database;
  }

  /**
   * How one commitment's status went up to a position, oldest first.
   *
   * @param limit clamped to 1 … {@link #MAX_ROWS}
   */
  public Future<List<Transition>> of(
      String municipality, String board, String item, long position, int limit, int offset) {
    Tuple asked =
        Tuple.of(municipality, board, item, position)
            .addInteger(Math.clamp(limit, 1, MAX_ROWS))
            .addInteger(Math.max(0, offset));
    return database
        .client()
        .preparedQuery(LIST)
        .execute(asked)
        .map(rows -> rows.stream().map(StatusTurns::transition).toList());
  }

  /** How many {@link #of} has in all. */
  public Future<Long> count(String municipality, String board, String item, long position) {
    return database
        .client()
        .preparedQuery(COUNT)
        .execute(Tuple.of(municipality, board, item, position))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** All that turned after position {@code from} and up to {@code to}, by position. */
  public Future<SortedMap<Long, List<Happened.Judged>>> between(
      String municipality, String board, long from, long to) {
    return database
        .client()
        .preparedQuery(BETWEEN)
        .execute(Tuple.of(municipality, board, from, to))
        .map(
            rows -> {
              SortedMap<Long, List<Happened.Judged>> turns = new TreeMap<>();
              for (Row row : rows) {
                turns
                    .computeIfAbsent(row.getLong("position"), _ -> new ArrayList<>())
                    .add(
                        new Happened.Judged(
                            row.getString("item"), text(row, "before"), text(row, "status")));
              }
              return turns;
            });
  }

  /**
   * What happened lately, up to a position: in the newest {@value #RECENT_COMMITS} commits, and no
   * more than {@value #MAX_ROWS} turns.
   */
  public Future<Recent> recent(String municipality, String board, long position) {
    long after = Math.max(0, position - RECENT_COMMITS);
    return database
        .client()
        .preparedQuery(RECENT)
        .execute(Tuple.of(municipality, board, after, position, MAX_ROWS))
        .map(rows -> recent(rows.stream().toList(), after));
  }

  /** Rows come newest first; the commit at which they may have been cut is left out. */
  private static Recent recent(List<Row> rows, long after) {
    long from = rows.size() < MAX_ROWS ? after : rows.getLast().getLong("position");
    SortedMap<Long, List<Row>> commits = new TreeMap<>();
    for (Row row : rows) {
      if (row.getLong("position") > from) {
        commits.computeIfAbsent(row.getLong("position"), _ -> new ArrayList<>()).addFirst(row);
      }
    }
    return new Recent(
        from,
        commits.entrySet().stream()
            .map(
                commit ->
                    new CommitEvents(
                        commit.getKey(),
                        Rows.instant(commit.getValue().getFirst(), "at"),
                        commit.getValue().stream().map(StatusTurns::turned).toList()))
            .toList());
  }

  private static Event turned(Row row) {
    return new Event.Turned(
        row.getString("item"), outcome(text(row, "before")), outcome(text(row, "status")));
  }

  private static Event.@Nullable Outcome outcome(@Nullable String status) {
    return status == null ? null : EventJson.outcomeOf(new JsonObject(status));
  }

  private static Transition transition(Row row) {
    return new Transition(
        row.getLong("position"),
        Rows.instant(row, "at"),
        row.getString("origin"),
        Transition.Cause.valueOf(row.getString("cause")),
        text(row, "status"));
  }

  /** A JSON null is no status either. */
  private static @Nullable String text(Row row, String column) {
    String text = row.getString(column);
    return "null".equals(text) ? null : text;
  }
}
