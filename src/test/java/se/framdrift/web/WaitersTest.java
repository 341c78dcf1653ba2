package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import se.framdrift.testing.Wait;

class WaitersTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Test
  void thoseWhoAreAnsweredHearItAndTheOthersGiveUp() {
    Waiters waiters = new Waiters(Duration.ofSeconds(1));
    Promise<String> answered = Promise.promise();
    Future<String> first = waiters.within(Promise.<String>promise().future());
    Future<String> second = waiters.within(answered.future());
    Future<String> third = waiters.within(Promise.<String>promise().future());
    answered.complete("yes");

    assertThat(second.result()).isEqualTo("yes");
    Wait.until(LIMIT, () -> "given up", () -> first.isComplete() && third.isComplete());
    assertThat(List.of(first.cause(), third.cause())).hasOnlyElementsOfType(TimeoutException.class);
    Future<String> later = waiters.within(Promise.<String>promise().future());
    Wait.until(LIMIT, () -> "given up, too", later::isComplete);
  }

  @Test
  void remembersNobodyWhoIsAnswered() {
    Waiters waiters = new Waiters(Duration.ofMinutes(5));
    List<Promise<Integer>> asked = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      asked.add(Promise.promise());
      waiters.within(asked.getLast().future());
      if (i >= 10) {
        asked.get(i - 10).complete(i);
      }
    }

    assertThat(waiters.size()).isLessThan(20);
    assertThat(waiters.within(Future.succeededFuture(7)).result()).isEqualTo(7);
    assertThat(waiters.within(Future.failedFuture("no")).cause()).hasMessage("no");
  }
}
