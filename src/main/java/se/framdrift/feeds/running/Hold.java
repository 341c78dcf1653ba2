package se.framdrift.feeds.running;

import io.vertx.core.Future;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A lease while it is held: renewed on a virtual thread of its own, until it is released, lost or
 * its time is up.
 */
final class Hold {

  /** How long a lease lasts without renewal. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final System.Logger LOG = System.getLogger(Hold.class.getName());
  private static final Duration RENEW = Duration.ofSeconds(10);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  private final Edges.Leasing leases;
  private final Time time;
  private final String name;
  private final Instant deadline;
  private final CompletableFuture<End> over = new CompletableFuture<>();

  /**
   * Why it is over.
   *
   * @param isFailure whether it is to count as one of the feed's
   */
  record End(String words, boolean isFailure) {}

  private Hold(Edges.Leasing leases, Time time, String name, Instant deadline) {
    this.leases = leases;
    this.time = time;
    this.name = name;
    this.deadline = deadline;
  }

  /**
   * Tries to take a lease.
   *
   * @param deadline at which it is over in any case
   * @return null while another node holds it, or the database is away
   */
  static @Nullable Hold take(Edges.Leasing leases, Time time, String name, Instant deadline) {
    Instant asked = time.instant();
    try {
      if (!leases.take(name).toCompletionStage().toCompletableFuture().join()) {
        return null;
      }
    } catch (CompletionException e) {
      LOG.log(Level.DEBUG, "The lease " + name + " could not be asked for", e);
      return null;
    }
    Hold hold = new Hold(leases, time, name, deadline);
    Thread.ofVirtual().name("lease " + name).start(() -> hold.keep(asked));
    return hold;
  }

  /** Completes when the holder must stop. */
  CompletableFuture<End> over() {
    return over;
  }

  /** Tells the holder to stop; the first reason stands. */
  void end(String words, boolean isFailure) {
    over.complete(new End(words, isFailure));
  }

  /** Gives the lease back; to be called when the holder has stopped. Fails when nobody answers. */
  Future<Void> release() {
    end("it is done", false);
    return leases.release(name);
  }

  private void keep(Instant taken) {
    Instant good = taken;
    Instant next = good.plus(RENEW);
    while (!time.await(over, earlier(next, deadline))) {
      if (!time.instant().isBefore(deadline)) {
        end("it took too long and was ended", true);
        return;
      }
      Instant asked = time.instant();
      if (renewed(good.plus(LEASE))) {
        good = asked;
        next = asked.plus(RENEW);
      } else {
        next = time.instant().plus(TRY_AGAIN);
      }
    }
  }

  /** False when it is not known; ends when it is lost. */
  private boolean renewed(Instant expires) {
    CompletableFuture<Boolean> answer =
        leases.renew(name).toCompletionStage().toCompletableFuture();
    time.await(CompletableFuture.anyOf(answer, over), expires);
    boolean answered = answer.isDone() && !answer.isCompletedExceptionally();
    if (answered && !answer.join()) {
      end("another node has taken over", false);
    } else if (!answered && !time.instant().isBefore(expires)) {
      end("the lease could not be renewed", false);
    }
    return answered;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
