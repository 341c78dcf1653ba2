package se.framdrift.feeds.push;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

/**
 * Rows out of {@code {"observations":[…]}}. Numbers are kept as the text that was sent. Pure; any
 * thread; memory a small multiple of the body.
 */
public final class JsonRows {

  /** The most rows in one body. */
  public static final int MAX_ROWS = 100_000;

  private static final int MAX_DEPTH = 20;
  private static final int MAX_NUMBER = 500;
  private static final int MAX_TEXT = 8 * 1024 * 1024;
  private static final String LIST = "observations";

  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_NUMBER)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private JsonRows() {}

  /**
   * Reads a whole body.
   *
   * @throws Problem.Failure malformed, saying at which line and column, when it is not JSON or not
   *     of this shape; too large, when it has more than {@link #MAX_ROWS} rows
   */
  public static Decoded read(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      try {
        return read(parser, body);
      } catch (JsonProcessingException e) {
        throw malformed(said(e), parser.currentLocation());
      }
    } catch (IOException e) {
      throw malformed("The body is not JSON in UTF-8", JsonLocation.NA);
    }
  }

  private static Decoded read(JsonParser parser, byte[] body) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw shape();
    }
    Decoded read = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (!parser.currentName().equals(LIST)) {
        throw malformed(
            "There is no field " + parser.currentName() + " beside observations",
            parser.currentTokenLocation());
      }
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw shape();
      }
      read = rows(parser, body);
    }
    if (parser.nextToken() != null) {
      throw malformed("Something follows the JSON object", parser.currentTokenLocation());
    }
    if (read == null) {
      throw shape();
    }
    return read;
  }

  private static Decoded rows(JsonParser parser, byte[] body) throws IOException {
    List<RawFact> rows = new ArrayList<>();
    List<Rejection> undecodable = new ArrayList<>();
    JsonRow row = new JsonRow(parser, body, 0, new Texts(body.length));
    int number = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      number++;
      if (number > MAX_ROWS) {
        throw new Problem.TooLarge(
                "A body has at most %,d rows. Nothing was taken.".formatted(MAX_ROWS), MAX_TEXT)
            .asFailure();
      }
      row.read(number, rows::add, undecodable::add);
    }
    return new Decoded(rows, undecodable);
  }

  private static Problem.Failure shape() {
    return new Problem.Malformed(
            "The body is {\"observations\":[…]}, a list of objects with series, period and value.")
        .asFailure();
  }

  /** What Jackson found, in one line for the sender. */
  static String said(JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage());
    if (message.startsWith("Non-standard token '")) {
      String token = message.substring(0, message.indexOf('\'', 20) + 1).substring(19);
      return "JSON has no " + token + "; leave out value and say in missing why there is none";
    }
    return "The body is not JSON: " + message.lines().findFirst().orElse("");
  }

  private static Problem.Failure malformed(String what, JsonLocation at) {
    String where =
        at.getLineNr() < 1
            ? ""
            : ", at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    return new Problem.Malformed(what + where + ". Nothing was taken.").asFailure();
  }
}
