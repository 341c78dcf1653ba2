package se.framdrift.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;

/**
 * One thing that was promised, anchored to its words.
 *
 * @param number the document's own number, null when it has none
 * @param group promise or priority that it stands under, null for none
 * @param quote the exact words, between {@code prefix} and {@code suffix} (W3C TextQuoteSelector)
 * @param issuer of this commitment (the document's unless it says otherwise)
 * @param openQuestions what the words leave open and must be known to measure it
 * @param measurable what would have to be defined to measure a continuous one, null otherwise
 */
public record Commitment(
    String id,
    String document,
    @Nullable String number,
    @Nullable String group,
    List<String> heading,
    String quote,
    String prefix,
    String suffix,
    LocalizedText title,
    Kind kind,
    String area,
    List<String> responsible,
    Issuer issuer,
    @Nullable Target target,
    List<LocalizedText> openQuestions,
    @Nullable LocalizedText measurable,
    @Nullable Claim claim,
    List<Link> indicators) {

  /** How it is judged. */
  public enum Kind {
    ADD_UNITS,
    CHANGE_BY,
    SERVICE_TIME,
    REACH_BY,
    KEEP_WITHIN,
    SURVEY_LEVEL,
    MILESTONE,
    CONTINUOUS;

    /** The code in files and on the wire: {@code add-units}. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What a document reports as done.
   *
   * @param says {@code done}, {@code started}, {@code applied} or {@code intensified}
   * @param verdict {@code supported}, {@code contradicted} or {@code not-judgeable}
   */
  public record Claim(String text, String says, String verdict) {}

  /**
   * An indicator of this commitment.
   *
   * @param measures true when the figure honestly measures the words, false for a proxy
   * @param misses what a proxy misses, null when it measures
   */
  public record Link(String indicator, boolean measures, @Nullable LocalizedText misses) {}
}
