package se.framdrift.catalogfiles;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Documents against their texts: every line accounted for, and each with the right hash. */
final class TextRules {

  private static final String FILE = "documents";

  private TextRules() {}

  static void check(Town town, DocumentTexts texts) {
    for (Node document : town.documents()) {
      NormalText text = texts.bySha256().get(document.get("sha256").text());
      if (text != null) {
        lines(town, document, text);
        new QuoteRules(town, document, text).check();
      } else if (texts.complete()) {
        town.found(
            FILE,
            document.get("sha256"),
            "no text has this hash",
            "the SHA-256 of a .txt file in the folder of documents");
      }
    }
  }

  private static void lines(Town town, Node document, NormalText text) {
    Map<Integer, Node> declared = new TreeMap<>();
    for (Node line : document.get("lines").items()) {
      Double number = line.get("line").number();
      declared.put(number == null ? 0 : number.intValue(), line);
    }
    Set<Integer> missing = new HashSet<>(text.lines().keySet());
    missing.removeAll(declared.keySet());
    missing.forEach(
        number ->
            town.found(
                FILE,
                document.get("lines"),
                "line " + number + " of the document is not accounted for",
                "every line that is not blank"));
    declared.forEach(
        (number, line) -> {
          String words = text.lines().get(number);
          if (words == null) {
            town.found(
                FILE, line, "line " + number + " of the document is blank", "lines with words");
          } else if (!Sha256.of(words).equals(line.get("sha256").text())) {
            town.found(
                FILE,
                line.get("sha256"),
                "the hash of line " + number + " is not that of its words",
                Sha256.of(words));
          }
        });
  }
}
