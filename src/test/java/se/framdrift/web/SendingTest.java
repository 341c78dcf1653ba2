package se.framdrift.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.web.Sending.PATH;
import static se.framdrift.web.Sending.json;
import static se.framdrift.web.Sending.line;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;
import se.framdrift.testing.Wait;

@ExtendWith(VertxExtension.class)
class SendingTest {

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

  @Test
  void commitsLinesEveryFiveThousandRowsAndNumbersThemThroughout() {
    JsonObject answer = json(sending.post(NDJSON, lines(12_345)), 200);

    assertThat(answer.getInteger("accepted")).isEqualTo(12_345);
    assertThat(answer.getLong("position")).isEqualTo(3);
    assertThat(sending.taken)
        .extracting(each -> each.rows().size())
        .containsExactly(5_000, 5_000, 2_345);
    assertThat(sending.taken.get(2).rows().getLast().row()).isEqualTo(12_345);
    assertThat(sending.taken.get(2).rows().getLast().value()).isEqualTo("12344");
    assertThat(sending.taken.get(2).delivery().format()).isEqualTo("json");
  }

  @Test
  void refusesBadLinesByThemselvesAndCountsThemAll() {
    String body =
        IntStream.range(0, 6_000)
            .mapToObj(i -> i % 4 == 0 ? "{\"series\":\n" : line(i))
            .collect(Collectors.joining());
    JsonObject answer = json(sending.post(NDJSON, body), 200);

    assertThat(answer.getInteger("accepted")).isEqualTo(4_500);
    assertThat(answer.getInteger("rejectedTotal")).isEqualTo(1_500);
    assertThat(answer.getJsonArray("rejected")).hasSize(Limits.TOLD);
    assertThat(answer.getJsonArray("rejected").getJsonObject(999).getInteger("row"))
        .isEqualTo(3_997);
    assertThat(sending.taken.getLast().undecodable().getLast())
        .extracting(Rejection::row, Rejection::raw)
        .containsExactly(5_997, "{\"series\":");
  }

  @Test
  void passesOverEmptyLinesAndReadsTheLastWithoutAnEnd() {
    JsonObject answer =
        json(sending.post(NDJSON, "\uFEFF\n\r\n" + line(1) + " \n" + line(2).strip()), 200);

    assertThat(answer.getInteger("accepted")).isEqualTo(2);
    assertThat(sending.taken.getFirst().rows()).extracting(RawFact::row).containsExactly(1, 2);
    assertThat(json(sending.post(NDJSON, ""), 200).getInteger("accepted")).isZero();
  }

  @Test
  void refusesALineThatIsTooLongAndGoesOn() {
    String body = line(1) + "{\"series\":\"" + "x".repeat(3_000_000) + "\"}\n" + line(3);
    JsonObject answer = json(sending.post(NDJSON, body), 200);

    assertThat(answer.getInteger("accepted")).isEqualTo(2);
    JsonObject refused = answer.getJsonArray("rejected").getJsonObject(0);
    assertThat(refused.getInteger("row")).isEqualTo(2);
    assertThat(refused.getString("problem")).contains("longer than");
    assertThat(sending.taken.getFirst().undecodable().getFirst().raw()).hasSize(Rejection.MAX_RAW);
  }

  @Test
  void answers422WhenNoLineCouldBeTaken() {
    JsonObject problem = json(sending.post(NDJSON, "hello\n17\n"), 422);

    assertThat(problem.getJsonArray("rejected")).hasSize(2);
  }

  @Test
  void tellsWhatIsCommittedWhenTheLedgerEndsAStream() {
    AtomicInteger batches = new AtomicInteger();
    sending.ledger =
        () ->
            batches.incrementAndGet() < 3
                ? Future.succeededFuture()
                : Future.failedFuture(
                    new Problem.Unavailable("The ledger is busy.", Duration.ofSeconds(60))
                        .asFailure());
    JsonObject problem = json(sending.post(NDJSON, lines(40_000)), 503);

    assertThat(problem.getString("detail")).contains("The ledger is busy.").contains("10,000 rows");
    assertThat(problem.getInteger("accepted")).isEqualTo(10_000);
    assertThat(problem.getJsonObject("positions").getLong("1441")).isEqualTo(2);
    assertThat(problem.getInteger("retryAfterSeconds")).isEqualTo(60);
  }

  @Test
  void asksABusyLedgerAgainBeforeItGivesUp() {
    AtomicInteger batches = new AtomicInteger();
    sending.ledger =
        () ->
            batches.incrementAndGet() % 2 == 0
                ? Future.succeededFuture()
                : Future.failedFuture(
                    new Problem.Unavailable("Busy.", Duration.ofMillis(20)).asFailure());

    assertThat(json(sending.post(NDJSON, lines(10_000)), 200).getInteger("accepted"))
        .isEqualTo(10_000);
  }

  @Test
  void pausesTheSenderWhileTheLedgerDoesNotAnswer() throws Exception {
    Promise<Void> answer = Promise.promise();
    sending.ledger = answer::future;
    try (Socket socket = connected()) {
      socket.setSendBufferSize(65_536);
      OutputStream out = socket.getOutputStream();
      byte[] chunk = chunk(lines(5_000));
      AtomicInteger chunks = new AtomicInteger();
      CompletableFuture<Boolean> sent =
          CompletableFuture.supplyAsync(
              () -> send(out, chunk, 400, chunks), task -> Thread.ofVirtual().start(task));
      Wait.until(SOON, () -> "a batch", () -> sending.taken.size() == 1);
      int[] seen = new int[2]; // how many were sent, and how often no more were
      Wait.until(
          SOON,
          () -> "stands still at " + seen[0],
          () -> {
            seen[1] = chunks.get() == seen[0] ? seen[1] + 1 : 0;
            seen[0] = chunks.get();
            return seen[1] > 15;
          });
      assertThat(seen[0]).isLessThan(100);
      assertThat(sending.rows()).isEqualTo(5_000);

      answer.complete();

      assertThat(sent.get()).isTrue();
      out.write("0\r\n\r\n".getBytes(UTF_8));
      String head = new String(socket.getInputStream().readNBytes(12), UTF_8);
      assertThat(head).isEqualTo("HTTP/1.1 200");
      assertThat(sending.rows()).isEqualTo(2_000_000);
    }
  }

  private static boolean send(OutputStream out, byte[] chunk, int times, AtomicInteger chunks) {
    try {
      for (int i = 0; i < times; i++) {
        out.write(chunk);
        chunks.incrementAndGet();
      }
      out.flush();
      return true;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private Socket connected() throws Exception {
    URI address = URI.create(sending.server().address(PATH));
    Socket socket = new Socket(address.getHost(), address.getPort());
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer right-token\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
            .formatted(PATH, NDJSON);
    socket.getOutputStream().write(head.getBytes(UTF_8));
    return socket;
  }

  private static byte[] chunk(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return (Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n").getBytes(UTF_8);
  }

  @Test
  void takesWholeBatchesOnlyOfASenderThatGoesAway() throws Exception {
    try (Socket socket = connected()) {
      socket.getOutputStream().write(chunk(lines(5_000)));
      socket.getOutputStream().write(chunk(lines(700)));
      socket.getOutputStream().flush();
      Wait.until(SOON, () -> "a batch", () -> sending.taken.size() == 1);
    }
    assertThat(json(sending.post(NDJSON, lines(3)), 200).getInteger("accepted")).isEqualTo(3);
    assertThat(sending.taken).extracting(each -> each.rows().size()).containsExactly(5_000, 3);
  }

  @Test
  void takesRowsInTheNameOfADeclaredFeed() {
    String path = PATH + "?feed=";
    byte[] body = line(1).getBytes(UTF_8);

    json(sending.post(path + "lerum-push", body, "Content-Type", NDJSON), 200);
    assertThat(sending.taken.getFirst().delivery().feed()).isEqualTo("lerum-push");
    assertThat(sending.taken.getFirst().delivery().municipality()).isEqualTo("1441");
    json(sending.post(path + "nobody", body, "Content-Type", NDJSON), 404);
    assertThat(
            json(sending.post(path + "lerum-kolada", body, "Content-Type", NDJSON), 400)
                .getString("detail"))
        .contains("not of kind push");
    assertThat(sending.taken).hasSize(1);
  }

  @Test
  void waitsForRoomAndGivesItBack(Vertx vertx) throws Exception {
    try (Sending narrow = new Sending(vertx, new Room(100, Duration.ofMillis(300)))) {
      Promise<Void> answer = Promise.promise();
      narrow.ledger = answer::future;
      String body = "{\"observations\":[" + line(1).strip() + "]}";
      CompletableFuture<HttpResponse<String>> first =
          CompletableFuture.supplyAsync(
              () -> narrow.post("application/json", body), task -> Thread.ofVirtual().start(task));
      Wait.until(SOON, () -> "the first", () -> narrow.taken.size() == 1);

      JsonObject second = json(narrow.post("application/json", body), 503);
      assertThat(second.getInteger("retryAfterSeconds")).isPositive();

      answer.complete();
      json(first.get(), 200);
      Wait.until(SOON, () -> "given back " + narrow.room.taken(), () -> narrow.room.taken() == 0);
      json(narrow.post("application/json", body), 200);
      Wait.until(SOON, () -> "given back " + narrow.room.taken(), () -> narrow.room.taken() == 0);
    }
  }
}
