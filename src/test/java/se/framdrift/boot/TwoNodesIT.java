package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.PostgresExtension;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;
import se.framdrift.testing.Wait;

/** Every node is a replica of the ledger: at the same position it shows the same bytes. */
@ExtendWith(PostgresExtension.class)
class TwoNodesIT {

  private static final Duration POSTING = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration QUIET = Duration.ofMinutes(3);
  private static final List<String> MUNICIPALITIES = List.of("1441", "0586", "2081", "1281");

  /** Those of the four that Lund is ranked against. */
  private static final List<String> OTHERS = List.of("1441", "0586", "2081");

  /** A year for which the figures of all municipalities are bundled. */
  private static final int RANKED_YEAR = 2021;

  private final Boards boards = new Boards();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicInteger answered = new AtomicInteger();
  private final List<RunningServer> running = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    stopped.set(true);
    running.forEach(RunningServer::close);
  }

  @Test
  void nodesOfOneDatabaseShowTheSameAtTheSamePosition(DatabaseAddress database)
      throws InterruptedException {
    Program first = StoredTexts.programOn(database);
    Program second = StoredTexts.programOn(database);
    RunningServer[] nodes = both(first, second);

    work(nodes[0], nodes[1]);
    quiet("while both took rows", nodes[0], nodes[1]);

    work(nodes[0], nodes[1]);
    nodes[0].killAlone();
    int before = answered.get();
    work(nodes[1]);
    assertThat(answered.get()).as("answers without the killed node").isGreaterThan(before);
    RunningServer again = keep(first.start());
    quiet("after a kill and a restart", again, nodes[1]);

    rank(again, nodes[1]);
    assertThat(boards.agreed()).isGreaterThan(10);
  }

  /** Both begin at once on an empty database. */
  private RunningServer[] both(Program first, Program second) throws InterruptedException {
    RunningServer[] nodes = new RunningServer[2];
    Thread beside = Thread.ofVirtual().start(() -> nodes[1] = keep(second.start()));
    nodes[0] = keep(first.start());
    assertThat(beside.join(PATIENCE)).isTrue();
    assertThat(nodes[1]).isNotNull();
    return nodes;
  }

  private RunningServer keep(RunningServer server) {
    running.add(server);
    return server;
  }

  /** Posts to and reads from all of {@code nodes} for a while. */
  private void work(RunningServer... nodes) throws InterruptedException {
    stopped.set(false);
    threads.clear();
    int seed = 0;
    for (RunningServer node : nodes) {
      for (int client = 0; client < 2; client++) {
        Random random = new Random(++seed);
        begin(() -> post(node, random));
      }
      begin(() -> read(node));
    }
    LockSupport.parkNanos(POSTING.toNanos());
    stopped.set(true);
    for (Thread thread : threads) {
      assertThat(thread.join(PATIENCE)).as("it has stopped").isTrue();
    }
    assertThat(failures).isEmpty();
    assertThat(boards.contradictions()).isEmpty();
  }

  private void begin(Runnable work) {
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (!stopped.get()) {
                      work.run();
                    }
                  } catch (UncheckedIOException | AssertionError e) {
                    failures.add(e);
                  }
                }));
  }

  /** Few series and years, so that the nodes contend for the same cells. */
  private void post(RunningServer node, Random random) {
    String municipality = MUNICIPALITIES.get(random.nextInt(MUNICIPALITIES.size()));
    if (random.nextInt(5) == 0) {
      report(node, municipality, random);
      return;
    }
    List<Figures.Row> rows = new ArrayList<>();
    for (String series : Figures.shares(node, municipality)) {
      int year = 2015 + random.nextInt(9);
      rows.add(new Figures.Row(series, year, 10 + random.nextInt(20)));
    }
    expect(node.post("/api/v1/observations", Figures.body(rows)), 200);
  }

  private void report(RunningServer node, String municipality, Random random) {
    JsonArray commitments =
        new JsonObject(node.get("/api/v1/commitments?limit=20&municipality=" + municipality).body())
            .getJsonArray("items");
    String id = commitments.getJsonObject(random.nextInt(commitments.size())).getString("id");
    JsonObject statement =
        new JsonObject()
            .put("state", random.nextBoolean() ? "started" : "done")
            .put("date", "2025-0" + (1 + random.nextInt(9)) + "-01")
            .put("evidence", "Ärende " + random.nextInt(50))
            .put("by", "Kommunstyrelsen");
    expect(node.post("/api/v1/commitments/" + id + "/statements", statement.encode()), 200);
  }

  private void expect(java.net.http.HttpResponse<String> response, int status) {
    if (response.statusCode() != status) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    answered.incrementAndGet();
  }

  private void read(RunningServer node) {
    String name = Long.toString(node.pid());
    RunningServer.BOARDS.forEach(id -> boards.note(name, id, node.board(id)));
  }

  /** When nothing more comes, all boards are the same. */
  private void quiet(String when, RunningServer one, RunningServer other) {
    for (String id : RunningServer.BOARDS) {
      Wait.until(
          QUIET,
          () -> id + " is the same " + when + ": " + one.board(id) + "\n" + other.board(id),
          () -> {
            read(one);
            read(other);
            return one.board(id).equals(other.board(id));
          });
    }
    assertThat(boards.contradictions()).isEmpty();
  }

  /** Three others, told by two nodes at once, are all counted in Lund's place. */
  private void rank(RunningServer one, RunningServer other) throws InterruptedException {
    share(one, "1281", 50);
    for (String each : OTHERS) {
      share(one, each, 0);
    }
    quiet("before the ranks", one, other);
    double before = place(one);

    Thread beside = Thread.ofVirtual().start(() -> share(other, OTHERS.getFirst(), 100));
    share(one, OTHERS.get(1), 100);
    share(one, OTHERS.get(2), 100);
    assertThat(beside.join(PATIENCE)).isTrue();

    for (RunningServer node : List.of(one, other)) {
      Wait.until(
          QUIET,
          () -> "three places after " + before + ": " + place(node),
          () -> place(node) == before + OTHERS.size());
    }
    quiet("after the ranks", one, other);
  }

  private void share(RunningServer node, String municipality, double value) {
    Figures.Row row = new Figures.Row(municipality + ":N00610", RANKED_YEAR, value);
    expect(node.post("/api/v1/observations", Figures.body(List.of(row))), 200);
  }

  /** Lund's place among all municipalities. */
  private static double place(RunningServer node) {
    return new JsonObject(node.get("/api/v1/indicators/lund-n00610-rank/values?limit=500").body())
        .getJsonArray("items").stream()
            .map(JsonObject.class::cast)
            .filter(each -> each.getString("period").equals(Integer.toString(RANKED_YEAR)))
            .findFirst()
            .map(each -> each.getDouble("value"))
            .orElseThrow();
  }
}
