package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.EmbeddedPostgres;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;
import se.framdrift.testing.Wait;

/**
 * Promise 1: what was acknowledged is durable, whenever the power goes. Eight connections post
 * while the server is killed; {@code .ci/kill 50} does it fifty times.
 */
class KillIT {

  private static final int ROUNDS = Integer.getInteger("framdrift.kill.rounds", 3);
  private static final int CONNECTIONS_EACH = 2;

  /** Before the bundled figures begin, so that a cell is empty until it is posted. */
  private static final int FIRST_YEAR = 1850;

  private static final int YEARS = 120;
  private static final List<String> MUNICIPALITIES = List.of("1441", "0586", "2081", "1281");

  /**
   * Gaps in positions, heads that are elsewhere than their last commit, blocks that are ahead of
   * what they should hold. Whether a cell is in force twice is seen when series are read.
   */
  private static final String BROKEN =
      """
      select 'positions of ' || municipality || ': ' || count(*) || ' of ' || max(position)
      from commit group by municipality having count(*) <> max(position)
      union all
      select 'head of ' || code from municipality m
      where position <> (select coalesce(max(position), 0) from commit where municipality = m.code)
      union all
      select 'blocks of ' || p.municipality
      from projection p join municipality m on m.code = p.municipality
      where p.position > m.position or p.position < coalesce(
        (select max(last) from observation_block where municipality = p.municipality), 0)
      """;

  /** What is known of a cell: the value that was acknowledged, and one that may have been taken. */
  private record Known(@Nullable Double acknowledged, @Nullable Double sent) {}

  private final Map<String, Known> cells = new ConcurrentHashMap<>();
  private final AtomicInteger answers = new AtomicInteger();
  private int round;

  @Test
  void everyAcknowledgedRowSurvivesKillingTheServer() throws Exception {
    long seed = Long.getLong("framdrift.kill.seed", 20_261);
    Random random = new Random(seed);
    Program program = Program.fresh();
    RunningServer server = program.start();
    try {
      for (round = 1; round <= ROUNDS; round++) {
        killAmidst(server, random.nextInt(200, 1_200));
        if (round > 1) {
          server.postgres().kill();
        }

        server = program.start();

        assertThat(wrong(server)).as("wrong after round " + round).isEmpty();
        assertThat(broken(program)).as("broken after round " + round).isEmpty();
      }
    } finally {
      server.close();
    }
  }

  /** Posts from all sides; kills the server {@code millis} after the first answers. */
  private void killAmidst(RunningServer server, int millis) throws InterruptedException {
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    List<Thread> clients = new ArrayList<>();
    int before = answers.get();
    for (String municipality : MUNICIPALITIES) {
      List<String> series = Figures.shares(server, municipality);
      assertThat(series).isNotEmpty();
      for (int side = 0; side < CONNECTIONS_EACH; side++) {
        clients.add(client(server, series, side, failures));
      }
    }
    Wait.until(
        Duration.ofMinutes(2), () -> "answers; " + failures, () -> answers.get() > before + 8);
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    server.killAlone();
    for (Thread client : clients) {
      client.join(Duration.ofMinutes(5));
      assertThat(client.isAlive()).isFalse();
    }
    assertThat(failures).isEmpty();
  }

  private Thread client(
      RunningServer server, List<String> series, int side, List<Throwable> failures) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                postUntilItBreaks(server, series, side);
              } catch (RuntimeException | AssertionError e) {
                failures.add(e);
              }
            });
  }

  /** What the ledger itself has lost or has twice: nothing, whatever happened. */
  private static List<String> broken(Program program) throws IOException {
    DatabaseAddress address = EmbeddedPostgres.runningIn(program.data()).orElseThrow();
    List<String> broken = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s"
                    .formatted(address.host(), address.port(), address.database()),
                address.user(),
                address.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(BROKEN)) {
      while (rows.next()) {
        broken.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return broken;
  }

  /**
   * A value counts as acknowledged after its answer only. One client writes each cell: of two
   * clients of a series one has the even years.
   */
  private void postUntilItBreaks(RunningServer server, List<String> series, int side) {
    for (int request = 0; true; request++) {
      List<Figures.Row> rows = new ArrayList<>();
      for (String each : series) {
        double value = 5 + round + (request % 2_000) / 100.0;
        rows.add(
            new Figures.Row(each, FIRST_YEAR + (request * CONNECTIONS_EACH + side) % YEARS, value));
      }
      for (Figures.Row row : rows) {
        Known known = cells.getOrDefault(key(row), new Known(null, null));
        cells.put(key(row), new Known(known.acknowledged(), row.value()));
      }
      try {
        var answer = server.post("/api/v1/observations", Figures.body(rows));
        if (answer.statusCode() != 200) {
          throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
      } catch (UncheckedIOException e) {
        return; // killed: nothing is known of these rows
      }
      rows.forEach(row -> cells.put(key(row), new Known(row.value(), null)));
      answers.incrementAndGet();
    }
  }

  private static String key(Figures.Row row) {
    return row.series() + " " + row.year();
  }

  private List<String> wrong(RunningServer server) {
    Map<String, Map<String, Double>> stored = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    cells.forEach(
        (key, known) -> {
          String[] parts = key.split(" ");
          Double there =
              stored
                  .computeIfAbsent(parts[0], series -> Figures.stored(server, series))
                  .get(parts[1]);
          boolean right =
              Objects.equals(there, known.acknowledged())
                  || (known.sent() != null && known.sent().equals(there));
          if (!right) {
            wrong.add(key + ": " + there + " instead of " + known);
          }
          cells.put(key, new Known(there, null)); // what an unanswered request left is known now
        });
    return wrong;
  }
}
