package se.framdrift.bench.live;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.framdrift.bench.BenchServer;
import se.framdrift.bench.Connection;
import se.framdrift.bench.Row;
import se.framdrift.bench.RowFormat;

/**
 * Posts observations at a steady rate, over a few connections so that a slow answer delays none.
 */
final class Poster implements AutoCloseable {

  private static final int CONNECTIONS = 4;
  private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");

  private final URI server;
  private final List<Connection> connections = new ArrayList<>();
  private final boolean growing;
  private long next;

  /**
   * @param growing whether each update is a new hour; else the same hour is revised
   */
  Poster(URI server, boolean growing) {
    this.server = server;
    this.growing = growing;
  }

  Sent post(Traffic traffic, double seconds) throws Exception {
    close(); // those of the window before may have been idle for too long
    while (connections.size() < CONNECTIONS) {
      connections.add(new Connection(server, BenchServer.TOKEN, RowFormat.JSON));
    }
    int moments = traffic.moments(seconds);
    long began = System.nanoTime();
    AtomicInteger moment = new AtomicInteger();
    TreeMap<Long, Long> sentAt = new TreeMap<>();
    Map<Long, Long> ackedAt = new HashMap<>();
    Map<Long, Integer> posts = new HashMap<>();
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
      List<Future<?>> done = new ArrayList<>();
      for (Connection connection : connections) {
        done.add(
            threads.submit(
                () -> {
                  for (int i = moment.getAndIncrement();
                      i < moments;
                      i = moment.getAndIncrement()) {
                    byte[] body = body(traffic.burst());
                    await(began + traffic.due(i));
                    long sent = System.nanoTime();
                    long position = position(connection.post(body));
                    long acked = System.nanoTime();
                    synchronized (sentAt) {
                      if (sentAt.containsKey(position)) {
                        posts.merge(position, 2, (known, _) -> known + 1);
                      }
                      sentAt.merge(position, sent, Math::min);
                      ackedAt.merge(position, acked, Math::max);
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
    return new Sent(moments * traffic.burst(), sentAt.lastKey(), sentAt, ackedAt, posts);
  }

  /** Single updates go round the tiles; a burst has one for each. */
  private synchronized byte[] body(int count) {
    long first = Math.ceilDiv(next, count) * count;
    next = first + count;
    StringJoiner rows = new StringJoiner(",", "{\"observations\":[", "]}");
    for (long update = first; update < next; update++) {
      long round = update / Framdrift.TILES;
      int series = (int) (update % Framdrift.TILES);
      long second = Row.second(growing ? round * Row.SERIES : 0);
      rows.add(
          "{\"series\":\"%s\",\"period\":\"%s/PT1H\",\"value\":%d.%d}"
              .formatted(
                  Row.seriesId(series),
                  Instant.ofEpochSecond(second),
                  100 + round / 10 % 100,
                  round % 10));
    }
    return rows.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static long position(Connection.Answer answer) throws IOException {
    Matcher position = POSITION.matcher(answer.body());
    if (answer.status() != 200
        || !answer.body().contains("\"unchanged\":0,")
        || !answer.body().contains("\"rejectedTotal\":0,")
        || !position.find()) {
      throw new IOException(answer.status() + " " + answer.body());
    }
    return Long.parseLong(position.group(1));
  }

  private static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
    connections.clear();
  }
}
