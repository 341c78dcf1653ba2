package se.framdrift.feeds;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a server answered with 200. Immutable; the bytes are not copied and must not be changed. */
public final class Answer {

  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * @param headers names in lower case
   * @param body already unpacked when it came compressed
   */
  public Answer(Map<String, String> headers, byte[] body) {
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** By name in lower case. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body itself. */
  public byte[] body() {
    return body;
  }

  /** The body as a stream. */
  public InputStream stream() {
    return new ByteArrayInputStream(body);
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
