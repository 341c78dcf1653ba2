package se.framdrift.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Delivery;
import se.framdrift.problem.Problem;

/**
 * What the headers say of a body of observations.
 *
 * @param charset null when they do not say
 */
record BodyKind(Type type, @Nullable Charset charset, Coding coding) {

  /** How rows are written. */
  enum Type {
    JSON(Delivery.JSON),
    NDJSON(Delivery.JSON),
    CSV("csv");

    /** As what a row alone can be read again. */
    final String format;

    Type(String format) {
      this.format = format;
    }
  }

  /** How a body is packed. */
  enum Coding {
    PLAIN,
    GZIP,
    ZSTD
  }

  /**
   * Reads Content-Type and Content-Encoding.
   *
   * @throws Problem.Failure unsupported, saying what is taken instead
   */
  static BodyKind of(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
    String[] parts = (header == null ? "" : header).split(";", 10);
    Type type =
        switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
          case "application/json" -> Type.JSON;
          case "application/x-ndjson", "application/ndjson" -> Type.NDJSON;
          case "text/csv" -> Type.CSV;
          default ->
              throw unsupported(
                  "Send application/json, application/x-ndjson or text/csv as Content-Type.");
        };
    Charset charset = charset(parts);
    if (type != Type.CSV && charset != null && !charset.equals(StandardCharsets.UTF_8)) {
      throw unsupported("Send JSON in UTF-8.");
    }
    return new BodyKind(type, charset, coding(request));
  }

  private static @Nullable Charset charset(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.regionMatches(true, 0, "charset=", 0, 8)) {
        String name = parameter.substring(8).replace("\"", "").strip();
        try {
          return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
          throw unsupported("The charset of the Content-Type is not known here. Send UTF-8.");
        }
      }
    }
    return null;
  }

  /** Reads Content-Encoding alone. */
  static Coding coding(HttpServerRequest request) {
    String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return switch (coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> Coding.PLAIN;
      case "gzip", "x-gzip" -> Coding.GZIP;
      case "zstd" -> Coding.ZSTD;
      default -> throw unsupported("Send the body without Content-Encoding, or as gzip or zstd.");
    };
  }

  private static Problem.Failure unsupported(String detail) {
    return new Problem.UnsupportedMedia(detail).asFailure();
  }
}
