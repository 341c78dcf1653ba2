package se.framdrift.feeds.pxweb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.pxweb.PxTable.Cell;
import se.framdrift.feeds.pxweb.PxTable.Variable;
import se.framdrift.feeds.reading.Unreadable;

/**
 * PX files: variables are those of STUB, then those of HEADING; codes come from CODES, or from
 * VALUES where there are none; only the file's main language is read.
 *
 * @see <a href="https://www.scb.se/en/services/statistical-programs-for-px-files/px-file-format/">
 *     PX file format</a>
 */
final class PxFile {

  private final Map<String, List<String>> values = new HashMap<>();

  private PxFile() {}

  /**
   * Reads a file.
   *
   * @throws Unreadable when it is not a PX file, was cut off, or its parts do not fit each other
   */
  static PxTable read(byte[] file) {
    return new PxFile().table(new PxText(new String(file, PxCharset.of(file))));
  }

  private PxTable table(PxText text) {
    PxKeyword keyword = text.keyword();
    while (!keyword.name().equals("DATA")) {
      if (keyword.name().equals("KEYS")) {
        throw new Unreadable("a PX file with KEYS leaves cells out; export it without");
      }
      if (keyword.language().isEmpty()) {
        values.put(key(keyword.name(), keyword.about()), keyword.values());
      }
      keyword = text.keyword();
    }
    List<Variable> variables = variables();
    int size = PxTable.cellsOf(variables);
    List<PxText.Token> data = data(text, size);
    return new PxTable(
        variables,
        () -> IntStream.range(0, size).mapToObj(at -> cell(variables, at, data)).iterator());
  }

  private static List<PxText.Token> data(PxText text, int size) {
    List<PxText.Token> data = new ArrayList<>();
    PxText.Token token = text.token();
    while (token != null) {
      if (data.size() == size) {
        throw new Unreadable("PX file with more figures than its %,d cells".formatted(size));
      }
      data.add(token);
      token = text.token();
    }
    if (data.size() < size) {
      throw new Unreadable(
          "PX file with %,d figures where its variables make %,d".formatted(data.size(), size));
    }
    return data;
  }

  private Cell cell(List<Variable> variables, int at, List<PxText.Token> data) {
    List<String> codes = PxTable.codesAt(variables, at);
    PxText.Token token = data.get(at);
    String plain = token.text().strip();
    return token.quoted() || PxSymbols.isSymbol(plain)
        ? new Cell(at + 1, codes, null, shown(plain))
        : new Cell(at + 1, codes, plain, null);
  }

  /** What a symbol is shown as: a file may say that its three dots are shown as two. */
  private String shown(String symbol) {
    String keyword =
        symbol.equals("-")
            ? "DATASYMBOLNIL"
            : symbol.matches("\\.{1,6}") ? "DATASYMBOL" + symbol.length() : null;
    String shown = keyword == null ? null : single(keyword);
    return shown == null || !PxSymbols.isSymbol(shown) || shown.isBlank() ? symbol : shown;
  }

  private @Nullable String single(String keyword) {
    List<String> found = values.get(key(keyword, List.of()));
    return found == null || found.size() != 1 ? null : found.getFirst();
  }

  private List<Variable> variables() {
    List<String> names = new ArrayList<>(values.getOrDefault(key("STUB", List.of()), List.of()));
    names.addAll(values.getOrDefault(key("HEADING", List.of()), List.of()));
    if (names.isEmpty()) {
      throw new Unreadable("PX file with neither STUB nor HEADING");
    }
    List<Variable> variables = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      List<String> own = values.get(key("VARIABLECODE", List.of(name)));
      Variable variable =
          new Variable(own == null || own.size() != 1 ? name : own.getFirst(), codes(name));
      if (!seen.add(variable.code())) {
        throw new Unreadable("PX file with two variables " + Unreadable.shown(variable.code()));
      }
      variables.add(variable);
    }
    return variables;
  }

  private List<String> codes(String name) {
    List<String> labels = values.getOrDefault(key("VALUES", List.of(name)), List.of());
    List<String> codes = values.getOrDefault(key("CODES", List.of(name)), labels);
    if (codes.isEmpty()
        || (!labels.isEmpty() && labels.size() != codes.size())
        || new HashSet<>(codes).size() != codes.size()) {
      throw new Unreadable(
          "PX file: the variable %s has %d values and %d codes, expected as many of both, each once"
              .formatted(Unreadable.shown(name), labels.size(), codes.size()));
    }
    return codes;
  }

  private static String key(String keyword, List<String> about) {
    return keyword + '\0' + String.join("\0", about);
  }
}
