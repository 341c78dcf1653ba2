package se.framdrift.feeds.running;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Bodies as they were before they were packed. */
final class Unpacked {

  private Unpacked() {}

  /**
   * @param encoding the header Content-Encoding, empty for none
   * @param limit most bytes, unpacked
   * @throws IOException when it is cut or is not what the header says
   * @throws Fetcher.TooLarge beyond the limit
   */
  static byte[] body(byte[] body, String encoding, int limit) throws IOException {
    return switch (encoding.strip()) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> gunzip(body, limit);
      default -> throw new IOException("packed as " + encoding + ", which was not asked for");
    };
  }

  private static byte[] gunzip(byte[] packed, int limit) throws IOException {
    try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] body = unpacking.readNBytes(limit);
      if (unpacking.read() >= 0) {
        throw new Fetcher.TooLarge(limit);
      }
      return body;
    }
  }
}
