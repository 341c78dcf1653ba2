package se.framdrift.feeds.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.framdrift.testing.LocalServer.ok;
import static se.framdrift.testing.LocalServer.status;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.Answer;
import se.framdrift.feeds.RunFailure;
import se.framdrift.testing.LocalServer;

class FetchingTest {

  private static final int MAX_BYTES = 100_000;

  private final Vertx vertx = Vertx.vertx();
  private final LocalServer server = new LocalServer(ok("fine", "etag", "\"1\""));
  private final LeapingTime time = new LeapingTime();
  private Fetcher fetcher = fetcher(Duration.ofSeconds(20), Duration.ZERO);

  private Fetcher fetcher(Duration deadline, Duration between) {
    FetchRules rules =
        new FetchRules(
            "Framdrift/test",
            deadline,
            MAX_BYTES,
            4,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            between);
    return new Fetcher(vertx, new AllowedHosts(Set.of("127.0.0.1")), rules);
  }

  @AfterEach
  void stop() {
    fetcher.close().await();
    server.close();
    vertx.close().await();
  }

  private Answer get(String path) {
    return new Fetching(fetcher, new Uninterrupted(), time)
        .answer(server.at(path), Map.of(), null)
        .orElseThrow();
  }

  private void isRefused(String path, String words) {
    assertThatThrownBy(() -> get(path)).isInstanceOf(RunFailure.class).hasMessageContaining(words);
  }

  @Test
  void namesItselfAndReadsTheAnswer() {
    Answer answer = get("/a?b=c,d");

    assertThat(answer.text()).isEqualTo("fine");
    assertThat(answer.headers()).containsEntry("etag", "\"1\"");
    assertThat(server.asked().getFirst().uri()).isEqualTo("/a?b=c,d");
    assertThat(server.asked().getFirst().headers().get("user-agent")).startsWith("Framdrift/");
    assertThat(time.leaps()).isEmpty();
  }

  @Test
  void unpacksWhatComesPacked() {
    server.next(LocalServer.gzip("å".repeat(1_000).getBytes(StandardCharsets.UTF_8)));

    assertThat(get("/").text()).isEqualTo("å".repeat(1_000));
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedPackedOrNot() {
    server.next(ok("x".repeat(MAX_BYTES + 1)), LocalServer.gzip(new byte[50 * MAX_BYTES]));

    isRefused("/large", "more than " + MAX_BYTES);
    isRefused("/bomb", "more than " + MAX_BYTES);
    server.next(ok("x".repeat(MAX_BYTES)), LocalServer.gzip(new byte[MAX_BYTES]));
    assertThat(get("/largest").body()).hasSize(MAX_BYTES);
    assertThat(get("/largest-packed").body()).hasSize(MAX_BYTES);
  }

  @Test
  void whatIsCutIsAskedForAgain() {
    server.next(
        LocalServer.cut("half of this"),
        LocalServer.halfGzip("half of this".repeat(100).getBytes(StandardCharsets.UTF_8)),
        status(502, ""));

    assertThat(get("/").text()).isEqualTo("fine");
    assertThat(time.leaps()).hasSize(3);
    assertThat(time.leaps().get(0)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
    assertThat(time.leaps().get(1)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
    assertThat(time.leaps().get(2)).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(20));
  }

  @Test
  void aServerThatFailsIsTriedAFewTimesAndThenLeftAlone() {
    LocalServer.Reply down = status(500, "");
    server.next(down, down, down, down, down);

    isRefused("/", "tried 4 times: HTTP 500");
    isRefused("/", "left alone for a minute");
    assertThat(server.asked()).hasSize(5);
    isRefused("/", "left alone for a minute");
    assertThat(server.asked()).hasSize(5);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(booleans = {false, true})
  void aSilentOrDrippingServerIsGivenUpAtTheDeadline(boolean drips) {
    fetcher.close().await();
    fetcher = fetcher(Duration.ofMillis(500), Duration.ZERO);
    LocalServer.Reply slow = drips ? LocalServer.drip(vertx) : LocalServer.silence();
    server.next(slow, slow, slow, slow);

    isRefused("/", "tried 4 times: it did not answer in time");
    assertThat(server.asked()).as("those that came through in time").hasSizeBetween(1, 4);
  }

  @Test
  void aRedirectIsNotFollowedAndItsPlaceIsNamed() {
    server.next(status(302, "", "location", "http://169.254.169.254/"));

    isRefused("/", "http://169.254.169.254/");
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {201, 204, 304, 400, 401, 404, 410})
  void anyOtherAnswerEndsTheRun(int status) {
    server.next(status(status, ""));

    isRefused("/", "HTTP " + status);
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {429, 503})
  void comesBackWhenItIsAskedTo(int status) {
    server.next(
        status(status, "", "retry-after", "37"),
        status(status, "", "retry-after", "Sun, 22 Nov 2026 12:01:00 GMT"));

    assertThat(get("/").text()).isEqualTo("fine");
    assertThat(time.leaps()).containsExactly(Duration.ofSeconds(37), Duration.ofSeconds(23));
  }

  @Test
  void aServerThatAsksForTooLongIsLeftAloneForThatLong() {
    server.next(status(429, "", "retry-after", "3600"));

    isRefused("/", "asks to come back in PT1H");
    isRefused("/", "left alone for another");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aServerThatAsksForEverIsAskedAgainTheNextDay() {
    server.next(status(429, "", "retry-after", "999999999"));
    isRefused("/", "asks to come back");

    time.await(
        new java.util.concurrent.CompletableFuture<Void>(),
        time.instant().plus(Duration.ofDays(1)));
    assertThat(get("/").text()).isEqualTo("fine");
  }

  @Test
  void aServerThatSaysLaterAgainAndAgainIsGivenUp() {
    LocalServer.Reply later = status(429, "", "retry-after", "1");
    server.next(later, later, later, later, later, later, later, later);

    isRefused("/", "asks to come back");
    assertThat(server.asked()).hasSize(6);
  }

  @Test
  void aHostIsAskedNoMoreOftenThanIsPolite() {
    fetcher.close().await();
    fetcher = fetcher(Duration.ofSeconds(20), Duration.ofMillis(500));
    get("/1");
    get("/2");
    get("/3");

    assertThat(time.leaps()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
  }

  @Test
  void anotherHostIsNotEvenAsked() {
    assertThatThrownBy(
            () ->
                new Fetching(fetcher, new Uninterrupted(), time)
                    .answer(java.net.URI.create("https://evil.example/"), Map.of(), null))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("evil.example is not among the hosts");
  }

  private final class Uninterrupted implements Fetching.Interruptible {

    @Override
    public <T> T await(Future<T> future) {
      return future.await();
    }

    @Override
    public void awaitUntil(Instant moment) {
      time.await(new java.util.concurrent.CompletableFuture<Void>(), moment);
    }
  }
}
