package se.framdrift.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Withdrawal;

/**
 * Bytes that grow: numbers with as many bytes as they need, texts, periods and figures. {@link
 * PackedReader} reads them back, bit for bit. Not thread-safe.
 */
final class PackedWriter {

  /** Instead of an observation: there is none. */
  static final int NONE = 0x80;

  static final int SCALES = 4;
  static final int RAW = SCALES + 1;
  static final int VALUE_MASK = 7;
  static final int HAS_N = 8;
  static final int HAS_MARGIN = 16;
  static final int HAS_FLAG = 32;
  static final int HAS_WITHDRAWAL = 64;

  /** In place of a period's length of text: it is hours, by start and length. */
  static final int HOURS = 0;

  private static final double[] POWERS = {1, 10, 100, 1_000};

  /** Below it every whole number is a double. */
  private static final double EXACT = 1L << 53;

  private static final long MINUS_ZERO = Double.doubleToRawLongBits(-0.0);

  private byte[] bytes;
  private int length;

  PackedWriter(int expected) {
    bytes = new byte[Math.max(16, expected)];
  }

  int length() {
    return length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  PackedWriter put(int oneByte) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) oneByte;
    return this;
  }

  PackedWriter putAll(byte[] more, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
    System.arraycopy(more, 0, bytes, length, count);
    length += count;
    return this;
  }

  /** Appends what another has written. */
  PackedWriter putAll(PackedWriter other) {
    return putAll(other.bytes, other.length);
  }

  /** Small numbers of either sign take few bytes. */
  PackedWriter number(long number) {
    long left = (number << 1) ^ (number >> 63);
    while ((left & ~0x7FL) != 0) {
      put((int) (left & 0x7F) | 0x80);
      left >>>= 7;
    }
    return put((int) left);
  }

  PackedWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return number(utf8.length).putAll(utf8, utf8.length);
  }

  /** Figures that are short in the decimal system are short here. */
  PackedWriter observation(@Nullable Observation observation) {
    if (observation == null) {
      return put(NONE);
    }
    Double value = observation.value();
    int scale = value == null ? -1 : scale(value);
    boolean usual = observation.flag().equals(PackedReader.usualFlag(value != null));
    put(
        scale + 1
            | (observation.n() == null ? 0 : HAS_N)
            | (observation.margin() == null ? 0 : HAS_MARGIN)
            | (usual ? 0 : HAS_FLAG)
            | (observation.withdrawal() == null ? 0 : HAS_WITHDRAWAL));
    if (value == null) {
      text(java.util.Objects.requireNonNull(observation.missing()).code());
    } else if (scale < SCALES) {
      number((long) Math.rint(value * POWERS[scale]));
    } else {
      bits(value);
    }
    if (observation.n() != null) {
      number(observation.n());
    }
    if (observation.margin() != null) {
      bits(observation.margin());
    }
    if (!usual) {
      text(observation.flag());
    }
    return observation.withdrawal() == null ? this : withdrawal(observation.withdrawal());
  }

  private PackedWriter withdrawal(Withdrawal withdrawal) {
    return text(withdrawal.reason().code())
        .text(withdrawal.text())
        .text(withdrawal.by())
        .number(ChronoUnit.MICROS.between(Instant.EPOCH, withdrawal.at()));
  }

  /** How many decimals tell the whole value; {@link #SCALES} when none of them does. */
  private static int scale(double value) {
    for (int scale = 0; scale < SCALES; scale++) {
      double whole = Math.rint(value * POWERS[scale]);
      if (Math.abs(whole) < EXACT && same(whole / POWERS[scale], value)) {
        return scale;
      }
    }
    return SCALES;
  }

  private static boolean same(double one, double other) {
    long bits = Double.doubleToRawLongBits(other);
    return Double.doubleToRawLongBits(one) == bits && bits != MINUS_ZERO;
  }

  private void bits(double number) {
    long bits = Double.doubleToRawLongBits(number);
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((int) (bits >>> shift));
    }
  }

  /** Periods as they are packed: many series have the same ones. */
  static final class Periods {

    private record Hours(long second, long length) {}

    private final Map<Period, @Nullable Hours> known = new HashMap<>();

    /**
     * Writes a period.
     *
     * @param after seconds of Unix time; an hour near it takes few bytes
     */
    void write(PackedWriter to, Period period, long after) {
      Hours hours = known.get(period);
      if (hours == null && !known.containsKey(period)) {
        hours = hours(period);
        known.put(period, hours);
      }
      if (hours == null) {
        to.text(period.text());
      } else {
        to.number(HOURS).number(hours.second - after).number(hours.length);
      }
    }

    /** Null for a period that start and length do not tell. */
    private static @Nullable Hours hours(Period period) {
      if (period.kind() != Period.Kind.HOURS) {
        return null;
      }
      long second = period.start().getEpochSecond();
      long length = period.end().getEpochSecond() - second;
      return PackedReader.hours(second, length).equals(period) ? new Hours(second, length) : null;
    }
  }
}
