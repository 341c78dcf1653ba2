package se.framdrift.feeds.simulated;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Random numbers that follow from a text alone: the same on every machine, in any order, without
 * state.
 */
final class Draws {

  private Draws() {}

  /**
   * Evenly distributed between 0 and 1, both excluded: the first 53 bits of the SHA-256 of the
   * text's UTF-8 bytes, plus a half, divided by 2^53.
   */
  static double uniform(String text) {
    return ((first(text) >>> 11) + 0.5) * 0x1p-53;
  }

  /**
   * Normally distributed with mean 0 and standard deviation 1, by the transform of Box and Muller.
   *
   * @see <a href="https://doi.org/10.1214/aoms/1177706645">A Note on the Generation of Random
   *     Normal Deviates</a>
   */
  static double normal(String text) {
    return StrictMath.sqrt(-2 * StrictMath.log(uniform(text + "|1")))
        * StrictMath.cos(2 * Math.PI * uniform(text + "|2"));
  }

  private static long first(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
