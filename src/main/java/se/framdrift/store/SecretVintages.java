package se.framdrift.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Change;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Withdrawal;

/**
 * Takes the values of figures out of a municipality's blocks and commits. A vintage stays where it
 * was, as one that is hidden. Blocking, on a virtual thread; one use.
 */
final class SecretVintages {

  /** So many commits are held in memory at once. */
  private static final int COMMITS = 20;

  private static final String BLOCK =
      """
      select packed from observation_block
      where municipality = $1 and series = $2 and starts = $3 and span = $4 for update
      """;

  private static final String REPLACE_BLOCK =
      """
      update observation_block set packed = $5
      where municipality = $1 and series = $2 and starts = $3 and span = $4
      """;

  private static final String COMMITTED =
      "select position, facts from commit where municipality = $1 and position = any ($2::bigint[])";

  private static final String REPLACE_COMMIT =
      "update commit set facts = $3 where municipality = $1 and position = $2";

  /**
   * What was found of one figure.
   *
   * @param vintages how many had a value
   * @param first position of the first of them, null for none
   */
  record Found(int vintages, @Nullable Long first) {

    private Found and(long position) {
      return new Found(vintages + 1, first == null ? position : Math.min(first, position));
    }
  }

  private final SqlConnection connection;
  private final String municipality;
  private final Map<Batch.Cell, Withdrawal> secret;
  private final Map<Batch.Cell, Found> found = new LinkedHashMap<>();
  private final SortedSet<Long> positions = new TreeSet<>();
  private final Map<Batch.Cell, SortedSet<Double>> values = new LinkedHashMap<>();

  SecretVintages(
      SqlConnection connection, String municipality, Map<Batch.Cell, Withdrawal> secret) {
    this.connection = connection;
    this.municipality = municipality;
    this.secret = secret;
  }

  void hide() {
    Map<BlockKey, List<Batch.Cell>> blocks = new LinkedHashMap<>();
    for (Batch.Cell cell : secret.keySet()) {
      found.put(cell, new Found(0, null));
      blocks
          .computeIfAbsent(BlockKey.of(cell.series(), cell.period()), _ -> new ArrayList<>())
          .add(cell);
    }
    blocks.keySet().forEach(this::hide);
    List<Long> all = List.copyOf(positions);
    for (int from = 0; from < all.size(); from += COMMITS) {
      hideCommits(all.subList(from, Math.min(all.size(), from + COMMITS)));
    }
  }

  private void hide(BlockKey key) {
    Tuple block = Tuple.of(municipality, key.series().toString(), key.starts(), key.span());
    for (Row row : connection.preparedQuery(BLOCK).execute(block).await()) {
      List<Vintage> vintages =
          new BlockReader().vintages(Blocks.bytes(row, "packed"), key.starts());
      BlockChunk chunk = new BlockChunk(key);
      PackedWriter.Periods periods = new PackedWriter.Periods();
      for (Vintage vintage : vintages) {
        Observation kept = kept(key.series(), vintage);
        chunk.add(
            new Appended(vintage.position(), vintage.at(), vintage.feed(), List.of()),
            new Change(key.series(), vintage.period(), null, kept),
            periods);
      }
      Tuple arguments =
          Tuple.of(municipality, key.series().toString(), key.starts(), key.span())
              .addValue(Buffer.buffer(chunk.toBytes()));
      connection.preparedQuery(REPLACE_BLOCK).execute(arguments).await();
    }
  }

  private Observation kept(SeriesId series, Vintage vintage) {
    Batch.Cell cell = new Batch.Cell(series, vintage.period());
    Withdrawal withdrawal = secret.get(cell);
    if (withdrawal == null) {
      return vintage.observation();
    }
    positions.add(vintage.position()); // even without a value: it says what was before it
    Double value = vintage.observation().value();
    if (value == null) {
      return vintage.observation();
    }
    found.computeIfPresent(cell, (_, known) -> known.and(vintage.position()));
    values.computeIfAbsent(cell, _ -> new TreeSet<>()).add(value);
    return Observation.hidden(vintage.period(), withdrawal);
  }

  /** What one vintage says as after, the next says as before: the commits of all are looked at. */
  private void hideCommits(List<Long> some) {
    Tuple asked = Tuple.of(municipality).addValue(some.toArray(Long[]::new));
    Map<Long, byte[]> packed = new TreeMap<>();
    for (Row row : connection.preparedQuery(COMMITTED).execute(asked).await()) {
      CommitFacts facts = CommitCodec.decode(Blocks.bytes(row, "facts"));
      List<Change> changes = facts.changes().stream().map(this::kept).toList();
      packed.put(row.getLong("position"), CommitCodec.encode(facts.withChanges(changes)));
    }
    packed.forEach(
        (position, bytes) ->
            connection
                .preparedQuery(REPLACE_COMMIT)
                .execute(Tuple.of(municipality, position, Buffer.buffer(bytes)))
                .await());
  }

  private Change kept(Change change) {
    Withdrawal withdrawal = secret.get(new Batch.Cell(change.series(), change.period()));
    return withdrawal == null
        ? change
        : new Change(
            change.series(),
            change.period(),
            change.before() == null ? null : kept(change.before(), withdrawal),
            kept(change.after(), withdrawal));
  }

  private static Observation kept(Observation observation, Withdrawal withdrawal) {
    Period period = observation.period();
    return observation.value() == null ? observation : Observation.hidden(period, withdrawal);
  }

  /** By figure, those without a vintage too. */
  Map<Batch.Cell, Found> found() {
    return found;
  }

  /** The values that were there, for looking for them elsewhere; never to be shown. */
  Map<Batch.Cell, SortedSet<Double>> values() {
    return values;
  }

  /** Position of the first vintage with a value; {@link Long#MAX_VALUE} for none. */
  long first() {
    return found.values().stream()
        .map(Found::first)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
