package se.framdrift.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.web.Sending.PATH;
import static se.framdrift.web.Sending.json;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.testing.Wait;

@ExtendWith(VertxExtension.class)
class SendingPackedTest {

  private static final String NDJSON = "application/x-ndjson";

  private static final Duration SOON = Duration.ofMinutes(1);

  private Sending sending;

  @BeforeEach
  void listen(Vertx vertx) {
    sending = new Sending(vertx);
  }

  @AfterEach
  void close() {
    sending.close();
  }

  private static String lines(int count) {
    return IntStream.range(0, count).mapToObj(Sending::line).collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {NDJSON, "application/json", "text/csv"})
  void unpacksGzipAndZstd(String type) {
    byte[] body = body(type, 3_000).getBytes(UTF_8);
    var gzip =
        sending.post(PATH, Sending.gzip(body), "Content-Type", type, "Content-Encoding", "gzip");
    var zstd =
        sending.post(PATH, Sending.zstd(body), "Content-Type", type, "Content-Encoding", "zstd");

    assertThat(json(gzip, 200).getInteger("accepted")).isEqualTo(3_000);
    assertThat(json(zstd, 200).getInteger("accepted")).isEqualTo(3_000);
  }

  private static String body(String type, int rows) {
    return switch (type) {
      case NDJSON -> lines(rows);
      case "text/csv" -> "series,period,value\n" + "1441:N00901,2024,1\n".repeat(rows);
      default -> "{\"observations\":[" + lines(rows).strip().replace("\n", ",") + "]}";
    };
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "zstd"})
  void refusesABombByItsUnpackedSize(String coding) {
    byte[] zeros = new byte[200_000_000];
    Arrays.fill(zeros, (byte) ' ');
    byte[] bomb = coding.equals("gzip") ? Sending.gzip(zeros) : Sending.zstd(zeros);
    assertThat(bomb.length).isLessThan(1_000_000);

    JsonObject whole =
        json(
            sending.post(
                PATH, bomb, "Content-Type", "application/json", "Content-Encoding", coding),
            413);
    JsonObject streamed =
        json(sending.post(PATH, bomb, "Content-Type", NDJSON, "Content-Encoding", coding), 200);

    assertThat(whole.getString("detail")).contains("unpacks");
    assertThat(whole.getLong("limitBytes")).isEqualTo(Limits.BODY_BYTES);
    assertThat(streamed.getInteger("accepted")).isZero();
    assertThat(sending.rows()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gzip", "zstd"})
  void tellsWhatIsCommittedOfABodyThatBreaksOff(String coding) {
    byte[] whole = lines(30_000).getBytes(UTF_8);
    byte[] packed = coding.equals("gzip") ? Sending.gzip(whole) : Sending.zstd(whole);
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    JsonObject problem =
        json(sending.post(PATH, half, "Content-Type", NDJSON, "Content-Encoding", coding), 400);

    assertThat(problem.getString("detail")).contains("unpacked as " + coding);
    assertThat(problem.getInteger("accepted", 0)).isEqualTo(sending.rows()).isLessThan(30_000);
    assertThat(problem.getInteger("accepted", 0) % LineBatches.LINES).isZero();
    JsonObject json =
        json(
            sending.post(
                PATH, half, "Content-Type", "application/json", "Content-Encoding", coding),
            400);
    assertThat(json.getString("detail")).contains("unpacked as " + coding);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {PATH, "/api/v2/write?bucket=energi"})
  void unpacksTheSmallestBodyAwayFromTheEventLoopAndKeepsRoomForTheLargest(String path, Vertx vertx)
      throws Exception {
    try (Sending narrow = new Sending(vertx, new Room(2 * Limits.BODY_BYTES))) {
      AtomicBoolean onEventLoop = new AtomicBoolean();
      Promise<Void> answer = Promise.promise();
      narrow.ledger =
          () -> {
            onEventLoop.set(Context.isOnEventLoopThread());
            return answer.future();
          };
      byte[] packed = Sending.gzip(body("text/csv", 3_000).getBytes(UTF_8));
      assertThat(packed.length).isLessThan(4_096);

      CompletableFuture<HttpResponse<String>> sent =
          CompletableFuture.supplyAsync(
              () ->
                  narrow.post(path, packed, "Content-Type", "text/csv", "Content-Encoding", "gzip"),
              task -> Thread.ofVirtual().start(task));
      Wait.until(SOON, () -> "taken", () -> narrow.taken.size() == 1);
      long reserved = narrow.room.taken();
      answer.complete();

      assertThat(sent.get().statusCode()).isBetween(200, 204);
      assertThat(reserved).isEqualTo(Limits.BODY_BYTES);
      assertThat(onEventLoop).isFalse();
      Wait.until(SOON, () -> "given back " + narrow.room.taken(), () -> narrow.room.taken() == 0);
    }
  }
}
