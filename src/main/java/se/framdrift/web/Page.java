package se.framdrift.web;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file as it is answered.
 *
 * @param policy what a browser lets the page do
 */
record Page(Buffer bytes, String type, String tag, String policy) {

  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  private static final String BINARY = "application/octet-stream";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("map", "application/json"),
          Map.entry("woff2", "font/woff2"));

  static Page of(String path, byte[] content) {
    String type = type(path);
    Buffer bytes = Buffer.buffer(content);
    String scripts = type.startsWith("text/html") ? hashes(bytes) : "";
    return new Page(bytes, type, Answers.tag(bytes), policy(scripts));
  }

  private static String type(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0
        ? BINARY
        : TYPES.getOrDefault(path.substring(dot + 1).toLowerCase(Locale.ROOT), BINARY);
  }

  /** The scripts that stand in the page itself (its import map), by their hashes. */
  private static String hashes(Buffer bytes) {
    Matcher inline = INLINE.matcher(bytes.toString(StandardCharsets.UTF_8));
    return inline
        .results()
        .map(found -> " " + Answers.source(found.group(1)))
        .distinct()
        .collect(Collectors.joining());
  }

  private static String policy(String scripts) {
    return "default-src 'none'; script-src 'self'"
        + scripts
        + "; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src"
        + " 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
        + " frame-ancestors 'none'";
  }
}
