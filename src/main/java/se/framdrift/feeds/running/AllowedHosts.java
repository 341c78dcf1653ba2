package se.framdrift.feeds.running;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import se.framdrift.feeds.RunFailure;

/**
 * The hosts that feeds may ask: {@code api.scb.se} for its https port, {@code host:8443} for
 * another one; the loopback host on any port, and without https.
 */
public record AllowedHosts(Set<String> names) {

  public AllowedHosts {
    Set<String> lower = new TreeSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    names = Set.copyOf(lower);
  }

  /** Whether there are none: fetching is switched off. */
  public boolean isEmpty() {
    return names.isEmpty();
  }

  /**
   * @throws RunFailure when the address may not be asked, saying why
   */
  void check(URI address) {
    String host = address.getHost();
    if (names.isEmpty()) {
      throw new RunFailure("fetching is switched off: FRAMDRIFT_FEED_HOSTS is none");
    }
    if (host == null || address.getUserInfo() != null || address.getFragment() != null) {
      throw new RunFailure("not an address that can be fetched: " + address);
    }
    boolean loopback = isLoopback(host);
    if (!"https".equals(address.getScheme()) && !(loopback && "http".equals(address.getScheme()))) {
      throw new RunFailure("only https is fetched: " + address);
    }
    String name = host.toLowerCase(Locale.ROOT);
    boolean standardPort = address.getPort() == -1 || address.getPort() == 443;
    boolean named =
        (names.contains(name) && (standardPort || loopback))
            || names.contains(name + ":" + address.getPort());
    if (!named) {
      throw new RunFailure(
          "%s is not among the hosts of FRAMDRIFT_FEED_HOSTS".formatted(address.getRawAuthority()));
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.matches("127(\\.[0-9]{1,3}){3}")
        || host.equals("[::1]");
  }
}
