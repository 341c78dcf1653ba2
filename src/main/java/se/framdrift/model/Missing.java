package se.framdrift.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why an observation has no value. Missing is never zero. */
public enum Missing {
  NOT_COLLECTED("uppgiften samlas inte in", "not collected"),
  NOT_REPORTED("uppgiften har inte rapporterats", "not reported"),
  NOT_APPLICABLE("ej tillämpligt", "not applicable"),
  HIDDEN("döljs", "hidden"),
  WITHDRAWN("återkallad", "withdrawn"),
  NOT_YET_PUBLISHED("ännu inte publicerad", "not yet published");

  private final LocalizedText text;

  Missing(String sv, String en) {
    this.text = new LocalizedText(sv, en);
  }

  /** The code on the wire: {@code not-collected}. */
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
  public static Missing parse(String code) {
    return Arrays.stream(values())
        .filter(missing -> missing.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not one of " + codes()));
  }

  /** All codes, for messages. */
  public static String codes() {
    return Arrays.stream(values()).map(Missing::code).collect(Collectors.joining(", "));
  }
}
