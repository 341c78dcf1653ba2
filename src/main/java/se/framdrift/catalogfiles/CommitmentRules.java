package se.framdrift.catalogfiles;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Commitments and groups: what they refer to is there, and agrees with them. */
final class CommitmentRules {

  private static final String FILE = "commitments";

  private CommitmentRules() {}

  static void check(Town town) {
    Map<String, Node> documents = Town.byId(town.documents());
    Map<String, Node> groups = Town.byId(town.groups());
    Map<String, Node> commitments = Town.byId(town.commitments());
    Map<String, Node> indicators = Town.byId(town.indicators());
    Map<String, Node> areas = Town.byId(town.areas());
    Map<String, Node> bodies = Town.byId(town.bodies());
    for (Node group : town.groups()) {
      town.unresolvedOne(FILE, group.get("document"), documents, "document");
    }
    for (Node commitment : town.commitments()) {
      town.unresolvedOne(FILE, commitment.get("document"), documents, "document");
      town.unresolvedOne(FILE, commitment.get("area"), areas, "area");
      town.unresolved(FILE, commitment.get("responsible"), bodies, "body");
      group(town, commitment, groups);
      shares(town, commitment, commitments);
      links(town, commitment, indicators);
      TargetRules.check(town, commitment, indicators);
      EvidenceRules.check(town, commitment, indicators);
      ClaimRules.check(town, commitment, indicators);
    }
    for (Node body : town.bodies()) {
      source(town, body.get("source"), documents);
    }
  }

  private static void group(Town town, Node commitment, Map<String, Node> groups) {
    Node id = commitment.get("group");
    town.unresolvedOne(FILE, id, groups, "group");
    Node group = groups.get(id.text());
    if (group != null && !group.get("document").text().equals(commitment.get("document").text())) {
      town.found(FILE, id, id.text() + " is of another document", "a group of the same document");
    }
  }

  private static void shares(Town town, Node commitment, Map<String, Node> commitments) {
    String id = commitment.get("id").text();
    town.unresolved(FILE, commitment.get("sharesQuoteWith"), commitments, "commitment");
    for (Node shared : commitment.get("sharesQuoteWith").items()) {
      Node other = commitments.get(shared.text());
      boolean itself = shared.text().equals(id);
      if (itself || (other != null && !other.get("sharesQuoteWith").texts().contains(id))) {
        town.found(
            FILE,
            shared,
            shared.text() + (itself ? " is the commitment itself" : " does not name " + id),
            "two commitments that name each other");
      }
    }
  }

  private static void links(Town town, Node commitment, Map<String, Node> indicators) {
    Set<String> seen = new HashSet<>();
    for (Node link : commitment.get("indicators").items()) {
      Node id = link.get("id");
      town.unresolvedOne(FILE, id, indicators, "indicator");
      if (!seen.add(id.text())) {
        town.found(FILE, id, id.text() + " is linked twice", "each indicator once");
      }
    }
  }

  private static void source(Town town, Node source, Map<String, Node> documents) {
    town.unresolvedOne("municipality", source.get("document"), documents, "document");
    Node document = documents.get(source.get("document").text());
    Double line = source.get("line").number();
    if (document != null
        && line != null
        && document.get("lines").items().stream()
            .noneMatch(known -> line.equals(known.get("line").number()))) {
      town.found(
          "municipality",
          source.get("line"),
          "no line " + line.intValue() + " in " + source.get("document").text(),
          "a line of the document that is not blank");
    }
  }
}
