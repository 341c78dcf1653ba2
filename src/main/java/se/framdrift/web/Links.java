package se.framdrift.web;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that people may send and others will follow. */
final class Links {

  private Links() {}

  /** Whether {@code link} is an absolute http or https address with a host and no user in it. */
  static boolean web(String link) {
    try {
      URI uri = new URI(link);
      String scheme = uri.getScheme();
      return scheme != null
          && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
