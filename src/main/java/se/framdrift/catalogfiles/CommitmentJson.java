package se.framdrift.catalogfiles;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Document;
import se.framdrift.catalog.Issuer;
import se.framdrift.catalog.Target;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/** Reads documents and what was promised in them. */
final class CommitmentJson {

  private CommitmentJson() {}

  static Document document(Part json) {
    return new Document(
        json.text("id"),
        json.text("title"),
        issuer(json.part("issuer")),
        json.localized("issuerNote"),
        json.date("dated"),
        dateNote(json),
        json.text("sha256"));
  }

  /** A dated document needs no note: then the date itself. */
  private static LocalizedText dateNote(Part json) {
    LocalizedText note = json.localizedOrNull("dateNote");
    return note == null ? LocalizedText.same(json.text("dated")) : note;
  }

  private static Issuer issuer(Part json) {
    return new Issuer(json.text("kind"), json.texts("names"), json.date("decided"));
  }

  static Catalog.Group group(Part json) {
    return new Catalog.Group(
        json.text("id"), json.text("document"), json.textOrNull("number"), json.localized("title"));
  }

  /** A commitment; its issuer is its document's unless it names its own. */
  static Commitment commitment(Part json, Map<String, Issuer> issuers) {
    Part own = json.partOrNull("issuer");
    Issuer issuer = own == null ? issuers.get(json.text("document")) : issuer(own);
    if (issuer == null) {
      throw new IllegalArgumentException(json.name() + ": no document " + json.text("document"));
    }
    return new Commitment(
        json.text("id"),
        json.text("document"),
        json.textOrNull("number"),
        json.textOrNull("group"),
        json.texts("heading"),
        json.text("quote"),
        json.textOr("prefix", ""),
        json.textOr("suffix", ""),
        json.localized("title"),
        json.constant("kind", Commitment.Kind.values()),
        json.text("area"),
        json.texts("responsible"),
        issuer,
        targetOrNull(json.partOrNull("target")),
        json.localizedTexts("openQuestions"),
        json.localizedOrNull("measurable"),
        claim(json.partOrNull("claim")),
        json.list("indicators", CommitmentJson::link));
  }

  private static Commitment.@Nullable Claim claim(@Nullable Part json) {
    return json == null
        ? null
        : new Commitment.Claim(
            json.text("text"),
            json.text("says"),
            json.text("verdict"),
            check(json.partOrNull("check")));
  }

  private static Commitment.@Nullable Check check(@Nullable Part json) {
    if (json == null) {
      return null;
    }
    Period period = json.read("period", Period::parse);
    Double value = json.number("value");
    if (period == null || value == null) {
      throw new IllegalArgumentException(json.name() + ": period or value is missing");
    }
    return new Commitment.Check(
        json.text("indicator"),
        json.constant("comparison", Target.Comparison.values()),
        value,
        json.text("unit"),
        period,
        json.localizedOrNull("assumption"));
  }

  private static Commitment.Link link(Part json) {
    return new Commitment.Link(
        json.text("id"),
        json.text("relation").equals("measures"),
        json.localizedOrNull("misses"),
        json.textOrNull("stock"));
  }

  private static @Nullable Target targetOrNull(@Nullable Part json) {
    return json == null ? null : target(json);
  }

  static Target target(Part json) {
    Part baseline = json.partOrNull("baseline");
    boolean compared = json.textOrNull("comparison") != null;
    return new Target(
        json.text("basis").equals("quoted"),
        json.localizedOrNull("assumption"),
        json.textOrNull("indicator"),
        compared ? json.constant("comparison", Target.Comparison.values()) : null,
        json.number("value"),
        json.truth("valueFromBaseline"),
        json.textOrNull("unit"),
        baseline == null ? null : baseline.read("period", Period::parse),
        baseline == null ? null : baseline.date("date"),
        json.date("from"),
        json.date("deadline"),
        TargetJson.path(json),
        json.read("within", Duration::parse),
        json.number("share"),
        json.list("revisions", TargetJson::revision),
        TargetJson.steadiness(json.partOrNull("steadiness")),
        TargetJson.beside(json, baseline));
  }
}
