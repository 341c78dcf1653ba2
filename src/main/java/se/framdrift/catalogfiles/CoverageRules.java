package se.framdrift.catalogfiles;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines of documents: in order, each once, and each commitment and group quoted by one. */
final class CoverageRules {

  private static final String FILE = "documents";

  private CoverageRules() {}

  static void check(Town town) {
    for (Node document : town.documents()) {
      double last = 0;
      for (Node line : document.get("lines").items()) {
        Double number = line.get("line").number();
        if (number != null) {
          if (number <= last) {
            town.found(
                FILE,
                line.get("line"),
                "line " + number.intValue() + " stands after line " + (int) last,
                "lines in order, each once");
          }
          last = number;
        }
      }
      for (Node line : document.get("lines").items()) {
        town.unresolved(FILE, line.get("bodies"), Town.byId(town.bodies()), "body");
      }
      quoted(town, document, town.commitments(), "quotedBy", "commitment");
      quoted(town, document, town.groups(), "groups", "group");
    }
  }

  /** Every quote of this document stands at a line, and every line's quote is of this document. */
  private static void quoted(
      Town town, Node document, List<Node> quotes, String field, String what) {
    String id = document.get("id").text();
    Map<String, Node> known =
        Town.byId(
            quotes.stream().filter(quote -> quote.get("document").text().equals(id)).toList());
    Set<String> seen = new HashSet<>();
    for (Node line : document.get("lines").items()) {
      for (Node name : line.get(field).items()) {
        seen.add(name.text());
        if (!known.containsKey(name.text())) {
          town.found(
              FILE,
              name,
              "no " + what + " " + name.text() + " in this document",
              "the id of a " + what + " that quotes this line");
        }
      }
    }
    known.forEach(
        (name, quote) -> {
          if (!seen.contains(name)) {
            town.found(
                "commitments",
                quote,
                "no line of " + id + " is quoted by " + name,
                "a line in documents.yaml with " + name + " in " + field);
          }
        });
  }
}
