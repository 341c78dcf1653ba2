package se.framdrift.feeds.mqtt;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Sink;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;

/**
 * Carries messages to the ledger on a virtual thread of its own. What arrives while a round is
 * under way goes together in the next one; each message is acknowledged after its own rows are
 * durable, in the order of arrival. When the ledger does not take a message, it is tried again
 * after growing pauses, and nothing behind it is acknowledged before it: nothing is lost, and the
 * last value of a period stays the last.
 */
final class Courier {

  private static final System.Logger LOG = System.getLogger(Courier.class.getName());

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Inbox inbox;
  private final Sink sink;
  private final Consumer<String> trouble;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Promise<Void> ended = Promise.promise();
  private final Backoff pauses =
      new Backoff(FIRST_PAUSE, LONGEST_PAUSE, () -> ThreadLocalRandom.current().nextDouble());

  /**
   * @param trouble is told, in words, each time that the ledger does not take a message
   */
  Courier(Inbox inbox, Sink sink, Consumer<String> trouble) {
    this.inbox = inbox;
    this.sink = sink;
    this.trouble = trouble;
  }

  /** Once. */
  void start(String name) {
    started.set(true);
    Thread.ofVirtual().name(name).start(this::run);
  }

  /** Ends after the round that is under way; what is not durable then is not acknowledged. */
  Future<Void> close() {
    inbox.close();
    return started.get() ? ended.future() : Future.succeededFuture();
  }

  private void run() {
    try {
      List<Parcel> round = inbox.round();
      while (!round.isEmpty()) {
        carry(stops(round));
        round = inbox.round();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      inbox.close();
      ended.complete();
    }
  }

  /** One message for one feed. {@code last}: after it the message is durable for all. */
  private record Stop(
      Parcel parcel, Translator reader, Translator.Translation translation, boolean last) {}

  private static List<Stop> stops(List<Parcel> round) {
    List<Stop> stops = new ArrayList<>();
    Set<String> inRound = new HashSet<>();
    for (Parcel parcel : round) {
      for (int i = 0; i < parcel.readers().size(); i++) {
        Translator reader = parcel.readers().get(i);
        boolean last = i == parcel.readers().size() - 1;
        stops.add(new Stop(parcel, reader, fresh(reader, parcel.message(), inRound), last));
      }
    }
    return stops;
  }

  /** The same uplink again says nothing: neither what is durable, nor what is on its way. */
  private static Translator.Translation fresh(
      Translator reader, Message message, Set<String> inRound) {
    Translator.Translation all = reader.translate(message);
    boolean repeated =
        all.once().isPresent()
            && (reader.knows(all.once().get())
                || !inRound.add(reader.feed() + " " + all.once().get()));
    if (!repeated) {
      return all;
    }
    reader.tally().repeated();
    return all.withoutRows();
  }

  private void carry(List<Stop> stops) throws InterruptedException {
    int done = 0;
    while (done < stops.size()) {
      List<Future<?>> taken = new ArrayList<>();
      for (Stop stop : stops.subList(done, stops.size())) {
        taken.add(take(stop));
      }
      String failure = null;
      for (Future<?> each : taken) {
        String why = failure(each);
        if (failure == null && why == null) {
          delivered(stops.get(done));
          done++;
        }
        failure = failure == null ? why : failure;
      }
      if (failure != null) {
        trouble.accept(failure);
        if (!inbox.pause(pauses.pause())) {
          return;
        }
      } else {
        pauses.reset();
      }
    }
  }

  private Future<?> take(Stop stop) {
    if (stop.translation().empty()) {
      return Future.succeededFuture();
    }
    try {
      Future<Intake> taken = sink.take(stop.translation().delivery(), stop.translation().decoded());
      return taken;
    } catch (RuntimeException e) { // of a sink that fails before it answers
      return Future.failedFuture(e);
    }
  }

  private void delivered(Stop stop) {
    stop.translation().once().ifPresent(stop.reader()::remember);
    if (stop.last()) {
      inbox.release(stop.parcel());
      stop.parcel().durable().run();
    }
  }

  /** Waits; null when it went well, else why not. */
  private static @Nullable String failure(Future<?> taken) throws InterruptedException {
    try {
      taken.toCompletionStage().toCompletableFuture().get();
      return null;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Problem.Failure known) {
        return known.problem().detail();
      }
      LOG.log(System.Logger.Level.ERROR, "a message could not be stored; it is tried again", e);
      return "the ledger does not take a message";
    }
  }
}
