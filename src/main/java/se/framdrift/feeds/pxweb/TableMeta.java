package se.framdrift.feeds.pxweb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.JsonTree;
import se.framdrift.feeds.reading.Unreadable;

/**
 * What a table has.
 *
 * @param updated when it was last changed, as the server writes it; null when it does not say
 */
record TableMeta(List<Choice> variables, @Nullable String updated) {

  /**
   * What can be chosen of a variable.
   *
   * @param mayBeLeftOut whether the server sums over it when nothing is chosen
   */
  record Choice(String code, List<String> codes, boolean mayBeLeftOut) {
    Choice {
      codes = List.copyOf(codes);
    }
  }

  TableMeta {
    variables = List.copyOf(variables);
  }

  /** The same where one variable has other codes: those of a code list. */
  TableMeta with(String variable, List<String> codes) {
    return new TableMeta(
        variables.stream()
            .map(
                each ->
                    each.code().equals(variable)
                        ? new Choice(variable, codes, each.mayBeLeftOut())
                        : each)
            .toList(),
        updated);
  }

  /** Out of a metadata answer of version 2, which is JSON-stat 2. */
  static TableMeta ofVersion2(byte[] body) {
    JsonTree tree = JsonTree.read(body);
    List<Choice> choices = new ArrayList<>();
    for (PxTable.Variable variable : JsonStat.variables(tree)) {
      JsonTree declared = Objects.requireNonNull(tree.at("dimension")).at(variable.code());
      JsonTree extension = declared == null ? null : declared.at("extension");
      boolean mayBeLeftOut =
          extension != null
              && extension.at("elimination") instanceof JsonTree.Truth(boolean yes)
              && yes;
      choices.add(new Choice(variable.code(), variable.codes(), mayBeLeftOut));
    }
    return new TableMeta(choices, tree.textAt("updated"));
  }

  /** Out of a metadata answer of version 1. */
  static TableMeta ofVersion1(byte[] body) {
    JsonTree tree = JsonTree.read(body);
    List<Choice> choices = new ArrayList<>();
    for (JsonTree variable : tree.listAt("variables")) {
      String code = variable.textAt("code");
      List<String> codes =
          variable.listAt("values").stream().map(each -> String.valueOf(each.text())).toList();
      if (code == null || codes.isEmpty()) {
        throw new Unreadable("metadata with a variable that has no code or no values");
      }
      boolean mayBeLeftOut =
          variable.at("elimination") instanceof JsonTree.Truth(boolean yes) && yes;
      choices.add(new Choice(code, codes, mayBeLeftOut));
    }
    if (choices.isEmpty()) {
      throw new Unreadable("not the metadata of a table: there are no variables");
    }
    return new TableMeta(choices, null);
  }

  /** The codes of a code list of version 2. */
  static List<String> codelist(byte[] body) {
    JsonTree tree = JsonTree.read(body);
    List<String> codes =
        tree.listAt("values").stream()
            .map(value -> value.textAt("code"))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (codes.isEmpty()) {
      throw new Unreadable("a code list without codes");
    }
    return codes;
  }
}
