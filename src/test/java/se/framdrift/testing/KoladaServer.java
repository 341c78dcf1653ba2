package se.framdrift.testing;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers as Kolada's API v3 does, from the real values that are bundled with the program: {@code
 * /v3/data/kpi/…/municipality/…} with {@code page}, {@code per_page} and {@code from_date}.
 */
public final class KoladaServer implements AutoCloseable {

  private static final Path DATA = Path.of("seeds/data/kolada");

  /** When everything that is bundled was published. */
  private static final LocalDate LONG_AGO = LocalDate.of(2024, 8, 1);

  /** As many as fit on a page, whatever is asked for: small, so that there are several. */
  private static final int PAGE = 200;

  private final Map<Key, Map<String, Value>> figures = new ConcurrentSkipListMap<>();
  private final LocalServer server = new LocalServer(this::reply);

  private record Key(String kpi, String municipality, int year) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  private record Value(
      @Nullable Double value, String status, boolean deleted, LocalDate published) {}

  /** Starts it. */
  public KoladaServer() {
    for (String line : lines("values.csv")) {
      String[] cells = line.split(",");
      String[] series = cells[0].split(":");
      String gender = series.length == 2 ? "T" : series[2].substring("gender=".length());
      put(series[1], series[0], cells[1], gender, published(cells[2]));
    }
    for (String line : lines("comparison.csv")) {
      String[] cells = line.split(",");
      put(cells[0], cells[2], cells[1], "T", published(cells[3]));
    }
  }

  private static List<String> lines(String file) {
    try (var lines = Files.lines(DATA.resolve(file))) {
      return lines.skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Value published(String number) {
    return new Value(Double.valueOf(number), "", false, LONG_AGO);
  }

  private void put(String kpi, String municipality, String year, String gender, Value value) {
    figures
        .computeIfAbsent(
            new Key(kpi, municipality, Integer.parseInt(year)), _ -> new ConcurrentSkipListMap<>())
        .put(gender, value);
  }

  /** Publishes a value today. */
  public void publish(String kpi, String municipality, int year, String gender, double value) {
    put(
        kpi,
        municipality,
        Integer.toString(year),
        gender,
        new Value(value, "", false, LocalDate.now()));
  }

  /** Takes a value away today, leaving a mark. */
  public void delete(String kpi, String municipality, int year, String gender) {
    put(
        kpi,
        municipality,
        Integer.toString(year),
        gender,
        new Value(null, "", true, LocalDate.now()));
  }

  /** Says today why there is no value. */
  public void withhold(String kpi, String municipality, int year, String gender, String status) {
    put(
        kpi,
        municipality,
        Integer.toString(year),
        gender,
        new Value(null, status, false, LocalDate.now()));
  }

  /** The server itself, to see what was asked and to make it behave badly. */
  public LocalServer server() {
    return server;
  }

  /** Address of the API. */
  public String address() {
    return server.at("/v3").toString();
  }

  /** Answers as usual. */
  public void reply(HttpServerRequest request) {
    String[] path = request.path().split("/");
    if (path.length != 7 || !path[2].equals("data") || !path[5].equals("municipality")) {
      LocalServer.status(404, "{\"detail\":\"Not Found\"}").to(request);
      return;
    }
    List<String> kpis = List.of(path[4].split(","));
    List<String> municipalities = List.of(path[6].split(","));
    if (kpis.size() > 25 || municipalities.size() > 25) {
      LocalServer.status(422, "{\"detail\":\"at most 25\"}").to(request);
      return;
    }
    String since = request.getParam("from_date", LONG_AGO.toString());
    List<JsonObject> found = found(kpis, municipalities, LocalDate.parse(since));
    int page = Integer.parseInt(request.getParam("page", "1"));
    int from = Math.min((page - 1) * PAGE, found.size());
    int to = Math.min(from + PAGE, found.size());
    JsonObject body =
        new JsonObject()
            .put("values", new JsonArray(new ArrayList<>(found.subList(from, to))))
            .put("count", to - from)
            .put("next_url", to < found.size() ? address(request, page + 1) : null)
            .put("previous_url", page > 1 ? address(request, page - 1) : null);
    LocalServer.ok(body.encode(), "content-type", "application/json").to(request);
  }

  private static String address(HttpServerRequest request, int page) {
    String since = request.getParam("from_date");
    return "http://%s%s?per_page=%s%s&page=%d"
        .formatted(
            request.authority(),
            request.path(),
            request.getParam("per_page"),
            since == null ? "" : "&from_date=" + since,
            page);
  }

  private List<JsonObject> found(List<String> kpis, List<String> municipalities, LocalDate since) {
    List<JsonObject> found = new ArrayList<>();
    new TreeMap<>(figures)
        .forEach(
            (key, values) -> {
              if (kpis.contains(key.kpi()) && municipalities.contains(key.municipality())) {
                JsonArray changed = changed(values, since);
                if (!changed.isEmpty()) {
                  found.add(
                      new JsonObject()
                          .put("kpi", key.kpi())
                          .put("municipality", key.municipality())
                          .put("period", key.year())
                          .put("values", changed));
                }
              }
            });
    return found;
  }

  private static JsonArray changed(Map<String, Value> values, LocalDate since) {
    JsonArray changed = new JsonArray();
    values.forEach(
        (gender, value) -> {
          if (!value.published().isBefore(since)) {
            changed.add(
                new JsonObject()
                    .put("gender", gender)
                    .put("count", 1)
                    .put("status", value.status())
                    .put("value", value.value())
                    .put("isdeleted", value.deleted()));
          }
        });
    return changed;
  }

  @Override
  public void close() {
    server.close();
  }
}
