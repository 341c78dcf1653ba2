package se.framdrift.feeds.mqtt;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawText;

/** Bytes as text and JSON, and values of JSON as text. */
final class Text {

  private Text() {}

  /** The payload as it came. */
  static RawText raw(byte[] payload) {
    return new RawText(payload, 0, payload.length, StandardCharsets.UTF_8);
  }

  /**
   * The payload as text.
   *
   * @throws Unreadable when it is not UTF-8
   */
  static String of(byte[] payload) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable("", "not text in UTF-8", "text in UTF-8");
    }
  }

  /**
   * The payload as JSON: an object, an array, a text, a number, a boolean or null.
   *
   * @throws Unreadable when it is not JSON
   */
  static @Nullable Object json(byte[] payload) {
    try {
      return Json.decodeValue(Buffer.buffer(of(payload)));
    } catch (DecodeException e) {
      throw new Unreadable("", "not JSON", "a JSON object or array");
    }
  }

  /** What a pointer leads to; null for nothing. */
  static @Nullable Object at(@Nullable Object json, JsonPointer pointer) {
    return json == null ? null : pointer.queryJson(json);
  }

  /**
   * A single value as text, null for null.
   *
   * @throws Unreadable for an object or an array
   */
  static @Nullable String scalar(String field, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case JsonObject _ ->
          throw new Unreadable(field, "an object, not a value", "a number or a text");
      case JsonArray _ ->
          throw new Unreadable(field, "an array, not a value", "a number or a text");
      default -> value.toString();
    };
  }
}
