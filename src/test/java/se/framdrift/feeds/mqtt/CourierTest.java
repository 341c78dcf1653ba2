package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.feeds.mqtt.Lerum.message;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Rejection;
import se.framdrift.testing.Wait;

class CourierTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String NUMBER =
      """
      {"topic": "t/{site}", "payload": "number", "time": "arrival",
       "series": "1441:temperature:site={site}"}
      """;

  private final Inbox inbox = new Inbox(600, 10_000);
  private final Ledger ledger = new Ledger();
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private final Courier courier = new Courier(inbox, ledger, troubles::add);
  private final Translator translator = Lerum.mapped(NUMBER);
  private final List<String> durable = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    ledger.slow(false).commit();
    courier.close().toCompletionStage().toCompletableFuture().join();
  }

  private boolean offer(String topic, String payload, Translator... readers) {
    return inbox.offer(
        new Parcel(message(topic, payload), List.of(readers), () -> durable.add(payload)));
  }

  @Test
  void acknowledgesAfterTheCommitAndNotBefore() {
    ledger.slow(true);
    courier.start("test");
    offer("t/a", "1", translator);
    Wait.until(LIMIT, () -> "the message is taken", () -> ledger.uncommitted() == 1);
    assertThat(durable).isEmpty();

    ledger.commit();

    Wait.until(LIMIT, () -> "the message is acknowledged", () -> durable.equals(List.of("1")));
    assertThat(inbox.held()).isZero();
  }

  @Test
  void takesTogetherWhatCameMeanwhile() {
    ledger.slow(true);
    courier.start("test");
    offer("t/a", "0", translator);
    Wait.until(LIMIT, () -> "the first is taken", () -> ledger.uncommitted() == 1);
    IntStream.rangeClosed(1, 300).forEach(i -> offer("t/a", "" + i, translator));
    assertThat(ledger.asked()).isEqualTo(1);

    ledger.commit();
    Wait.until(LIMIT, () -> "a whole round", () -> ledger.uncommitted() == Inbox.ROUND);
    ledger.commit();
    Wait.until(LIMIT, () -> "the rest", () -> ledger.uncommitted() == 300 - Inbox.ROUND);
    ledger.commit();

    Wait.until(LIMIT, () -> "all acknowledged", () -> durable.size() == 301);
    assertThat(durable)
        .containsExactlyElementsOf(IntStream.rangeClosed(0, 300).mapToObj(i -> "" + i).toList());
  }

  @Test
  void triesAgainUntilTheLedgerIsBack() {
    ledger.away(true);
    courier.start("test");
    offer("t/a", "1", translator);
    offer("t/a", "2", translator);
    Wait.until(LIMIT, () -> "tried several times", () -> troubles.size() >= 3);
    assertThat(durable).isEmpty();
    assertThat(troubles).containsOnly("the ledger is away");

    ledger.away(false);

    Wait.until(LIMIT, () -> "both are acknowledged", () -> durable.equals(List.of("1", "2")));
    assertThat(ledger.values()).endsWith("1", "2"); // the second may have come in before, alone
  }

  /** The last value of a period must stay the last, also when the one before it had to wait. */
  @Test
  void sendsAgainWhatCameAfterAMessageThatFailed() {
    ledger.slow(true);
    courier.start("test");
    offer("t/a", "1", translator);
    Wait.until(LIMIT, () -> "the first is taken", () -> ledger.uncommitted() == 1);
    offer("t/a", "2", translator);

    ledger.slow(false).fail(new IllegalStateException("no room on disk"));

    Wait.until(LIMIT, () -> "both are acknowledged", () -> durable.equals(List.of("1", "2")));
    assertThat(ledger.values()).containsExactly("1", "1", "2");
    assertThat(troubles).containsExactly("the ledger does not take a message");
  }

  @Test
  void acknowledgesWhatWasRefusedAfterItIsInQuarantine() {
    courier.start("test");
    offer("t/a", "warm", translator);

    Wait.until(LIMIT, () -> "acknowledged", () -> durable.size() == 1);
    assertThat(ledger.refused()).extracting(Rejection::raw).containsExactly("warm");
  }

  @Test
  void acknowledgesAtOnceWhatNobodyMeans() {
    courier.start("test");
    offer("other", "1", translator);

    Wait.until(LIMIT, () -> "acknowledged", () -> durable.size() == 1);
    assertThat(ledger.asked()).isZero();
  }

  @Test
  void acknowledgesAMessageOfTwoFeedsAfterBoth() {
    Translator other = Lerum.mapped(NUMBER.replace("temperature", "energy"));
    ledger.slow(true);
    courier.start("test");
    offer("t/a", "1", translator, other);
    Wait.until(LIMIT, () -> "both are taken", () -> ledger.uncommitted() == 2);
    assertThat(durable).isEmpty();

    ledger.commit();

    Wait.until(LIMIT, () -> "acknowledged once", () -> durable.size() == 1);
  }

  @Test
  void countsTheSameUplinkOnceAndAcknowledgesEach() {
    Translator uplinks = Lerum.mapped(ChirpStackTest.MAPPING);
    ledger.slow(true);
    offer(ChirpStackTest.TOPIC, ChirpStackTest.UPLINK, uplinks);
    offer(ChirpStackTest.TOPIC, ChirpStackTest.UPLINK, uplinks);
    courier.start("test");
    Wait.until(LIMIT, () -> "one of them is taken", () -> ledger.uncommitted() == 1);
    assertThat(durable).isEmpty();
    ledger.slow(false).commit();
    Wait.until(LIMIT, () -> "both are acknowledged", () -> durable.size() == 2);

    offer(ChirpStackTest.TOPIC, ChirpStackTest.UPLINK, uplinks);

    Wait.until(LIMIT, () -> "the third too", () -> durable.size() == 3);
    assertThat(ledger.asked()).isEqualTo(1);
    assertThat(uplinks.tally().counts().repeated()).isEqualTo(2);
  }

  @Test
  void remembersNoUplinkThatIsNotDurable() {
    Translator uplinks = Lerum.mapped(ChirpStackTest.MAPPING);
    ledger.slow(true);
    courier.start("test");
    offer(ChirpStackTest.TOPIC, ChirpStackTest.UPLINK, uplinks);
    Wait.until(LIMIT, () -> "it is taken", () -> ledger.uncommitted() == 1);

    ledger.slow(false).fail(new IllegalStateException("no room on disk"));

    Wait.until(LIMIT, () -> "it is taken again", () -> durable.size() == 1);
    assertThat(ledger.asked()).isEqualTo(2);
  }

  @Test
  void hasRoomForSoManyMessagesAndBytes() {
    IntStream.range(0, 600).forEach(i -> assertThat(offer("t/a", "1", translator)).isTrue());
    assertThat(offer("t/a", "1", translator)).isFalse();
    assertThat(inbox.roomy()).isFalse();

    courier.start("test");

    Wait.until(LIMIT, () -> "all are durable", () -> durable.size() == 600);
    assertThat(inbox.roomy()).isTrue();
    assertThat(offer("t/a", "1".repeat(9_000), translator)).isTrue();
    Wait.until(LIMIT, () -> "the long one too", () -> durable.size() == 601);
  }

  @Test
  void holdsAtMostSoManyBytes() {
    assertThat(offer("t/a", "1".repeat(20_000), translator)).isTrue();
    assertThat(offer("t/a", "1", translator)).isFalse();
  }

  @Test
  void acknowledgesNothingAfterItIsClosed() {
    ledger.away(true);
    courier.start("test");
    offer("t/a", "1", translator);
    Wait.until(LIMIT, () -> "it was tried", () -> !troubles.isEmpty());

    courier.close().toCompletionStage().toCompletableFuture().join();
    ledger.away(false);

    assertThat(offer("t/a", "2", translator)).isFalse();
    assertThat(durable).isEmpty();
  }
}
