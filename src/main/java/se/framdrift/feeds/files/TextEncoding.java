package se.framdrift.feeds.files;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In what a text is written. What an encoding cannot read becomes U+FFFD. */
public enum TextEncoding {
  UTF_8("utf-8", StandardCharsets.UTF_8),
  UTF_16_LE("utf-16le", StandardCharsets.UTF_16LE),
  UTF_16_BE("utf-16be", StandardCharsets.UTF_16BE),
  WINDOWS_1252("windows-1252", Charset.forName("windows-1252")),
  LATIN_1("iso-8859-1", StandardCharsets.ISO_8859_1);

  private static final int SAMPLE = 4_096;

  private final String code;
  private final Charset charset;

  TextEncoding(String code, Charset charset) {
    this.code = code;
    this.charset = charset;
  }

  /** The word in settings. */
  public String code() {
    return code;
  }

  static TextEncoding parse(String code) {
    return Arrays.stream(values())
        .filter(each -> each.code.equalsIgnoreCase(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "encoding is %s; expected one of %s"
                        .formatted(
                            code,
                            Arrays.stream(values())
                                .map(TextEncoding::code)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * By byte order mark, else by the zeros of UTF-16, else UTF-8 when all of it is, else
   * Windows-1252, which can read anything.
   */
  static TextEncoding detect(byte[] bytes) {
    TextEncoding marked = marked(bytes);
    if (marked != null) {
      return marked;
    }
    int even = 0;
    int odd = 0;
    int length = Math.min(bytes.length, SAMPLE);
    for (int i = 0; i < length; i++) {
      if (bytes[i] == 0) {
        if (i % 2 == 0) {
          even++;
        } else {
          odd++;
        }
      }
    }
    if (odd > length / 4 && even < length / 16) {
      return UTF_16_LE;
    }
    if (even > length / 4 && odd < length / 16) {
      return UTF_16_BE;
    }
    return utf8(bytes) ? UTF_8 : WINDOWS_1252;
  }

  private static @Nullable TextEncoding marked(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return UTF_8;
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return UTF_16_LE;
    }
    return starts(bytes, 0xFE, 0xFF) ? UTF_16_BE : null;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean utf8(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(SAMPLE);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError()) {
        return false;
      }
      if (result.isUnderflow()) {
        return true;
      }
      out.clear();
    }
  }

  /** The text, without its byte order mark. */
  Reader reader(byte[] bytes) {
    int from = marked(bytes) == this ? (this == UTF_8 ? 3 : 2) : 0;
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, from, bytes.length - from), charset);
  }

  /** The beginning of the text. */
  String sample(byte[] bytes) {
    int most = Math.min(bytes.length, 16 * SAMPLE);
    String text = new String(bytes, 0, most, charset);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
