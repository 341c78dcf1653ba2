package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MailboxTest {

  @Test
  void looksForWhatNobodyToldOfAlsoWhileQuestionsNeverCease() {
    AtomicInteger looked = new AtomicInteger();
    Mailbox mailbox = new Mailbox(looked::incrementAndGet);
    long end = System.nanoTime() + 60 * Mailbox.POLL.toNanos();
    int questions = 0;
    while (looked.get() == 0 && System.nanoTime() < end) {
      assertThat(mailbox.ask(() -> {})).isTrue();
      mailbox.next();
      questions++;
    }
    assertThat(looked).hasValue(1);
    assertThat(questions).isPositive();
  }

  @Test
  void doesWhatItWasHandedAlsoWhileEveryLookFails() {
    AtomicInteger done = new AtomicInteger();
    Mailbox mailbox =
        new Mailbox(
            () -> {
              throw new IllegalStateException("the ledger is away");
            });
    mailbox.offer(done::incrementAndGet);
    mailbox.pause();
    mailbox.pause();

    assertThatThrownBy(mailbox::next).hasMessage("the ledger is away");

    assertThat(done).hasValue(1);
  }

  @Test
  void anyNumberOfHintsIsOneLook() {
    AtomicInteger looked = new AtomicInteger();
    Mailbox mailbox = new Mailbox(looked::incrementAndGet);
    for (int i = 0; i < 2 * Mailbox.MAX_WAITING; i++) {
      mailbox.hint();
    }
    mailbox.next();
    assertThat(looked).hasValue(1);
    assertThat(mailbox.isEmpty()).isTrue();
  }

  @Test
  void refusesWhatIsBeyondItsBound() {
    Mailbox mailbox = new Mailbox(() -> {});
    for (int i = 0; i < Mailbox.MAX_WAITING; i++) {
      assertThat(mailbox.ask(() -> {})).isTrue();
    }
    assertThat(mailbox.ask(() -> {})).isFalse();
    assertThat(mailbox.offer(() -> {})).isFalse();
  }
}
