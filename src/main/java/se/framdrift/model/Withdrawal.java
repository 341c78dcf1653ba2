package se.framdrift.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * That a figure was taken back: why, in whose words, by whom and when.
 *
 * @param text why, in words for everyone; never blank
 * @param by who took it back: a role or a unit, not a private person; never blank
 * @param at by PostgreSQL's clock, when the ledger took it
 */
public record Withdrawal(Code reason, String text, String by, Instant at) {

  /** Why a figure is taken back. */
  public enum Code {
    /** It was wrong. */
    ERROR("felaktig", "wrong"),
    /** The source has taken it back. */
    SOURCE_WITHDREW("återkallad av källan", "withdrawn by its source"),
    /** It must not be known: it is hidden at every position. */
    CONFIDENTIAL("dold av sekretesskäl", "hidden as confidential"),
    /** As the words say. */
    OTHER("återkallad", "withdrawn");

    private final LocalizedText text;

    Code(String sv, String en) {
      this.text = new LocalizedText(sv, en);
    }

    /** The code on the wire: {@code source-withdrew}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public LocalizedText text() {
      return text;
    }

    /**
     * The reverse of {@link #code}.
     *
     * @throws IllegalArgumentException naming the codes there are
     */
    public static Code parse(String code) {
      return Arrays.stream(values())
          .filter(each -> each.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("not one of " + codes()));
    }

    /** All codes, for messages. */
    public static String codes() {
      return Arrays.stream(values()).map(Code::code).collect(Collectors.joining(", "));
    }
  }

  public Withdrawal {
    if (text.isBlank() || by.isBlank()) {
      throw new IllegalArgumentException("a withdrawal says why and by whom");
    }
  }

  /** Whether it says the same as the other, whenever that was. */
  public boolean saysAs(Withdrawal other) {
    return reason == other.reason && text.equals(other.text) && by.equals(other.by);
  }

  public boolean isConfidential() {
    return reason == Code.CONFIDENTIAL;
  }
}
