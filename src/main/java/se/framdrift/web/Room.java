package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import se.framdrift.problem.Problem;

/**
 * How much of the memory bodies may take at once. Who finds none waits a while, unread, in order;
 * then it is asked to come back. Thread-safe.
 */
final class Room {

  /** The most requests that wait. */
  static final int MAX_WAITING = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private record Waiting(long bytes, Promise<Place> promise) {}

  private final long capacity;
  private final Duration patience;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private long taken;

  /**
   * @param capacity in bytes of bodies
   */
  Room(long capacity) {
    this(capacity, PATIENCE);
  }

  Room(long capacity, Duration patience) {
    this.capacity = capacity;
    this.patience = patience;
  }

  /** A part of the heap: a body takes several times its size once it is rows. */
  static Room ofHeap() {
    return new Room(Math.max(4 * Limits.BODY_BYTES, Runtime.getRuntime().maxMemory() / 24));
  }

  /** Completes when there is room for {@code bytes}; fails with a problem when there is none. */
  Future<Place> take(Vertx vertx, long bytes) {
    Waiting waiting = new Waiting(Math.min(bytes, capacity), Promise.promise());
    synchronized (this) {
      if (queue.isEmpty() && taken + waiting.bytes() <= capacity) {
        taken += waiting.bytes();
        return Future.succeededFuture(new Place(this, waiting.bytes()));
      }
      if (queue.size() >= MAX_WAITING) {
        return Future.failedFuture(full());
      }
      queue.add(waiting);
    }
    long timer = vertx.setTimer(patience.toMillis(), _ -> giveUp(waiting));
    return waiting.promise().future().onComplete(_ -> vertx.cancelTimer(timer));
  }

  private void giveUp(Waiting waiting) {
    boolean waits;
    synchronized (this) {
      waits = queue.removeIf(each -> each == waiting);
    }
    if (waits) {
      waiting.promise().fail(full());
    }
  }

  private static Problem.Failure full() {
    return new Problem.Unavailable("Too much is being taken at once.", RETRY).asFailure();
  }

  private void free(long bytes) {
    Deque<Waiting> next = new ArrayDeque<>();
    synchronized (this) {
      taken -= bytes;
      while (!queue.isEmpty() && taken + queue.getFirst().bytes() <= capacity) {
        Waiting first = queue.removeFirst();
        taken += first.bytes();
        next.add(first);
      }
    }
    next.forEach(each -> each.promise().complete(new Place(this, each.bytes())));
  }

  /** How much is taken now, in bytes. */
  synchronized long taken() {
    return taken;
  }

  /** What somebody has taken. */
  static final class Place {

    private final Room room;
    private long bytes;

    private Place(Room room, long bytes) {
      this.room = room;
      this.bytes = bytes;
    }

    /** Keeps no more than {@code needed}; 0 gives everything back. */
    void shrink(long needed) {
      long less;
      synchronized (this) {
        less = Math.max(0, bytes - needed);
        bytes -= less;
      }
      if (less > 0) {
        room.free(less);
      }
    }
  }
}
