package se.framdrift.web;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import se.framdrift.problem.Problem;
import se.framdrift.web.BodyKind.Coding;

/** Unpacks bodies. A body that unpacks to more than is taken costs no more than what is taken. */
final class Unpacking {

  /** As much as RFC 8878 asks of a decoder, in bits: 8 MiB. A frame may ask for gigabytes. */
  private static final int ZSTD_WINDOW_BITS = 23;

  private static final int CHUNK = 16_384;

  private Unpacking() {}

  /**
   * The unpacked bytes.
   *
   * @param most how many there may be
   * @throws Problem.Failure too large, or malformed when they are not packed as they are said to be
   */
  static byte[] whole(byte[] packed, Coding coding, long most) {
    if (coding == Coding.PLAIN) {
      return packed;
    }
    try (InputStream in = stream(new ByteArrayInputStream(packed), coding)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(most + 1));
      if (bytes.length > most) {
        throw new Problem.TooLarge(
                "The body unpacks to more than %,d bytes. Nothing was taken.".formatted(most), most)
            .asFailure();
      }
      return bytes;
    } catch (IOException e) {
      throw corrupt(coding);
    }
  }

  /** Unpacks while it is read. To be closed: it may hold memory outside of the heap. */
  static InputStream stream(InputStream packed, Coding coding) throws IOException {
    return switch (coding) {
      case PLAIN -> packed;
      case GZIP -> new GZIPInputStream(packed, CHUNK);
      case ZSTD -> new ZstdInputStreamNoFinalizer(packed).setLongMax(ZSTD_WINDOW_BITS);
    };
  }

  /** What is told of bytes that cannot be unpacked. */
  static Problem.Failure corrupt(Coding coding) {
    return new Problem.Malformed(
            "The body cannot be unpacked as %s."
                .formatted(coding.name().toLowerCase(java.util.Locale.ROOT)))
        .asFailure();
  }
}
