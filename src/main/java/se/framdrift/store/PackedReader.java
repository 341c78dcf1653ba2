package se.framdrift.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Withdrawal;

/**
 * Reads what {@link PackedWriter} wrote.
 *
 * <p>Every method throws {@link UncheckedIOException} when the bytes are something else. Not
 * thread-safe.
 */
final class PackedReader {

  private static final double[] POWERS = {1, 10, 100, 1_000};

  private final byte[] bytes;
  private final Periods periods;
  private int at;

  PackedReader(byte[] bytes, int from, Periods periods) {
    this.bytes = bytes;
    this.at = from;
    this.periods = periods;
  }

  boolean atEnd() {
    return at >= bytes.length;
  }

  int next() {
    if (atEnd()) {
      throw broken("they end too early");
    }
    return bytes[at++] & 0xFF;
  }

  long number() {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int part = next();
      number |= (long) (part & 0x7F) << shift;
      if (part < 0x80) {
        return (number >>> 1) ^ -(number & 1);
      }
    }
    throw broken("a number has no end");
  }

  /** A number of things that are still to come, each of at least one byte. */
  int count() {
    long count = number();
    if (count < 0 || count > bytes.length - at) {
      throw broken("they hold " + count + " of something");
    }
    return (int) count;
  }

  String text() {
    return text(count());
  }

  private String text(int length) {
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  byte[] rest() {
    byte[] rest = java.util.Arrays.copyOfRange(bytes, at, bytes.length);
    at = bytes.length;
    return rest;
  }

  /**
   * A period.
   *
   * @param after as it was written
   */
  Period period(long after) {
    int length = count();
    return length == PackedWriter.HOURS
        ? periods.hours(after + number(), number())
        : periods.parse(text(length));
  }

  /** An observation of {@code period}; null where there is none. */
  @Nullable Observation observation(Period period) {
    int kind = next();
    if (kind == PackedWriter.NONE) {
      return null;
    }
    int scale = (kind & PackedWriter.VALUE_MASK) - 1;
    Double value = null;
    Missing missing = null;
    if (scale < 0) {
      missing = Missing.parse(text());
    } else if (scale < PackedWriter.SCALES) {
      value = number() / POWERS[scale];
    } else {
      value = bits();
    }
    Long n = (kind & PackedWriter.HAS_N) == 0 ? null : (Long) number();
    Double margin = (kind & PackedWriter.HAS_MARGIN) == 0 ? null : (Double) bits();
    String flag = (kind & PackedWriter.HAS_FLAG) == 0 ? usualFlag(value != null) : text();
    Withdrawal withdrawal = (kind & PackedWriter.HAS_WITHDRAWAL) == 0 ? null : withdrawal();
    return new Observation(period, value, missing, n, margin, flag, withdrawal);
  }

  private Withdrawal withdrawal() {
    return new Withdrawal(
        Withdrawal.Code.parse(text()),
        text(),
        text(),
        Instant.EPOCH.plus(number(), ChronoUnit.MICROS));
  }

  private double bits() {
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << 8 | next();
    }
    return Double.longBitsToDouble(bits);
  }

  /** The flag that is not written. */
  static String usualFlag(boolean hasValue) {
    return hasValue ? "A" : "M";
  }

  /** The period of hours that begins and lasts so many seconds. */
  static Period hours(long second, long length) {
    Instant start = Instant.ofEpochSecond(second);
    Duration lasts = Duration.ofSeconds(length);
    return new Period(Period.Kind.HOURS, start + "/" + lasts, start, start.plus(lasts));
  }

  static UncheckedIOException broken(String how) {
    return new UncheckedIOException(new IOException("packed facts cannot be read: " + how));
  }

  /** Periods that were read before, so that most are made once. Not thread-safe. */
  static final class Periods {

    /** So many are remembered; then it begins anew. */
    static final int MOST = 50_000;

    private record Hours(long second, long length) {}

    private final Map<Hours, Period> hours = new HashMap<>();
    private final Map<String, Period> texts = new HashMap<>();

    Period hours(long second, long length) {
      if (hours.size() >= MOST) {
        hours.clear();
      }
      return hours.computeIfAbsent(
          new Hours(second, length), key -> PackedReader.hours(key.second(), key.length()));
    }

    Period parse(String text) {
      if (texts.size() >= MOST) {
        texts.clear();
      }
      return texts.computeIfAbsent(text, Period::parse);
    }
  }
}
