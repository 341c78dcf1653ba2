package se.framdrift.catalogfiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Quotes against the text of their document. */
record QuoteRules(Town town, Node document, NormalText text) {

  private static final String FILE = "commitments";

  void check() {
    Map<Node, NormalText.Place> commitments = places(town.commitments());
    lines(commitments, "quotedBy");
    lines(places(town.groups()), "groups");
    shared(commitments);
    for (Node commitment : commitments.keySet()) {
      words(commitment.get("claim").get("text"), "the claim's words");
      commitment.get("heading").items().forEach(heading -> words(heading, "the heading's words"));
    }
  }

  /** Where each quote of this document stands: once, or it is found here and left out. */
  private Map<Node, NormalText.Place> places(List<Node> quotes) {
    Map<Node, NormalText.Place> places = new LinkedHashMap<>();
    for (Node quote : quotes) {
      if (quote.get("document").text().equals(document.get("id").text())) {
        String prefix = quote.get("prefix").text();
        String words = quote.get("quote").text();
        String suffix = quote.get("suffix").text();
        int occurrences = text.occurrences(prefix + words + suffix);
        NormalText.Place place = text.place(prefix, words, suffix);
        if (place != null && occurrences == 1 && !words.isBlank()) {
          places.put(quote, place);
        } else {
          town.found(
              FILE,
              quote.get("quote"),
              "prefix, quote and suffix "
                  + (occurrences == 0 ? "do not occur" : "occur more than once")
                  + " in "
                  + document.get("id").text(),
              "words of the normalised text that occur once");
        }
      }
    }
    return places;
  }

  /** The lines that say they are quoted are those that the quote's words stand on. */
  private void lines(Map<Node, NormalText.Place> places, String field) {
    Map<String, Set<Integer>> declared = new LinkedHashMap<>();
    for (Node line : document.get("lines").items()) {
      Double number = line.get("line").number();
      for (String id : line.get(field).texts()) {
        declared
            .computeIfAbsent(id, _ -> new TreeSet<>())
            .add(number == null ? 0 : number.intValue());
      }
    }
    places.forEach(
        (quote, place) -> {
          String id = quote.get("id").text();
          Set<Integer> said = declared.getOrDefault(id, Set.of());
          Set<Integer> actual = new TreeSet<>(text.linesAt(place));
          if (!said.isEmpty() && !said.equals(actual)) {
            town.found(
                FILE,
                quote.get("quote"),
                "documents.yaml has " + id + " at line " + numbers(said),
                "line " + numbers(actual) + ", where the words stand");
          }
        });
  }

  /** Two commitments have words in common when both say so, and only then. */
  private void shared(Map<Node, NormalText.Place> places) {
    List<Map.Entry<Node, NormalText.Place>> sorted = new ArrayList<>(places.entrySet());
    sorted.sort(Comparator.comparingInt(entry -> entry.getValue().start()));
    for (int i = 0; i < sorted.size(); i++) {
      Node one = sorted.get(i).getKey();
      NormalText.Place place = sorted.get(i).getValue();
      for (int j = i + 1; j < sorted.size(); j++) {
        Node other = sorted.get(j).getKey();
        if (sorted.get(j).getValue().start() >= place.end()) {
          break;
        }
        if (!names(one, other) || !names(other, one)) {
          Node later = one.line() < other.line() ? other : one;
          town.found(
              FILE,
              later.get("quote"),
              id(one) + " and " + id(other) + " quote the same words",
              "both named in sharesQuoteWith, or other words");
        }
      }
    }
    for (Map.Entry<Node, NormalText.Place> entry : sorted) {
      for (Node shared : entry.getKey().get("sharesQuoteWith").items()) {
        boolean overlaps =
            sorted.stream()
                .filter(other -> id(other.getKey()).equals(shared.text()))
                .allMatch(other -> other.getValue().overlaps(entry.getValue()));
        if (!overlaps) {
          town.found(
              FILE,
              shared,
              id(entry.getKey()) + " has no words in common with " + shared.text(),
              "only those with which words are shared");
        }
      }
    }
  }

  private void words(Node words, String what) {
    if (!words.text().isBlank() && text.occurrences(words.text()) == 0) {
      town.found(
          FILE,
          words,
          what + " do not occur in " + document.get("id").text(),
          "exact words of the normalised text");
    }
  }

  private static boolean names(Node one, Node other) {
    return one.get("sharesQuoteWith").texts().contains(id(other));
  }

  private static String id(Node node) {
    return node.get("id").text();
  }

  private static String numbers(Set<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
