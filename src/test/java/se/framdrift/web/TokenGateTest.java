package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nobody finds a token by trying, wherever tokens are taken. */
class TokenGateTest {

  private static final String HERE = "192.0.2.1";

  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private boolean away;
  private final TokenGate gate = new TokenGate(this::role, (InstantSource) () -> now);

  private Future<Optional<Role>> role(String token) {
    asked.incrementAndGet();
    return away
        ? Future.failedFuture(new IOException("gone"))
        : Future.succeededFuture(
            token.equals("right") ? Optional.of(Role.OPERATOR) : Optional.empty());
  }

  @Test
  void afterTenWrongOnesTokensOfThatAddressAreNotLookedAt() {
    for (int i = 0; i < Attempts.FORGIVEN; i++) {
      assertThat(gate.knows(HERE, "wrong " + i).result()).isFalse();
    }
    assertThat(asked).hasValue(Attempts.FORGIVEN);
    assertThat(gate.knows(HERE, "right").failed()).as("not looked at: come back").isTrue();
    assertThat(asked).hasValue(Attempts.FORGIVEN);
    assertThat(gate.knows("192.0.2.2", "right").result()).isTrue();

    now = now.plus(Attempts.WAIT);
    assertThat(gate.knows(HERE, "right").result()).isTrue();
  }

  @Test
  void oneThatWasRightIsLookedAtAlways() {
    assertThat(gate.knows(HERE, "right").result()).isTrue();
    for (int i = 0; i <= Attempts.FORGIVEN; i++) {
      assertThat(gate.knows(HERE, "wrong").result()).isNotEqualTo(true);
    }
    assertThat(gate.knows(HERE, "right").result()).isTrue();
  }

  @Test
  void whatIsNoTokenIsNotAskedAboutAndAnOutageIsNoWrongToken() {
    assertThat(gate.knows(HERE, "").result()).isFalse();
    assertThat(gate.knows(HERE, "x".repeat(501)).result()).isFalse();
    assertThat(asked).hasValue(0);
    away = true;
    assertThat(gate.knows(HERE, "right").failed()).isTrue();
  }
}
