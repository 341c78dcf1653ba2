package se.framdrift.web;

import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.push.CsvRows;
import se.framdrift.feeds.push.JsonRows;
import se.framdrift.feeds.push.NdjsonRows;

/** The decoders that the routes are handed when the program runs. */
final class Decoding {

  private Decoding() {}

  static Decoders decoders() {
    return new Decoders(
        body -> rows(JsonRows.read(body), null),
        (body, charset) -> {
          CsvRows.Table table = CsvRows.read(body, charset);
          return rows(table.decoded(), table.header());
        },
        (bytes, length, before) -> rows(NdjsonRows.read(bytes, length, before), null));
  }

  private static Rows rows(Decoded decoded, @Nullable String heading) {
    return new Rows(decoded.rows(), decoded.undecodable(), heading);
  }
}
