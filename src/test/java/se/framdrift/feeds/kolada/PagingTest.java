package se.framdrift.feeds.kolada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.Answer;
import se.framdrift.feeds.RunFailure;

class PagingTest {

  private static final URI FIRST =
      URI.create("https://api.kolada.se/v3/data/kpi/N00901,N00945/municipality/1281?per_page=5000");

  private final List<URI> asked = new ArrayList<>();
  private final List<Object> read = new ArrayList<>();

  private void follow(Function<URI, String> server) {
    new Paging(
            address -> {
              asked.add(address);
              return new Answer(Map.of(), server.apply(address).getBytes(StandardCharsets.UTF_8));
            },
            FIRST)
        .forEach(page -> page.values().forEach(read::add));
  }

  private static String page(int value, String next) {
    return new JsonObject()
        .put("values", new JsonArray().add(value))
        .put("next_url", next)
        .encode();
  }

  @Test
  void readsPageAfterPageUntilThereIsNoNext() {
    follow(
        address ->
            address.equals(FIRST)
                ? page(1, FIRST + "&page=2")
                : address.toString().endsWith("page=2")
                    ? page(2, FIRST.getRawPath() + "?page=3")
                    : page(3, null));

    assertThat(read).containsExactly(1, 2, 3);
    assertThat(asked.getLast().toString())
        .isEqualTo(FIRST.toString().replace("per_page=5000", "page=3"));
  }

  @Test
  void keepsToHttpsWhereTheServerForgetsIt() {
    follow(
        address ->
            address.equals(FIRST)
                ? page(1, FIRST.toString().replace("https:", "http:") + "&page=2")
                : page(2, ""));

    assertThat(asked.getLast()).isEqualTo(URI.create(FIRST + "&page=2"));
    assertThat(read).containsExactly(1, 2);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://evil.example/v3/data/kpi/N00901,N00945/municipality/1281?page=2",
        "https://api.kolada.se:8443/v3/data/kpi/N00901,N00945/municipality/1281?page=2",
        "https://api.kolada.se/v3/data/kpi/N00901,N00945/municipality/0180?page=2",
        "https://api.kolada.se/v2/kpi",
        "//evil.example/",
        "../../admin",
        "mailto:a@api.kolada.se",
        "http://[broken",
        "file:///etc/passwd"
      })
  void aNextPageElsewhereIsNotFollowed(String next) {
    assertThatThrownBy(() -> follow(_ -> page(1, next)))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("next page");
    assertThat(asked).containsExactly(FIRST);
  }

  @Test
  void aPageThatLeadsBackIsNotReadTwice() {
    assertThatThrownBy(
            () ->
                follow(
                    address ->
                        page(1, address.equals(FIRST) ? FIRST + "&page=2" : FIRST.toString())))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("read already");
    assertThat(asked).hasSize(2);
  }

  @Test
  void endlessPagesComeToAnEnd() {
    assertThatThrownBy(() -> follow(_ -> page(1, FIRST + "&page=" + asked.size())))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("goes on after 200 pages");
    assertThat(asked).hasSize(Paging.MOST_PAGES);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"", "null", "[]", "{}", "{\"values\":3}", "{\"values\":[", "<html></html>"})
  void whatIsNoPageOfKoladasIsRefused(String body) {
    assertThatThrownBy(() -> follow(_ -> body)).isInstanceOf(RunFailure.class);
  }
}
