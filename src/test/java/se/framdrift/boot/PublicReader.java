package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody without any right who reads all that the OpenAPI document tells of, and listens. */
final class PublicReader {

  private static final Pattern PATH = Pattern.compile("(?m)^  (/[^:]+):$");

  private final OutsideNode node;
  private final ConcurrentLinkedQueue<String> frames = new ConcurrentLinkedQueue<>();

  PublicReader(OutsideNode node) {
    this.node = node;
  }

  /** Hears every channel, one-way and both ways, from now on. */
  void listen() {
    for (String channel : List.of("board:exempelby", "feeds:9999", "events:9999")) {
      node.client()
          .sendAsync(
              HttpRequest.newBuilder(
                      URI.create(node.publicAddress() + "/connection/uni_sse?channel=" + channel))
                  .build(),
              BodyHandlers.ofLines())
          .thenAcceptAsync(
              response -> response.body().forEach(frames::add),
              reading -> Thread.ofVirtual().start(reading)); // never on the thread that asks
    }
    WebSocket socket =
        node.client()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(node.publicAddress().replace("http:", "ws:") + "/connection/websocket"),
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onText(
                      WebSocket from, CharSequence text, boolean isLast) {
                    frames.add(text.toString());
                    from.request(1);
                    return null;
                  }
                })
            .join();
    socket.sendText("{\"id\":1,\"connect\":{}}", true).join();
    int id = 2;
    for (String channel : List.of("board:exempelby", "feeds:9999", "events:9999")) {
      socket
          .sendText("{\"id\":%d,\"subscribe\":{\"channel\":\"%s\"}}".formatted(id++, channel), true)
          .join();
    }
  }

  /** All that was heard. */
  List<String> frames() {
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
