package se.framdrift.bench.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a bare server is told on its standard input, a line each: moments, nanoseconds between them,
 * updates at each, bytes of a message. It ends with its input.
 */
final class Orders {

  /** Publishes what one moment brings; on any thread. */
  @FunctionalInterface
  interface Publisher {

    /**
     * @param first position of the first message
     * @param count of messages
     * @param bytes of each
     */
    void publish(long first, int count, int bytes);
  }

  private Orders() {}

  /** Tells the port, and obeys until the input ends. */
  static void obey(int port, ScheduledExecutorService timer, Publisher publisher)
      throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(port);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    long position = 1;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      int moments = Integer.parseInt(words[0]);
      long pause = Long.parseLong(words[1]);
      int burst = Integer.parseInt(words[2]);
      int bytes = Integer.parseInt(words[3]);
      CountDownLatch done = new CountDownLatch(moments);
      for (int i = 0; i < moments; i++) {
        long first = position;
        timer.schedule(
            () -> {
              publisher.publish(first, burst, bytes);
              done.countDown();
            },
            pause * i,
            TimeUnit.NANOSECONDS);
        position += burst;
      }
      done.await();
      out.println("done");
    }
  }

  /** A timer for servers that have none that counts in nanoseconds. */
  static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  }

  /** A message of the shape and size of a publication, which tells when it was made. */
  static String message(long position, int bytes) {
    String head =
        "{\"push\":{\"channel\":\"board:bench\",\"pub\":{\"data\":{\"sent\":%d,\"text\":\""
            .formatted(System.nanoTime());
    String tail = "\"},\"offset\":" + position + "}}}";
    return head + "x".repeat(Math.max(0, bytes - head.length() - tail.length())) + tail;
  }
}
