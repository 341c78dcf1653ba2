package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.framdrift.store.LedgerFixture.get;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.model.Commit;
import se.framdrift.model.Fact;
import se.framdrift.model.Outcome;
import se.framdrift.model.Receipt;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EmbeddedPostgresIT {

  private static final Path BINARIES = Path.of("target", "postgres-binaries");
  private static final int ACKNOWLEDGED = 40;

  private final Vertx vertx = Vertx.vertx();

  @AfterAll
  void close() {
    get(vertx.close());
  }

  @ParameterizedTest(name = "PostgreSQL killed too: {0}")
  @ValueSource(booleans = {false, true})
  void keepsEveryAcknowledgedCommitWhenTheProgramIsKilled(boolean both, @TempDir Path directory)
      throws Exception {
    Process process = committingProcess(directory);
    long acknowledged = 0;
    try (BufferedReader lines = process.inputReader()) {
      for (int i = 0; i < ACKNOWLEDGED; i++) {
        acknowledged = Long.parseLong(lines.readLine());
      }
      ProcessHandle postmaster = postmaster(directory);
      process.toHandle().destroyForcibly();
      if (both) {
        postmaster.destroyForcibly();
      }
      String line = lines.readLine();
      while (line != null) {
        acknowledged = line.isEmpty() ? acknowledged : Long.parseLong(line);
        line = lines.readLine();
      }
      process.waitFor();
      assertThat(both || postmaster.isAlive()).isTrue();
    }

    List<Commit> commits =
        onServer(directory, ledger -> LedgerFixture.all(ledger, CommittingProcess.MUNICIPALITY));

    assertThat(commits.size())
        .isGreaterThanOrEqualTo(Math.toIntExact(acknowledged))
        .isGreaterThanOrEqualTo(ACKNOWLEDGED);
    assertThat(commits)
        .extracting(commit -> commit.changes().getFirst().after().value())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, commits.size()).mapToObj(i -> (double) i).toList());
  }

  @Test
  void refusesADirectoryThatAnotherProcessUses(@TempDir Path directory) throws Exception {
    Process process = committingProcess(directory);
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("1");
      assertThatThrownBy(() -> EmbeddedPostgres.start(directory, BINARIES))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another Framdrift uses the data directory")
          .hasMessageContaining("FRAMDRIFT_DATA_DIR");
      assertThat(lines.readLine()).isEqualTo("2");
    } finally {
      process.destroyForcibly().waitFor();
    }
    EmbeddedPostgres.start(directory, BINARIES).close();
  }

  @Test
  void refusesADirectoryThatThisProcessUses(@TempDir Path directory) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, BINARIES)) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(directory, BINARIES))
          .hasMessageContaining("another Framdrift");
      assertThat(postgres.address().toString()).doesNotContain(postgres.address().password());
    }
    EmbeddedPostgres.start(directory, BINARIES).close();
  }

  @Test
  void keepsItsEpochAndItsRowsOverARestart(@TempDir Path directory) throws Exception {
    Fact fact = LedgerFixture.observed("0001", "N1", 1999, 1);
    String first =
        onServer(
            directory,
            ledger -> {
              get(ledger.commit("0001", "test", List.of(fact)));
              return get(ledger.epoch());
            });
    String second = onServer(directory, ledger -> get(ledger.epoch()));
    Receipt again =
        onServer(directory, ledger -> get(ledger.commit("0001", "test", List.of(fact))));
    String drawn = onServer(directory, ledger -> get(ledger.drawEpoch()));

    assertThat(second).isEqualTo(first);
    assertThat(again).isEqualTo(new Receipt(1, null, List.of(Outcome.UNCHANGED)));
    assertThat(drawn).isNotEqualTo(first);
  }

  @Test
  void startsWhenTheProcessIdLeftBehindIsByNowAnotherProgram(@TempDir Path directory)
      throws Exception {
    EmbeddedPostgres.start(directory, BINARIES).close();
    Files.writeString(
        directory.resolve("postgres").resolve("postmaster.pid"),
        ProcessHandle.current().pid() + "\n/nowhere\n0\n1\n\n127.0.0.1\n\nready   \n");

    EmbeddedPostgres.start(directory, BINARIES).close();
  }

  @Test
  void makesItsDirectoryAnewWhenThatWasInterrupted(@TempDir Path directory) throws Exception {
    Path half = Files.createDirectories(directory.resolve("postgres.new"));
    Files.writeString(half.resolve("PG_VERSION"), "18\n");
    Files.writeString(directory.resolve("postgres-password"), "old\n");

    EmbeddedPostgres.start(directory, BINARIES).close();

    assertThat(half).doesNotExist();
  }

  @Test
  void saysWhichVersionADirectoryIsOf(@TempDir Path directory) throws Exception {
    Path data = Files.createDirectories(directory.resolve("postgres"));
    Files.writeString(data.resolve("PG_VERSION"), "15\n");

    assertThatThrownBy(() -> EmbeddedPostgres.start(directory, BINARIES))
        .hasMessageContaining("is of PostgreSQL 15");
  }

  @Test
  void writesThroughToTheDiskAndListensOnTheLoopbackOnly(@TempDir Path directory) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, BINARIES)) {
      Database database = LedgerFixture.open(vertx, postgres.address());
      for (var setting :
          List.of(
              List.of("fsync", "on"),
              List.of("synchronous_commit", "on"),
              List.of("full_page_writes", "on"),
              List.of("listen_addresses", "127.0.0.1"),
              List.of("unix_socket_directories", ""))) {
        assertThat(get(database.client().query("show " + setting.getFirst()).execute()))
            .first()
            .extracting(row -> row.getString(0))
            .isEqualTo(setting.getLast());
      }
      get(database.close());
      DatabaseAddress address = postgres.address();
      assertThatThrownBy(
          () ->
              LedgerFixture.open(
                  vertx,
                  new DatabaseAddress(
                      address.host(),
                      address.port(),
                      address.database(),
                      address.user(),
                      "guess",
                      address.security())));
    }
  }

  private <T> T onServer(Path directory, Function<Ledger, T> work) throws Exception {
    EmbeddedPostgres postgres = get(EmbeddedPostgres.start(vertx, directory, BINARIES));
    Database database = LedgerFixture.open(vertx, postgres.address());
    T result = work.apply(new Ledger(database));
    get(database.close());
    get(postgres.stop(vertx));
    return result;
  }

  private static Process committingProcess(Path directory) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CommittingProcess.class.getName(),
            directory.toString(),
            BINARIES.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle postmaster(Path directory) throws IOException {
    Path file = directory.resolve("postgres").resolve("postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
  }
}
