package se.framdrift.bench.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.zip.Deflater;

/**
 * What permessage-deflate (RFC 7692) would make of the program's own publications: their size, and
 * the CPU of compressing one, which is to be paid once for all viewers or, as HTTP servers do it,
 * once for each.
 */
record Deflation(List<Sample> samples) {

  private static final int ROUNDS = 9;
  private static final int OF_ROUND = 500;
  private static final int TAIL_BYTES = 4; // of a flush, which the extension leaves out
  private static final int[] LEVELS = {1, 6};

  record Sample(String what, int level, int plain, int deflated, double micros) {}

  /** Of the board as it stands: one tile, all of them, and the whole snapshot. */
  static Deflation measure(URI boards) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(boards.resolve("/api/v1/boards/bench")).GET().build();
    String snapshot;
    try (HttpClient client = HttpClient.newHttpClient()) {
      snapshot = client.send(request, BodyHandlers.ofString()).body();
    }
    JsonArray items = new JsonObject(snapshot).getJsonArray("items");
    List<Sample> samples = new ArrayList<>();
    for (int level : LEVELS) {
      samples.add(of("one tile", level, publication(new JsonArray(items.getList().subList(0, 1)))));
      samples.add(of(items.size() + " tiles", level, publication(items)));
      samples.add(of("snapshot", level, snapshot));
    }
    return new Deflation(samples);
  }

  private static String publication(JsonArray items) {
    return "{\"push\":{\"channel\":\"board:bench\",\"pub\":{\"data\":{\"position\":1234,\"at\":\"2026-11-22T12:00:00Z\",\"items\":%s},\"offset\":1234}}}"
        .formatted(items.encode());
  }

  private static Sample of(String what, int level, String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    byte[] room = new byte[plain.length + 1_000];
    double[] micros = new double[ROUNDS];
    int deflated = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long began = cpuNanos();
      for (int i = 0; i < OF_ROUND; i++) {
        deflated = deflate(plain, room, level);
      }
      micros[round] = (cpuNanos() - began) / 1e3 / OF_ROUND;
    }
    Arrays.sort(micros);
    return new Sample(what, level, plain.length, deflated, micros[ROUNDS / 2]);
  }

  /** Without what came before, so that all viewers may get the same bytes. */
  private static int deflate(byte[] plain, byte[] room, int level) {
    Deflater deflater = new Deflater(level, true);
    try {
      deflater.setInput(plain);
      return deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH) - TAIL_BYTES;
    } finally {
      deflater.end();
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** As a table in Markdown. */
  String table() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(
        "\n| permessage-deflate | level | bytes | deflated | CPU µs once | CPU ms for 1,000 sockets, each its own |");
    lines.add("| --- | ---: | ---: | ---: | ---: | ---: |");
    for (Sample each : samples) {
      lines.add(
          "| %s | %d | %,d | %,d | %.1f | %.1f |"
              .formatted(
                  each.what(),
                  each.level(),
                  each.plain(),
                  each.deflated(),
                  each.micros(),
                  each.micros()));
    }
    return lines.toString();
  }
}
