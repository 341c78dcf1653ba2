package se.framdrift.web;

import java.nio.charset.Charset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies of observations. All are pure, and fail with a problem when nothing can be read.
 *
 * @param json {@code {"observations":[…]}}
 */
public record Decoders(Function<byte[], Rows> json, Csv csv, Lines lines) {

  /** Reads CSV whose sender may have said in which charset it is. */
  @FunctionalInterface
  public interface Csv {
    Rows read(byte[] body, @Nullable Charset charset);
  }

  /** Reads lines of JSON, to {@code length}; {@code before} rows came before them. */
  @FunctionalInterface
  public interface Lines {
    Rows read(byte[] bytes, int length, int before);
  }
}
