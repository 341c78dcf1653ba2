package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.framdrift.testing.Wait;

/** Somebody without any right who reads all that the OpenAPI document tells of, and listens. */
final class PublicReader {

  private static final Pattern PATH = Pattern.compile("(?m)^  (/[^:]+):$");
  private static final List<String> CHANNELS =
      List.of("board:exempelby", "feeds:9999", "events:9999");

  /** Where a release is seen; no status turns by it. */
  private static final List<String> LIVE = List.of("board:exempelby", "feeds:9999");

  private static final Duration SOON = Duration.ofMinutes(2);

  private final OutsideNode node;
  private final ConcurrentLinkedQueue<String> frames = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> heard = new ConcurrentHashMap<>();

  PublicReader(OutsideNode node) {
    this.node = node;
  }

  /** Hears every channel, one-way and both ways, from now on: each has told its whole already. */
  void listen() {
    for (String channel : CHANNELS) {
      node.client()
          .sendAsync(
              HttpRequest.newBuilder(
                      URI.create(node.publicAddress() + "/connection/uni_sse?channel=" + channel))
                  .build(),
              BodyHandlers.ofLines())
          .thenAcceptAsync(
              response -> response.body().forEach(line -> take(channel, line)),
              reading -> Thread.ofVirtual().start(reading)); // never on the thread that asks
    }
    PublicSocket.open(node, CHANNELS, this::take);
    await(CHANNELS, 1);
  }

  private static String oneWay(String channel) {
    return channel + " one-way";
  }

  private static String bothWays(String channel) {
    return channel + " both ways";
  }

  private void take(String channel, String line) {
    frames.add(line);
    if (line.startsWith("data: {\"channel\":\"" + channel + "\"")) {
      count(oneWay(channel));
    }
  }

  private void take(JsonObject message) {
    frames.add(message.encode());
    PublicSocket.channel(message, CHANNELS).ifPresent(channel -> count(bothWays(channel)));
  }

  private void count(String stream) {
    heard.merge(stream, 1, Integer::sum);
  }

  private void await(List<String> channels, int messages) {
    Wait.until(
        SOON,
        () -> messages + " of " + channels + ": " + heard + ", " + frames,
        () ->
            channels.stream()
                .flatMap(channel -> Stream.of(oneWay(channel), bothWays(channel)))
                .allMatch(stream -> messages <= heard(stream)));
  }

  private int heard(String stream) {
    return heard.getOrDefault(stream, 0);
  }

  /** All that was heard: of each stream its whole, and of those that had news something live. */
  List<String> frames() {
    await(LIVE, 2);
    return List.copyOf(frames);
  }

  /**
   * Every address that the document tells of, for the feed and series given, with its body: as it
   * is, in each format, and as of each of some positions.
   */
  Map<String, String> everything(List<String> series, String feed, List<Long> positions) {
    String document = node.publicGet("/openapi.yaml").body();
    Map<String, String> bodies = new LinkedHashMap<>();
    Matcher paths = PATH.matcher(document.substring(0, document.indexOf("\ncomponents:")));
    List<Integer> starts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    while (paths.find()) {
      starts.add(paths.end());
      names.add(paths.group(1));
    }
    starts.add(document.length());
    for (int i = 0; i < names.size(); i++) {
      String about = document.substring(starts.get(i), starts.get(i + 1));
      for (String address : addresses(names.get(i), series, feed)) {
        ask(address, bodies);
        assertThat(bodies).as("every address is read").containsKey(address);
        if (about.contains("parameters/format")) {
          ask(with(address, "format=csv"), bodies);
        }
        if (about.contains("parameters/asOf")) {
          positions.forEach(at -> ask(with(address, "municipality=9999&asOf=" + at), bodies));
        }
      }
    }
    return bodies;
  }

  private static String with(String address, String parameter) {
    String already =
        parameter.startsWith("municipality") && address.contains("municipality=")
            ? parameter.substring(18)
            : parameter;
    return address + (address.contains("?") ? "&" : "?") + already;
  }

  private void ask(String address, Map<String, String> bodies) {
    var response = node.publicGet(address);
    if (response.statusCode() == 200) {
      bodies.put(address, response.body());
    }
  }

  private List<String> addresses(String path, List<String> series, String feed) {
    if (path.endsWith("/changes")) {
      return List.of(path + "?municipality=9999&since=0&limit=1000");
    }
    if (!path.contains("{")) {
      return List.of(path);
    }
    String name = path.split("/")[3];
    List<String> ids =
        switch (name) {
          case "municipalities" -> List.of("9999");
          case "boards" -> List.of("exempelby");
          case "series" -> series;
          case "feeds" -> List.of(feed);
          default -> firstIds("/api/v1/" + name + "?municipality=9999");
        };
    return ids.stream().map(id -> path.replaceFirst("\\{[a-z]+}", id)).toList();
  }

  private List<String> firstIds(String list) {
    JsonArray items = new JsonObject(node.publicGet(list).body()).getJsonArray("items");
    return items.stream().limit(2).map(each -> ((JsonObject) each).getString("id")).toList();
  }
}
