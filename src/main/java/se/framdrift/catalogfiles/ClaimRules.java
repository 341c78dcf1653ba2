package se.framdrift.catalogfiles;

import java.util.Map;

/** Claims that figures can check: by an indicator that measures the words, in its unit. */
final class ClaimRules {

  private static final String FILE = "commitments";

  private ClaimRules() {}

  static void check(Town town, Node commitment, Map<String, Node> indicators) {
    Node check = commitment.get("claim").get("check");
    if (check.isNull()) {
      return;
    }
    Node id = check.get("indicator");
    boolean measures =
        commitment.get("indicators").items().stream()
            .filter(link -> link.get("id").text().equals(id.text()))
            .anyMatch(link -> link.get("relation").text().equals("measures"));
    if (!measures) {
      town.found(
          FILE,
          id,
          "the claim is checked by " + id.text() + ", which is not linked as measures",
          "an indicator of this commitment that measures its words");
    }
    Node indicator = indicators.get(id.text());
    String unit = check.get("unit").text();
    if (indicator != null && !indicator.get("unit").text().equals(unit)) {
      town.found(
          FILE,
          check.get("unit"),
          "the unit is " + unit,
          "that of the indicator, " + indicator.get("unit").text());
    }
    TargetRules.baselinePeriod(town, check.get("period"));
  }
}
