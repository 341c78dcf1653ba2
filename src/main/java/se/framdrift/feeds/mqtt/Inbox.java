package se.framdrift.feeds.mqtt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages that are received and not yet durable: at most so many, of at most so many bytes in all.
 * Thread-safe; only {@link #round} and {@link #pause} block.
 */
final class Inbox {

  /** The most messages that go to the ledger together. */
  static final int ROUND = 256;

  private final int most;
  private final long mostBytes;
  private final Deque<Parcel> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int held;
  private long heldBytes;
  private boolean closed;

  Inbox(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** False when there is no room, or when it is closed; the message is then not taken. */
  boolean offer(Parcel parcel) {
    lock.lock();
    try {
      if (closed || held >= most || (held > 0 && heldBytes + parcel.bytes() > mostBytes)) {
        return false;
      }
      held++;
      heldBytes += parcel.bytes();
      waiting.add(parcel);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** What waits, in order, at most {@link #ROUND}; blocks until there is any. Empty at the end. */
  List<Parcel> round() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.await();
      }
      List<Parcel> round = new ArrayList<>();
      while (!closed && !waiting.isEmpty() && round.size() < ROUND) {
        round.add(waiting.remove());
      }
      return round;
    } finally {
      lock.unlock();
    }
  }

  /** A message of a round is durable: there is room for another one. */
  void release(Parcel parcel) {
    lock.lock();
    try {
      held--;
      heldBytes -= parcel.bytes();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks so long, or until it is closed; false when it is. */
  boolean pause(Duration length) throws InterruptedException {
    lock.lock();
    try {
      long left = length.toNanos();
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Whether half of the room is free. */
  boolean roomy() {
    lock.lock();
    try {
      return held <= most / 2 && heldBytes <= mostBytes / 2;
    } finally {
      lock.unlock();
    }
  }

  /** How many messages are not yet durable. */
  int held() {
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  /** Takes and gives nothing any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
