package se.framdrift.feeds.pxweb;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.framdrift.feeds.reading.Unreadable;

/**
 * In which characters a PX file is written: a UTF-8 mark, CODEPAGE, or CHARSET="ANSI"
 * (Windows-1252); neither means the characters of DOS (code page 850).
 */
final class PxCharset {

  private static final int HEAD = 4_096;
  private static final Pattern CODEPAGE =
      Pattern.compile("(?i)CODEPAGE\\s*=\\s*\"([A-Za-z0-9._:-]{1,40})\"");
  private static final Pattern ANSI = Pattern.compile("(?i)CHARSET\\s*=\\s*\"ANSI\"");

  private PxCharset() {}

  /**
   * @throws Unreadable when the file names characters that are not known
   */
  static Charset of(byte[] file) {
    if (file.length > 2
        && file[0] == (byte) 0xEF
        && file[1] == (byte) 0xBB
        && file[2] == (byte) 0xBF) {
      return StandardCharsets.UTF_8;
    }
    String head = new String(file, 0, Math.min(HEAD, file.length), StandardCharsets.ISO_8859_1);
    Matcher page = CODEPAGE.matcher(head);
    if (page.find()) {
      return named(page.group(1).toLowerCase(Locale.ROOT));
    }
    return named(ANSI.matcher(head).find() ? "windows-1252" : "ibm850");
  }

  private static Charset named(String name) {
    try {
      Charset charset = Charset.forName(name);
      // What is called ISO-8859-1 is often Windows-1252, which has the same letters and more.
      return charset.equals(StandardCharsets.ISO_8859_1)
          ? Charset.forName("windows-1252")
          : charset;
    } catch (IllegalArgumentException e) {
      throw new Unreadable("PX file in unknown characters: " + name, e);
    }
  }
}
