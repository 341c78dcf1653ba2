package se.framdrift.feeds.ngsild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.MemoryRun;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.RunFailure;

class BrokerFeedTest {

  private static final String ADDRESS = "https://broker.example/ngsi-ld/v1";

  private static final String SETTINGS =
      "{'address':'%s/','tenant':'lerum','context':'https://x.example/c.jsonld','limit':2,%s}"
          .formatted(ADDRESS, Brokers.RULES);

  @Test
  void goesThroughThePagesOfEachType() throws Exception {
    List<Map<String, String>> headers = new ArrayList<>();
    MemoryRun run = new MemoryRun(question -> page(question.address(), 5)).hearing(headers::add);
    feed().run(run);

    assertThat(run.asked())
        .extracting(MemoryRun.Question::address)
        .containsExactly(
            ADDRESS + "/entities?type=AirQualityObserved&limit=2&offset=0",
            ADDRESS + "/entities?type=AirQualityObserved&limit=2&offset=2",
            ADDRESS + "/entities?type=AirQualityObserved&limit=2&offset=4",
            ADDRESS + "/entities?type=KeyPerformanceIndicator&limit=2&offset=0");
    assertThat(run.taken().stream().mapToInt(each -> each.decoded().rows().size()).sum())
        .isEqualTo(5);
    assertThat(headers.getFirst())
        .containsEntry("ngsild-tenant", "lerum")
        .containsEntry(
            "link",
            "<https://x.example/c.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"");
  }

  @Test
  void followsTheLinkToTheNextPage() throws Exception {
    MemoryRun run =
        new MemoryRun(
                question -> page(question.address().replace("after=x", "offset=4&offset=4"), 5))
            .answering(
                address ->
                    address.contains("offset=0") && address.contains("Air")
                        ? Map.of("link", "<./entities?after=x>; title=\"a\"; rel=\"next\"")
                        : Map.of());
    feed().run(run);

    assertThat(run.asked().get(1).address()).isEqualTo(ADDRESS + "/entities?after=x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://evil.example/x>; rel=next",
        "<http://broker.example/x>; rel=\"next\"",
        "<\\\\:>; rel=next"
      })
  void followsNoLinkToAnotherHost(String link) {
    MemoryRun run =
        new MemoryRun(question -> page(question.address(), 5)).answering(_ -> Map.of("link", link));

    assertThatThrownBy(() -> feed().run(run)).isInstanceOf(RunFailure.class);
    assertThat(run.asked()).hasSize(1);
  }

  @Test
  void stopsWhenTheSamePageComesAgain() {
    MemoryRun run = new MemoryRun(_ -> page("&offset=0", 5));

    assertThatThrownBy(() -> feed().run(run)).hasMessageContaining("gives the same page again");
    assertThat(run.taken()).hasSize(1);
  }

  @Test
  void stopsAfterTheMostPages() {
    MemoryRun run = new MemoryRun(question -> page(question.address(), 1_000_000));

    assertThatThrownBy(() -> feed().run(run)).hasMessageContaining("more than 1,000 pages");
    assertThat(run.asked()).hasSize(1_000);
  }

  @Test
  void saysWhichPageCannotBeRead() {
    MemoryRun run = new MemoryRun(_ -> "<html>".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> feed().run(run))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("offset=0: not JSON");
  }

  /** Two entities of {@code all}, from the offset of the address on; none of other types. */
  private static byte[] page(String address, int all) {
    int offset = Integer.parseInt(address.substring(address.indexOf("&offset=") + 8));
    String entities =
        IntStream.range(offset, Math.min(offset + 2, all))
            .mapToObj(
                i ->
                    """
                    {"id":"Madrid-AmbientObserved-28079004-%d","type":"AirQualityObserved",
                     "dateObserved":"2026-03-15T11:00:00Z","no2":%d}"""
                        .formatted(i, i))
            .collect(Collectors.joining(",", "[", "]"));
    return (address.contains("KeyPerformance") ? "[]" : entities).getBytes(StandardCharsets.UTF_8);
  }

  private static PulledFeed feed() {
    return (PulledFeed) Brokers.open(SETTINGS);
  }

  @Test
  void takesNothingButNotificationsWithoutAnAddress() {
    assertThat(Brokers.notified("")).isNotInstanceOf(PulledFeed.class);
  }
}
