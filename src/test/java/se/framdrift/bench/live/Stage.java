package se.framdrift.bench.live;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The servers that are compared, and the thread of their viewers. */
final class Stage implements AutoCloseable {

  private static final int ARRIVAL_SECONDS = 20;

  /** New viewers on their way at a time. */
  static final int AT_ONCE = 200;

  private final LiveOptions options;
  private final PrintStream out;
  private final ViewerLoop loop;
  private final Framdrift framdrift;
  private final List<Reference> references = new ArrayList<>();

  private Stage(LiveOptions options, PrintStream out) throws Exception {
    this.options = options;
    this.out = out;
    this.loop = new ViewerLoop();
    this.framdrift = Framdrift.start(options, options.folder());
  }

  static Stage open(LiveOptions options, PrintStream out) throws Exception {
    Stage stage = new Stage(options, out);
    Runtime.getRuntime().addShutdownHook(new Thread(stage::end)); // interrupted: nothing is left
    try {
      stage.references.add(Reference.start("Netty", NettyServer.class, options));
      if (options.vertx()) {
        stage.references.add(Reference.start("Vert.x", VertxServer.class, options));
      }
    } catch (IOException | RuntimeException e) {
      stage.close();
      throw e;
    }
    return stage;
  }

  LiveOptions options() {
    return options;
  }

  Framdrift framdrift() {
    return framdrift;
  }

  Reference netty() {
    return references.getFirst();
  }

  List<Reference> references() {
    return references;
  }

  List<Subject> subjects() {
    List<Subject> all = new ArrayList<>(references);
    all.addFirst(framdrift);
    return all;
  }

  ViewerLoop loop() {
    return loop;
  }

  void say(String line) {
    out.println(line);
  }

  ViewerGroup group(Subject subject) {
    return new ViewerGroup(subject, loop);
  }

  /** So many viewers at each server. */
  Map<Subject, ViewerGroup> audience(int viewers) throws Exception {
    Map<Subject, ViewerGroup> groups = new LinkedHashMap<>();
    for (Subject subject : subjects()) {
      ViewerGroup group = group(subject);
      group.open(viewers, AT_ONCE, 0);
      groups.put(subject, group);
    }
    return groups;
  }

  static void leave(Iterable<ViewerGroup> groups) throws Exception {
    for (ViewerGroup group : groups) {
      group.closeAll();
    }
  }

  /** One window of a server's traffic, until the last message has come. */
  Window window(ViewerGroup group, Traffic traffic, double seconds) throws Exception {
    Subject subject = group.subject();
    ArrivalLog log = group.record();
    double postgres = postgres(subject);
    long cpu = CpuClock.of(subject.pid());
    long compiled = CompilerClock.of(subject.pid());
    Sent sent = subject.publish(traffic, seconds);
    if (group.size() > 0) {
      loop.await(() -> group.has(sent.last()), ARRIVAL_SECONDS);
    }
    long used = CpuClock.of(subject.pid()) - cpu;
    long compiling = CompilerClock.of(subject.pid()) - compiled;
    group.stopRecording();
    return Window.of(
        group.size(), traffic, sent, log, used, compiling, postgres(subject) - postgres);
  }

  private double postgres(Subject subject) {
    return subject instanceof Framdrift program ? program.postgresSeconds() : 0;
  }

  static void pause(long nanos) {
    long until = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void end() {
    try {
      close();
    } catch (IOException e) {
      out.println(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    loop.close();
    for (Reference reference : references) {
      reference.close();
    }
    framdrift.close();
  }
}
