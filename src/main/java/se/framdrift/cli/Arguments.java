package se.framdrift.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command with its options: {@code check --report}, {@code --demo}.
 *
 * @param command {@code serve} when none was given
 * @param flags options without a value
 * @param values options with a value
 * @param rest what is neither
 */
public record Arguments(
    String command, Set<String> flags, Map<String, String> values, List<String> rest) {

  private static final Map<String, Set<String>> FLAGS =
      Map.of(
          "serve", Set.of("--demo", "--rehearse", "--help"),
          "check", Set.of("--report", "--help"),
          "verify", Set.of("--help"),
          "token", Set.of("--help"),
          "import", Set.of("--help"),
          "judge", Set.of("--flapping", "--help"),
          "shadow", Set.of("--help"),
          "help", Set.of("--help"),
          "version", Set.of("--help"));
  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "check", Set.of("--seeds", "--dashboards", "--documents"),
          "judge", Set.of("--seeds", "--dashboards", "--on"),
          "verify", Set.of("--documents"),
          "shadow", Set.of("--seeds", "--dashboards", "--municipality"),
          "token", Set.of("--role", "--label", "--days"),
          "import", Set.of("--feed", "--municipality"));

  /**
   * Reads what was typed.
   *
   * @throws IllegalArgumentException with words for whoever typed it
   */
  public static Arguments read(List<String> typed) {
    List<String> words = new ArrayList<>(typed);
    String command = words.isEmpty() || words.getFirst().startsWith("-") ? "" : words.removeFirst();
    if (command.isEmpty()) {
      command = Set.copyOf(words).contains("--version") ? "version" : "serve";
      words.remove("--version");
      if (words.remove("-h") || (words.contains("--help") && words.size() == 1)) {
        command = "help";
      }
    }
    Set<String> flags = FLAGS.get(command);
    if (flags == null) {
      throw new IllegalArgumentException(
          "unknown command '%s'; expected one of serve, check, judge, verify, shadow, import, token, version, help"
              .formatted(command));
    }
    return options(command, words, flags, VALUES.getOrDefault(command, Set.of()));
  }

  private static Arguments options(
      String command, List<String> words, Set<String> flags, Set<String> valued) {
    List<String> given = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (flags.contains(word)) {
        given.add(word);
      } else if (valued.contains(word)) {
        if (i + 1 == words.size()) {
          throw new IllegalArgumentException(word + " needs a value");
        }
        values.put(word, words.get(++i));
      } else if (word.startsWith("-") && !word.equals("-")) {
        throw new IllegalArgumentException(
            "unknown option '%s' of %s; './framdrift help' lists them".formatted(word, command));
      } else {
        rest.add(word);
      }
    }
    if (command.equals("verify") && rest.size() != 1 && !given.contains("--help")) {
      throw new IllegalArgumentException("verify needs one proof: a file, or - for the input");
    }
    if (!rest.isEmpty() && !Set.of("token", "import", "verify").contains(command)) {
      throw new IllegalArgumentException("unexpected '%s'".formatted(rest.getFirst()));
    }
    return new Arguments(command, Set.copyOf(given), Map.copyOf(values), List.copyOf(rest));
  }

  public boolean has(String flag) {
    return flags.contains(flag);
  }

  /** The value of an option, if it was given. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }
}
