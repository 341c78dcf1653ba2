package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;
import se.framdrift.testing.Wait;

/** How the built program begins and ends. One life of a data folder, told in order. */
@TestMethodOrder(OrderAnnotation.class)
class StartIT {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Pattern SECRET = Pattern.compile("shown this once: (\\S+)");

  private static final Program PROGRAM = Program.fresh().without("FRAMDRIFT_OPERATOR_TOKEN");
  private static final Map<String, JsonObject> LEFT = new TreeMap<>();

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = PROGRAM.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void theFourBoardsAnswerWithRealFigures() {
    for (String id : RunningServer.BOARDS) {
      JsonObject board = new JsonObject(server.board(id));
      long figures =
          board.getJsonArray("items").stream()
              .map(JsonObject.class::cast)
              .filter(item -> item.getString("kind").equals("indicator"))
              .filter(item -> item.getValue("value") != null)
              .count();
      assertThat(figures).as("figures of " + id).isGreaterThan(10);
      assertThat(board.getLong("position")).isPositive();
    }
  }

  @Test
  @Order(2)
  void theFirstStartPrintsATokenThatWorks() {
    String token = printedToken(server.said());

    assertThat(post(token)).isEqualTo(200);
    assertThat(post(token + "x")).isEqualTo(401);
  }

  @Test
  @Order(3)
  void aTokenIsMadeListedAndRevokedBesideTheRunningServer() {
    Program.Ended created = PROGRAM.run("token", "create", "--label", "beside");
    assertThat(created.code()).as(created.problems()).isZero();
    String token = created.out().strip();
    assertThat(post(token)).isEqualTo(200);

    Program.Ended listed = PROGRAM.run("token", "list");
    String id = listed.out().lines().filter(line -> line.endsWith("beside")).findFirst().get();
    Program.Ended revoked = PROGRAM.run("token", "revoke", id.substring(0, id.indexOf(' ')));

    assertThat(revoked.code()).as(revoked.problems()).isZero();
    assertThat(post(token)).isEqualTo(401);
    assertThat(PROGRAM.run("token", "create", "--role", "king").code()).isEqualTo(2);
  }

  @Test
  @Order(4)
  void aSecondServerOnTheSameDataIsRefusedInOneLine() {
    Program.Ended second = PROGRAM.run();

    assertThat(second.code()).isEqualTo(1);
    assertThat(complaint(second)).contains("another Framdrift uses the data directory");
    assertThat(server.get("/api/v1/boards").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(5)
  void aSignalStopsEverythingAndLeavesNoProcess() {
    settle();
    RunningServer.BOARDS.forEach(id -> LEFT.put(id, new JsonObject(server.board(id))));
    ProcessHandle postmaster = server.postgres().postmaster().orElseThrow();

    assertThat(server.terminate()).isIn(0, 143);

    assertThat(server.postgres().isRunning()).isFalse();
    Wait.until(SOON, () -> "PostgreSQL gone", () -> postmaster.info().command().isEmpty());
  }

  @Test
  @Order(6)
  void aSecondStartServesTheSameBoardsAndLoadsNothingAgain() {
    long began = System.nanoTime();
    server = PROGRAM.start();
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    RunningServer.BOARDS.forEach(
        id -> assertThat(new JsonObject(server.board(id))).isEqualTo(LEFT.get(id)));
    assertThat(server.said())
        .doesNotContain("figures taken", "comparisons taken", "operator token");
    System.Logger log = System.getLogger(StartIT.class.getName());
    log.log(System.Logger.Level.INFO, "A warm start took {0} ms", took.toMillis());
  }

  @Test
  @Order(7)
  void aTakenPortIsToldInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      server.terminate();
      Program.Ended ended =
          PROGRAM.with("FRAMDRIFT_HTTP_PORT", Integer.toString(taken.getLocalPort())).run();

      assertThat(ended.code()).isEqualTo(1);
      assertThat(complaint(ended)).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
      assertThat(server.postgres().isRunning()).isFalse();
    }
  }

  @Test
  void aSignalDuringTheStartLeavesNoProcess() {
    try (RunningServer starting = Program.fresh().begin()) {
      Wait.until(Duration.ofMinutes(1), starting::said, () -> starting.postgres().isRunning());

      assertThat(starting.terminate()).isIn(0, 143);

      assertThat(starting.postgres().isRunning()).isFalse();
    }
  }

  @Test
  void aBrokenCatalogIsToldInOneLine() throws IOException {
    Program program = Program.fresh();
    Path boards = Files.createDirectories(program.data().resolve("boards"));
    Files.writeString(boards.resolve("lerum.yaml"), "board: [this is no board\n");

    Program.Ended ended = program.with("FRAMDRIFT_DASHBOARDS", boards.toString()).run();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(complaint(ended)).contains("the catalog is not valid");
    assertThat(ended.problems()).contains("lerum.yaml:");
  }

  @Test
  void anUnknownOptionIsNotUnderstood() {
    Program.Ended ended = Program.fresh().run("--no-such-option");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(complaint(ended)).contains("--no-such-option");
  }

  @Test
  void theRealCatalogPassesItsCheck() {
    Program.Ended ended = Program.fresh().run("check");

    assertThat(ended.code()).as(ended.out()).isZero();
  }

  private static int post(String token) {
    return server
        .post(
            "/api/v1/observations",
            "{\"observations\":[{\"series\":\"1441:N00901\",\"period\":\"1990\",\"value\":20.5}]}",
            token)
        .statusCode();
  }

  private static String printedToken(String said) {
    Matcher secret = SECRET.matcher(said);
    assertThat(secret.find()).as(said).isTrue();
    return secret.group(1);
  }

  /** What the program complained of: one line, and no stack trace. */
  private static String complaint(Program.Ended ended) {
    assertThat(ended.problems()).doesNotContain("\tat ");
    assertThat(ended.problems().lines().filter(line -> line.startsWith("framdrift: ")))
        .as(ended.problems())
        .hasSize(1);
    return ended.problems();
  }

  /** Waits until nothing more comes of the start. */
  private static void settle() {
    Map<String, String> last = new TreeMap<>();
    long[] since = {System.nanoTime()};
    Wait.until(
        Duration.ofMinutes(1),
        () -> "quiet boards",
        () -> {
          for (String id : RunningServer.BOARDS) {
            String body = server.board(id);
            if (!body.equals(last.put(id, body))) {
              since[0] = System.nanoTime();
            }
          }
          return System.nanoTime() - since[0] > Duration.ofSeconds(8).toNanos();
        });
  }
}
