package se.framdrift.boot;

import io.micrometer.core.instrument.Timer;
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

  /** The same, and how long each body takes is told to {@code parsed}. */
  static Decoders decoders(Timer parsed) {
    Decoders plain = decoders();
    return new Decoders(
        body -> parsed.record(() -> plain.json().apply(body)),
        (body, charset) -> parsed.record(() -> plain.csv().read(body, charset)),
        (bytes, length, before) -> parsed.record(() -> plain.lines().read(bytes, length, before)));
  }

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
