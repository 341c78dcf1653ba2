package se.framdrift.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import se.framdrift.problem.Problem;

/**
 * What a replica's thread is to do, in order, and how it waits. Any thread may hand in; only the
 * replica's own takes out.
 *
 * <p>Questions are answered in their turn, so that whoever has written reads what was written.
 * While the ledger lets the thread wait for long they are answered at once, from what is known.
 */
final class Mailbox {

  /** How long the thread waits for something to do before it looks for itself. */
  static final Duration POLL = Duration.ofSeconds(1);

  /** The most tasks that wait. */
  static final int MAX_WAITING = 4_096;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Duration STEP = Duration.ofMillis(50);

  private record Task(boolean question, Runnable work) {}

  private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicBoolean hinted = new AtomicBoolean();
  private final Runnable look;
  private volatile boolean closed;
  private long lookedAt = System.nanoTime();

  /**
   * @param look looks for what nobody has told of
   */
  Mailbox(Runnable look) {
    this.look = look;
  }

  /** Hands in what changes the state; false when too much waits. Never blocks. */
  boolean offer(Runnable work) {
    return tasks.offer(new Task(false, work));
  }

  /** Completes when {@code work}, which may change the state, is done. */
  Future<Void> done(Runnable work) {
    Promise<Void> answer = Promise.promise();
    boolean taken =
        offer(
            () -> {
              try {
                work.run();
                answer.complete();
              } catch (RuntimeException e) {
                answer.fail(e);
                throw e;
              }
            });
    return taken ? answer.future() : full();
  }

  /** Hands in what only reads the state; false when too much waits. Never blocks. */
  boolean ask(Runnable question) {
    return tasks.offer(new Task(true, question));
  }

  /** Answers {@code question}, which only reads the state; with a problem when too much waits. */
  <T> Future<T> answer(Supplier<T> question) {
    Promise<T> answer = Promise.promise();
    boolean taken =
        ask(
            () -> {
              try {
                answer.complete(question.get());
              } catch (RuntimeException e) {
                answer.fail(e);
              }
            });
    return taken ? answer.future() : full();
  }

  private static <T> Future<T> full() {
    return Future.failedFuture(
        new Problem.Unavailable("Too many questions at once.", POLL).asFailure());
  }

  /** Says that there may be something to look for. Any number of hints before it count as one. */
  void hint() {
    if (!hinted.getAndSet(true) && !offer(this::lookHinted)) {
      hinted.set(false); // the thread looks as soon as it has worked off what waits
    }
  }

  private void lookHinted() {
    hinted.set(false);
    look();
  }

  /** Says that nothing has been missed up to now. To be called by the thread itself. */
  void looked() {
    lookedAt = System.nanoTime();
  }

  private void look() {
    lookedAt = System.nanoTime();
    look.run();
  }

  /** Nothing more is to be done after what is under way. */
  void close() {
    closed = true;
    hint();
  }

  boolean isClosed() {
    return closed;
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /**
   * Does the next task, or looks when it has not looked for a while: hints may be lost, and
   * questions may come without a pause.
   *
   * @return whether it changed the state or looked, and so spoke with the ledger
   */
  boolean next() {
    Task task;
    try {
      task = tasks.poll(POLL.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
      return false;
    }
    if (task == null) {
      look();
      return true;
    }
    task.work().run();
    boolean overdue = System.nanoTime() - lookedAt > POLL.toNanos();
    if (overdue) {
      look();
    }
    return overdue || !task.question();
  }

  /**
   * Waits for the ledger.
   *
   * @throws IllegalStateException when it does not answer; or what the future failed with
   */
  <T> T await(Future<T> future) {
    Thread thread = Thread.currentThread();
    future.onComplete(_ -> LockSupport.unpark(thread));
    long began = System.nanoTime();
    while (!future.isComplete()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - began);
      if (waited.compareTo(closed ? LAST_PATIENCE : PATIENCE) > 0) {
        throw new IllegalStateException("no answer within " + waited.toSeconds() + " s");
      }
      boolean slow = waited.compareTo(GRACE) > 0;
      if (slow) {
        answerQuestions();
      }
      LockSupport.parkNanos(this, (slow ? STEP : GRACE).toNanos());
    }
    if (future.succeeded()) {
      return future.result();
    }
    throw future.cause() instanceof RuntimeException e
        ? e
        : new IllegalStateException(future.cause());
  }

  /** Answers the questions that wait, in the middle of long work. */
  void answerWaiting() {
    answerQuestions();
  }

  /** Waits a while before the next try. */
  void pause() {
    long end = System.nanoTime() + POLL.toNanos();
    while (!closed && System.nanoTime() < end) {
      answerQuestions();
      LockSupport.parkNanos(this, STEP.toNanos());
    }
  }

  private void answerQuestions() {
    for (Iterator<Task> waiting = tasks.iterator(); waiting.hasNext(); ) {
      Task task = waiting.next();
      if (task.question()) {
        waiting.remove();
        task.work().run();
      }
    }
  }
}
