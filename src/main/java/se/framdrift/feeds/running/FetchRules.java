package se.framdrift.feeds.running;

import java.time.Duration;

/**
 * How feeds may fetch.
 *
 * @param agent how the program names itself to servers
 * @param deadline for one request, its body included
 * @param maxBytes the largest body, unpacked
 * @param tries how often a request is made when the server fails
 * @param firstPause between the first two of them; grows fourfold
 * @param longestWait the longest {@code Retry-After} that is waited for
 * @param between the shortest time between the beginnings of two requests to a host
 */
public record FetchRules(
    String agent,
    Duration deadline,
    int maxBytes,
    int tries,
    Duration firstPause,
    Duration longestWait,
    Duration between) {

  /** Those of the program. */
  public static FetchRules standard(String version) {
    return new FetchRules(
        "Framdrift/%s (municipal progress boards)".formatted(version),
        Duration.ofMinutes(2),
        64 << 20,
        4,
        Duration.ofSeconds(1),
        Duration.ofMinutes(5),
        Duration.ofMillis(500));
  }
}
