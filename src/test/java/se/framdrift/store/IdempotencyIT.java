package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.Claim;
import se.framdrift.testing.PostgresExtension;

@ExtendWith({PostgresExtension.class, VertxExtension.class})
class IdempotencyIT {

  private static final Claim.Answered ANSWER = new Claim.Answered("abc", 200, "{\"accepted\":1}");

  @Test
  void oneOfManyHasARequestAndTheOthersAreToldItsAnswer(Vertx vertx, DatabaseAddress address) {
    Database database = Database.open(vertx, address).await();
    Idempotency idempotency = new Idempotency(database);
    List<Future<Claim>> claims = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      claims.add(idempotency.claim("anna", "k", "node " + i));
    }
    Future.all(claims).await();
    List<Claim> answers = claims.stream().map(Future::result).toList();

    assertThat(answers).filteredOn(Claim.Held.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(Claim.UnderWay.class::isInstance)
        .hasSize(19)
        .allSatisfy(
            claim ->
                assertThat(((Claim.UnderWay) claim).retryAfter())
                    .isPositive()
                    .isLessThanOrEqualTo(Idempotency.HELD));

    String holder = "node " + answers.indexOf(new Claim.Held());
    idempotency.keep("anna", "k", "another", new Claim.Answered("x", 200, "x")).await();
    idempotency.renew("anna", "k", holder).await();
    idempotency.keep("anna", "k", holder, ANSWER).await();
    idempotency.giveUp("anna", "k", holder).await();

    assertThat(idempotency.claim("anna", "k", "later").await()).isEqualTo(ANSWER);
    assertThat(idempotency.claim("bengt", "k", "later").await()).isEqualTo(new Claim.Held());
    database.close().await();
  }

  @Test
  void aClaimThatWasGivenUpOrWhoseNodeIsGoneIsFree(Vertx vertx, DatabaseAddress address) {
    Database database = Database.open(vertx, address).await();
    Idempotency idempotency = new Idempotency(database);
    idempotency.claim("anna", "given up", "one").await();
    idempotency.giveUp("anna", "given up", "one").await();
    idempotency.claim("anna", "gone", "one").await();
    database
        .client()
        .query(
            "update idempotency set held_until = held_until - interval '1 minute' where key = 'gone'")
        .execute()
        .await();

    assertThat(idempotency.claim("anna", "given up", "two").await()).isEqualTo(new Claim.Held());
    assertThat(idempotency.claim("anna", "gone", "two").await()).isEqualTo(new Claim.Held());
    idempotency.keep("anna", "gone", "one", ANSWER).await();
    assertThat(idempotency.claim("anna", "gone", "three").await())
        .isInstanceOf(Claim.UnderWay.class);
    database.close().await();
  }

  @Test
  void forgetsWhatIsOldAndAllButTheNewest(Vertx vertx, DatabaseAddress address) {
    Database database = Database.open(vertx, address).await();
    Idempotency idempotency = new Idempotency(database);
    for (int i = 0; i < 10; i++) {
      idempotency.claim("forgetful", "k" + i, "one").await();
      idempotency.keep("forgetful", "k" + i, "one", ANSWER).await();
    }
    database
        .client()
        .query(
            "update idempotency set at = at - interval '8 days' where scope <> 'forgetful' or key = 'k0'")
        .execute()
        .await();

    assertThat(idempotency.claim("forgetful", "k0", "two").await()).isEqualTo(new Claim.Held());
    idempotency.forget(Instant.now().minus(Idempotency.KEPT), 1_000).await();
    assertThat(idempotency.claim("forgetful", "k1", "two").await()).isEqualTo(ANSWER);
    idempotency.forget(Instant.now().minus(Idempotency.KEPT), 2).await();

    assertThat(idempotency.claim("forgetful", "k1", "two").await()).isEqualTo(new Claim.Held());
    assertThat(idempotency.claim("forgetful", "k9", "two").await()).isEqualTo(ANSWER);
    database.close().await();
  }
}
