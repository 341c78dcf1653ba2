package se.framdrift.boot;

import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
        body -> timed(parsed, () -> plain.json().apply(body)),
        (body, charset) -> timed(parsed, () -> plain.csv().read(body, charset)),
        (bytes, length, before) -> timed(parsed, () -> plain.lines().read(bytes, length, before)));
  }

  private static Rows timed(Timer parsed, Supplier<Rows> decode) {
    long began = System.nanoTime();
    try {
      return decode.get();
    } finally {
      parsed.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
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
