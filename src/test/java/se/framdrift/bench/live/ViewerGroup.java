package se.framdrift.bench.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Viewers of one server. Confined to the viewers' thread, but for what is volatile. */
final class ViewerGroup {

  private final Subject subject;
  private final ViewerLoop loop;
  private final List<Viewer> viewers = new ArrayList<>();
  private volatile int asked;
  private volatile int joined;
  private volatile int lost;
  private volatile @Nullable String problem;
  private volatile @Nullable ArrivalLog log;

  ViewerGroup(Subject subject, ViewerLoop loop) {
    this.subject = subject;
    this.loop = loop;
  }

  Subject subject() {
    return subject;
  }

  @Nullable ArrivalLog log() {
    return log;
  }

  int size() {
    return viewers.size();
  }

  /** Those that were live and have been closed by the server. */
  int lost() {
    return lost;
  }

  /** Forgets whom the server closed. */
  void forgive() {
    lost = 0;
  }

  /** Whether every viewer that can has all up to a position. */
  boolean has(long position) {
    return viewers.stream().allMatch(viewer -> viewer.has(position));
  }

  /** Begins a new log of what arrives. */
  ArrivalLog record() {
    ArrivalLog fresh = new ArrivalLog();
    log = fresh;
    return fresh;
  }

  void stopRecording() {
    log = null;
  }

  /**
   * Opens {@code count} more viewers, and waits until each has its snapshot.
   *
   * @param atOnce how many may be on their way
   * @param receiveBuffer of their sockets in bytes, 0 for the system's
   * @return nanoseconds that it took
   */
  long open(int count, int atOnce, int receiveBuffer) throws Exception {
    long began = System.nanoTime();
    int target = joined + count;
    int most = asked + count;
    loop.run(() -> ask(most, atOnce, receiveBuffer));
    loop.await(() -> joined >= target || problem != null, 120);
    String why = problem;
    if (why != null) {
      throw new IOException(subject.name() + " refused a viewer: " + why);
    }
    return System.nanoTime() - began;
  }

  private void ask(int most, int atOnce, int receiveBuffer) {
    try {
      while (asked < most && asked - joined < atOnce && problem == null) {
        Viewer viewer = new Viewer(this, loop.nextNumber());
        asked++;
        viewers.add(viewer);
        viewer.connect(loop.selector(), receiveBuffer);
      }
    } catch (IOException e) {
      problem = e.toString();
    }
    if (asked < most && problem == null) {
      loop.later(() -> ask(most, atOnce, receiveBuffer));
    }
  }

  /** Cuts every connection. */
  void closeAll() throws Exception {
    loop.run(
        () -> {
          viewers.forEach(Viewer::close);
          viewers.clear();
          asked = 0;
          joined = 0;
        });
  }

  /** Has every viewer follow the board, or none, and waits until each was answered. */
  void follow(boolean on) throws Exception {
    loop.run(() -> viewers.forEach(viewer -> viewer.follow(on)));
    loop.await(() -> joined == (on ? asked : 0), 60);
  }

  /** Has every viewer ask for all that the board shows, so many times. */
  void askForAll(int times) throws Exception {
    loop.run(() -> viewers.forEach(viewer -> viewer.askForAll(times)));
  }

  /** Lets every viewer read, or none. */
  void reads(boolean on) throws Exception {
    loop.run(() -> viewers.forEach(viewer -> viewer.reads(on)));
  }

  void joined() {
    joined = joined + 1;
  }

  void left() {
    joined = joined - 1;
  }

  void lost(boolean wasLive, String why) {
    if (wasLive) {
      lost = lost + 1;
    } else {
      problem = why;
    }
  }
}
