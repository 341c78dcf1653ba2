package se.framdrift.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

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

  /** Ids of the indicators that its status or the verdict on its claim rests on or names. */
  public Set<String> judgedBy() {
    Set<String> ids = new LinkedHashSet<>();
    if (target != null && target.indicator() != null) {
      ids.add(target.indicator());
    }
    if (target != null) {
      ids.addAll(target.beside().indicators());
    }
    if (claim != null && claim.check() != null) {
      ids.add(claim.check().indicator());
    }
    return ids;
  }

  /** The same with another target. */
  public Commitment with(Target other) {
    return new Commitment(
        id,
        document,
        number,
        group,
        heading,
        quote,
        prefix,
        suffix,
        title,
        kind,
        area,
        responsible,
        issuer,
        other,
        openQuestions,
        measurable,
        claim,
        indicators);
  }

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
   * @param verdict {@code supported}, {@code contradicted} or {@code not-judgeable}, as somebody
   *     wrote it by hand
   * @param check what figures would have to say for it to be true, null when no figure can tell
   */
  public record Claim(String text, String says, String verdict, @Nullable Check check) {}

  /**
   * A report as a figure can bear it out.
   *
   * @param value in {@code unit}, which is the indicator's
   * @param period the reference period that the report speaks of
   * @param assumption how the words were read, null when they say it all
   */
  public record Check(
      String indicator,
      Target.Comparison comparison,
      double value,
      String unit,
      Period period,
      @Nullable LocalizedText assumption) {}

  /**
   * An indicator of this commitment.
   *
   * @param measures true when the figure honestly measures the words, false for a proxy
   * @param misses what a proxy misses, null when it measures
   * @param stock version of the buildings, vehicles … that it is computed over, null when not said
   */
  public record Link(
      String indicator, boolean measures, @Nullable LocalizedText misses, @Nullable String stock) {

    /** One whose stock nobody asks for. */
    public Link(String indicator, boolean measures, @Nullable LocalizedText misses) {
      this(indicator, measures, misses, null);
    }
  }
}
