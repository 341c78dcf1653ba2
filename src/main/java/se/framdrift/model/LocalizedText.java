package se.framdrift.model;

/** A text in the two languages that every page speaks. Plain text, never markup. */
public record LocalizedText(String sv, String en) {

  /** The same words in both languages, for names that are not translated. */
  public static LocalizedText same(String text) {
    return new LocalizedText(text, text);
  }
}
