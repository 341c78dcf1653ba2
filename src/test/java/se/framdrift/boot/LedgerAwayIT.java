package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import se.framdrift.store.EmbeddedPostgres;
import se.framdrift.testing.Gate;
import se.framdrift.testing.PostgresProcess;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;
import se.framdrift.testing.Wait;

/** PostgreSQL goes away under a running server: it goes on showing, refuses, and heals. */
class LedgerAwayIT {

  private static final Duration HEALED = Duration.ofMinutes(2);

  /** No tax rate is so high: such a row is refused and kept, in the database too. */
  private static final double IMPOSSIBLE = 99;

  private static final Path BINARIES = Path.of("target/postgres-binaries");

  @Test
  void boardsAreServedAndNothingIsLostWhileTheLedgerIsAway() throws Exception {
    Path data =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target/e2e").toAbsolutePath()), "ledger-");
    PostgresProcess process = new PostgresProcess(data.resolve("postgres"));
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data, BINARIES);
    try (Gate gate = new Gate(postgres.address().port());
        RunningServer server = program(postgres, gate).start()) {
      takes(server, 1901, 11);

      process.freeze();
      showsAndRefuses(server, 1902);
      process.thaw();
      heals(server);
      takes(server, 1902, 12);

      postgres.close();
      showsAndRefuses(server, 1903);
      postgres = EmbeddedPostgres.start(data, BINARIES);
      gate.leadTo(postgres.address().port());
      heals(server);
      takes(server, 1903, 13);

      assertThat(Figures.stored(server, "1441:N00901"))
          .containsEntry("1901", 11.0)
          .containsEntry("1902", 12.0)
          .containsEntry("1903", 13.0);
    } finally {
      process.thaw();
      postgres.close();
    }
  }

  private static Program program(EmbeddedPostgres postgres, Gate gate) throws Exception {
    var address = postgres.address();
    return Program.fresh()
        .with(
            "FRAMDRIFT_DATABASE_URL",
            "postgresql://%s:%s@127.0.0.1:%d/%s"
                .formatted(address.user(), address.password(), gate.port(), address.database()));
  }

  /** The figure is durable, and the board has come to its position. */
  private static void takes(RunningServer server, int year, double value) {
    HttpResponse<String> answer = post(server, year, value);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    long position = new io.vertx.core.json.JsonObject(answer.body()).getLong("position");
    Wait.until(
        HEALED,
        () -> "lerum at " + position + ": " + server.said(),
        () -> Boards.position(server.board("lerum")) >= position);
  }

  /** All at once, since each may take as long as the ledger is waited for. */
  private static void showsAndRefuses(RunningServer server, int year) {
    long position = Boards.position(server.board("lerum"));
    List<CompletableFuture<Void>> checks =
        List.of(
            beside(() -> refused(post(server, year, 39))),
            beside(() -> refused(post(server, year, IMPOSSIBLE))),
            beside(() -> refused(server.get("/api/v1/series/1441:N00901/observations"))),
            beside(() -> refused(server.operatorGet("/health/ready"))),
            beside(() -> shown(server, "/health/live")),
            beside(() -> shown(server, "/api/v1/indicators")),
            beside(() -> shown(server, "/api/v1/commitments/borlange-resultatmal/proof")),
            beside(() -> shown(server, "/api/v1/commitments?limit=5")));
    checks.forEach(CompletableFuture::join);
    RunningServer.BOARDS.forEach(id -> assertThat(server.board(id)).isNotEmpty());
    assertThat(Boards.position(server.board("lerum"))).isEqualTo(position);
  }

  private static CompletableFuture<Void> beside(Runnable check) {
    return CompletableFuture.runAsync(check, task -> Thread.ofVirtual().start(task));
  }

  private static void refused(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(response.headers().firstValueAsLong("retry-after").orElse(0)).isPositive();
  }

  private static void shown(RunningServer server, String path) {
    assertThat(server.operatorGet(path).statusCode()).as(path).isEqualTo(200);
  }

  private static void heals(RunningServer server) {
    Wait.until(
        HEALED,
        () -> "ready again: " + server.said(),
        () -> server.operatorGet("/health/ready").statusCode() == 200);
  }

  private static HttpResponse<String> post(RunningServer server, int year, double value) {
    return server.post(
        "/api/v1/observations", Figures.body(List.of(new Figures.Row("1441:N00901", year, value))));
  }
}
