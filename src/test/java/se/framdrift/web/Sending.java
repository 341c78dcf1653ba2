package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Delivery;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.pipeline.Intake;

/**
 * The routes that take figures, before a ledger that takes every row whose value is a number and
 * answers when it is told to.
 */
final class Sending implements AutoCloseable {

  static final String PATH = "/api/v1/observations";
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** What was handed over at once. */
  record Taken(Delivery delivery, List<RawFact> rows, List<Rejection> undecodable) {}

  final List<Taken> taken = Collections.synchronizedList(new ArrayList<>());
  final Room room;
  Supplier<Future<Void>> ledger = Future::succeededFuture;
  private final Listening server;

  Sending(Vertx vertx) {
    this(vertx, Room.ofHeap());
  }

  Sending(Vertx vertx, Room room) {
    this.room = room;
    this.server =
        Listening.on(
            vertx,
            router -> {
              ProblemDetails.on(router);
              Access access =
                  new Access(TokenCheck.of("right-token", Role.FEED), InstantSource.fixed(NOW));
              new ObservationRoutes(
                      this::take,
                      Decoding.decoders(),
                      new MemoryRepeats().repeats(),
                      Municipalities.all(
                          () -> List.of(Lerum.CODE), code -> Lerum.catalog(code).map(Sending::fed)),
                      room)
                  .mount(router, access);
              new InfluxRoutes(this::take, Sending::lines, InstantSource.fixed(NOW), room)
                  .mount(router, access);
            });
  }

  private static Catalog fed(Catalog catalog) {
    return new Catalog(
        catalog.municipality(),
        catalog.kpis(),
        catalog.series(),
        catalog.documents(),
        catalog.groups(),
        catalog.commitments(),
        catalog.indicators(),
        catalog.qualityNotes(),
        List.of(feed("lerum-push", "push"), feed("lerum-kolada", "kolada")),
        catalog.comparisonGroups(),
        catalog.board());
  }

  private static Catalog.Feed feed(String id, String kind) {
    return new Catalog.Feed(id, kind, new LocalizedText(id, id), null, null, null);
  }

  /** Each line is a row whose value is the line; lines with a question mark are refused. */
  private static List<LineFeeds.LineFeed> lines() {
    LineFeeds.Decode decode =
        (body, precision, now) -> {
          List<RawFact> rows = new ArrayList<>();
          List<Rejection> refused = new ArrayList<>();
          String[] lines = new String(body, StandardCharsets.UTF_8).split("\n", -1);
          for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains("?")) {
              refused.add(new Rejection(i + 1, "", "missing fields", "fields", lines[i]));
            } else if (!lines[i].isEmpty()) {
              rows.add(new RawFact(i + 1, "1441:N00901", "2024", lines[i], null, null, null, null));
            }
          }
          return new Rows(rows, refused, precision + " " + now);
        };
    return List.of(
        new LineFeeds.LineFeed("lerum-el", Lerum.CODE, "energi", decode),
        new LineFeeds.LineFeed("lerum-vatten", Lerum.CODE, "vatten/år", decode),
        new LineFeeds.LineFeed("lerum-a", Lerum.CODE, "twice", decode),
        new LineFeeds.LineFeed("lerum-b", Lerum.CODE, "twice", decode));
  }

  private Future<Intake> take(Delivery delivery, List<RawFact> rows, List<Rejection> undecodable) {
    taken.add(new Taken(delivery, rows, undecodable));
    List<Rejection> rejected = new ArrayList<>(undecodable);
    int accepted = 0;
    for (RawFact row : rows) {
      if (row.value() == null) {
        rejected.add(new Rejection(row.row(), "value", "not given", "a number", ""));
      } else {
        accepted++;
      }
    }
    Intake intake =
        new Intake(
            accepted, 0, 0, rejected, new TreeMap<>(Map.of(Lerum.CODE, (long) taken.size())));
    return ledger.get().map(intake);
  }

  /** How many rows were handed over. */
  int rows() {
    return taken.stream().mapToInt(each -> each.rows().size()).sum();
  }

  Listening server() {
    return server;
  }

  /** Posts with the right token. */
  HttpResponse<String> post(String path, byte[] body, String... headers) {
    var request =
        server
            .request(path)
            .header("Authorization", "Bearer right-token")
            .POST(BodyPublishers.ofByteArray(body));
    return server.send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> post(String type, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", type));
    all.addAll(List.of(headers));
    return post(PATH, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
  }

  static JsonObject json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  static String line(int number) {
    return "{\"series\":\"1441:N00901\",\"period\":\"2024\",\"value\":" + number + "}\n";
  }

  private interface Packing {
    OutputStream over(OutputStream out) throws IOException;
  }

  static byte[] gzip(byte[] bytes) {
    return packed(bytes, GZIPOutputStream::new);
  }

  static byte[] zstd(byte[] bytes) {
    return packed(bytes, ZstdOutputStream::new);
  }

  private static byte[] packed(byte[] bytes, Packing packing) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packing.over(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    server.close();
  }
}
