package se.framdrift.boot;

import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.push.CsvRows;
import se.framdrift.feeds.push.JsonRows;
import se.framdrift.feeds.push.NdjsonRows;
import se.framdrift.web.Decoders;
import se.framdrift.web.Rows;

/** Hands the decoders of what is sent to the routes that it is sent to. */
final class Senders {

  private Senders() {}

  static Decoders decoders() {
    return new Decoders(
        body -> rows(JsonRows.read(body), null),
        (body, charset) -> {
          CsvRows.Table table = CsvRows.read(body, charset);
          return rows(table.decoded(), table.header());
        },
        (bytes, length, before) -> rows(NdjsonRows.read(bytes, length, before), null));
  }

  static Rows rows(Decoded decoded, @Nullable String heading) {
    return new Rows(decoded.rows(), decoded.undecodable(), heading);
  }
}
