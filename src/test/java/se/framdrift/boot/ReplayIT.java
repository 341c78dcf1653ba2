package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.boot.SmallStreet.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.model.Delivery;
import se.framdrift.model.QuarantineFilter;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.Rejection;
import se.framdrift.model.Replayed;
import se.framdrift.problem.Problem;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.PostgresExtension;

/** Refused rows that are tried again after the catalog was corrected. */
@ExtendWith(PostgresExtension.class)
class ReplayIT {

  private static final String MEASURE = "plausible: {min: 0, max: 40}";

  private final DatabaseAddress address;
  @TempDir private Path folder;
  private SmallStreet street;

  ReplayIT(DatabaseAddress address) {
    this.address = address;
  }

  @BeforeEach
  void open() {
    street = new SmallStreet(address, folder);
    await(street.database.ping());
    await(street.refused.remove(QuarantineFilter.ALL));
  }

  @AfterEach
  void close() {
    street.close();
  }

  private List<QuarantinedRow> left() {
    return await(street.refused.list(QuarantineFilter.ALL, 1_000, 0));
  }

  private Replayed replayed() {
    return await(street.replay().replay(QuarantineFilter.ALL, Long.MAX_VALUE));
  }

  private void correct() {
    street.change("seeds/kpis.yaml", MEASURE, "plausible: {min: 0, max: 48}");
  }

  @Test
  void beforeAnythingIsCorrectedEveryRowStaysAsItIs() {
    street.send(1990, 45, 1991, 50, 1992, 20);
    List<QuarantinedRow> before = left();
    assertThat(before).extracting(QuarantinedRow::feed).containsOnly("smaby-push");

    assertThat(replayed()).isEqualTo(new Replayed(2, 0, 0, 0, 2, null));
    assertThat(left()).isEqualTo(before);
  }

  @Test
  void exactlyWhatIsValidNowEntersAndOnlyOnce() {
    street.send(2000, 45, 2001, 50, 2002, 47.5);
    correct();

    assertThat(replayed()).isEqualTo(new Replayed(3, 2, 0, 0, 1, null));

    assertThat(street.rate(2000)).contains(45.0);
    assertThat(street.rate(2002)).contains(47.5);
    assertThat(street.rate(2001)).isEmpty();
    assertThat(left()).singleElement();
    assertThat(left().getFirst().rejection().expected()).contains("48");
    assertThat(replayed()).isEqualTo(new Replayed(1, 0, 0, 0, 1, null));
  }

  @Test
  void severalNodesThatTryTheSameRowsAtOnceLetEachInOnce() {
    Object[] rows = new Object[2 * 60];
    for (int i = 0; i < 60; i++) {
      rows[2 * i] = 1900 + i;
      rows[2 * i + 1] = i % 3 == 0 ? 99 : 41 + i / 60.0;
    }
    street.send(rows);
    correct();

    List<Future<Replayed>> all = new ArrayList<>();
    for (int node = 0; node < 4; node++) {
      all.add(street.replay().replay(QuarantineFilter.ALL, Long.MAX_VALUE));
    }
    Replayed sum = all.stream().map(SmallStreet::await).reduce(Replayed::plus).orElseThrow();

    assertThat(sum.accepted()).isEqualTo(40);
    assertThat(sum.revised()).isZero();
    assertThat(sum.unchanged()).isZero();
    assertThat(left()).hasSize(20);
  }

  @Test
  void oneNodeTriesOneThingAtATime() {
    street.send(1801, 45, 1802, 45);
    correct();
    Promise<Void> gate = Promise.promise();
    Replay replay = street.replay(gate.future());

    Future<Replayed> first = replay.replay(QuarantineFilter.ALL, Long.MAX_VALUE);
    Future<Replayed> second = replay.replay(QuarantineFilter.ALL, Long.MAX_VALUE);

    assertThat(second.failed()).isTrue();
    assertThat(((Problem.Failure) second.cause()).problem()).isInstanceOf(Problem.Conflict.class);
    gate.complete();
    assertThat(await(first).accepted()).isEqualTo(2);
    assertThat(await(replay.replay(QuarantineFilter.ALL, Long.MAX_VALUE)).read()).isZero();
  }

  @Test
  void whatWasCommittedBeforeACrashIsUnchangedAfterIt() {
    street.send(1971, 45);
    correct();
    await(
        street.pipeline.again(
            Delivery.ofFeed("smaby-push"), List.of(SmallStreet.rate(1, 1971, 45)))); // no removal

    assertThat(replayed()).isEqualTo(new Replayed(1, 0, 1, 0, 0, null));
    assertThat(left()).isEmpty();
  }

  @Test
  void aFigureThatHasComeSinceIsNotUndone() {
    street.send(1972, 45);
    street.send(1972, 31);
    correct();

    Replayed replayed = replayed();

    assertThat(replayed).isEqualTo(new Replayed(1, 0, 0, 0, 1, null));
    assertThat(street.rate(1972)).contains(31.0);
    assertThat(left().getFirst().rejection().problem()).contains("1972").contains("another figure");
  }

  @Test
  void aRevisionThatWasRefusedEnters() {
    street.send(1973, 31);
    street.send(1973, 45);
    correct();

    assertThat(replayed().revised()).isEqualTo(1);
    assertThat(street.rate(1973)).contains(45.0);
  }

  @Test
  void ofTwoRefusedFiguresForAPeriodTheLaterStands() {
    street.send(1974, 45);
    street.send(1974, 46);
    correct();

    assertThat(replayed().read()).isEqualTo(2);
    assertThat(street.rate(1974)).contains(46.0);
    assertThat(left()).isEmpty();
  }

  @Test
  void aRowThatCannotBeReadStaysAndSaysWhy() {
    await(
        street.pipeline.take(
            new Delivery("smaby-push", "0001", "smaby-push", "a.lp", "line-protocol", null),
            List.of(),
            List.of(new Rejection(7, "", "torn", "a line", "tax v=1"))));

    assertThat(replayed().refused()).isEqualTo(1);
    assertThat(left().getFirst().rejection().problem()).contains("line-protocol");
    assertThat(left().getFirst().rejection().row()).isEqualTo(7);
  }

  @Test
  void theCountsOfTheFeedKnowEveryRowOnce() {
    street.send(1975, 45, 1976, 99);
    correct();
    replayed();

    assertThat(street.feeds.health("0001").get("smaby-push").rows())
        .isEqualTo(new se.framdrift.model.FeedRows(1, 0, 2));
  }
}
