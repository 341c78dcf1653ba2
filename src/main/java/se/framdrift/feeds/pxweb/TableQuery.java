package se.framdrift.feeds.pxweb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.pxweb.TableMeta.Choice;
import se.framdrift.feeds.reading.Glob;
import se.framdrift.feeds.reading.Refusal;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.model.Period;

/**
 * What of a table is asked for. Each choice is a code, a pattern with {@code *} and {@code ?}, or,
 * of the variable of time, {@code latest(12)} for the latest periods and {@code from(2015)} for
 * those from one on.
 *
 * @param choices by code of the variable
 */
record TableQuery(Map<String, List<String>> choices) {

  private static final Pattern LATEST = Pattern.compile("latest\\(([0-9]{1,5})\\)");
  private static final Pattern FROM = Pattern.compile("from\\(([^()]{1,40})\\)");

  /**
   * The codes to ask for, of each variable; those that may be left out and that nothing names are
   * left out. Without a choice, the mapping's own codes are asked for, and all of time.
   *
   * @throws Unreadable when the table lacks what is asked for, or a choice is missing
   */
  Map<String, List<String>> resolved(TableMeta meta, SeriesMap map) {
    for (String variable : choices.keySet()) {
      if (meta.variables().stream().noneMatch(each -> each.code().equals(variable))) {
        throw new Unreadable("query: the table has no variable " + variable);
      }
    }
    Map<String, List<String>> resolved = new LinkedHashMap<>();
    for (Choice variable : meta.variables()) {
      List<String> codes = codes(variable, map);
      if (codes != null) {
        resolved.put(variable.code(), codes);
      }
    }
    return resolved;
  }

  private @Nullable List<String> codes(Choice variable, SeriesMap map) {
    String code = variable.code();
    List<String> asked = choices.get(code);
    boolean isTime = code.equals(map.time());
    if (asked != null) {
      Set<String> codes = new LinkedHashSet<>();
      asked.forEach(choice -> codes.addAll(matching(variable, choice, isTime)));
      return List.copyOf(codes);
    }
    if (isTime) {
      return variable.codes();
    }
    if (code.equals(map.region())) {
      return existing(variable, variable.codes().stream().filter(map::isOwn).toList(), map);
    }
    if (code.equals(map.contents())) {
      return map.kpis().containsKey(SeriesMap.ANY)
          ? variable.codes()
          : exact(variable, map.kpis().keySet());
    }
    SeriesMap.Dimension dimension = map.dimensions().get(code);
    if (dimension != null) {
      return exact(variable, dimension.values().keySet());
    }
    if (variable.mayBeLeftOut()) {
      return null;
    }
    if (variable.codes().size() == 1) {
      return variable.codes();
    }
    throw new Unreadable(
        "query: the variable %s has %d codes, and none is chosen"
            .formatted(Unreadable.shown(code), variable.codes().size()));
  }

  private static List<String> existing(Choice variable, List<String> codes, SeriesMap map) {
    if (codes.isEmpty()) {
      throw new Unreadable(
          "the variable %s has no code %s"
              .formatted(Unreadable.shown(variable.code()), map.municipality()));
    }
    return codes;
  }

  private static List<String> exact(Choice variable, Set<String> codes) {
    List<String> found = new ArrayList<>();
    codes.forEach(code -> found.addAll(matching(variable, code, false)));
    found.sort(Comparator.comparingInt(variable.codes()::indexOf));
    return found;
  }

  private static List<String> matching(Choice variable, String choice, boolean isTime) {
    if (variable.codes().contains(choice)) {
      return List.of(choice);
    }
    Matcher latest = LATEST.matcher(choice);
    Matcher from = FROM.matcher(choice);
    List<String> found;
    if (isTime && latest.matches()) {
      found = latest(variable, Integer.parseInt(latest.group(1)));
    } else if (isTime && from.matches()) {
      found = from(variable, from.group(1));
    } else {
      found = variable.codes().stream().filter(code -> Glob.fits(choice, code)).toList();
    }
    if (found.isEmpty()) {
      throw new Unreadable(
          "query: the variable %s has no code %s"
              .formatted(Unreadable.shown(variable.code()), Unreadable.shown(choice)));
    }
    return found;
  }

  private static List<String> latest(Choice variable, int count) {
    List<String> ordered =
        variable.codes().stream()
            .sorted(Comparator.comparing(code -> period(variable, code)))
            .toList();
    return ordered.subList(Math.max(0, ordered.size() - count), ordered.size());
  }

  private static List<String> from(Choice variable, String first) {
    Period start = period(variable, first);
    return variable.codes().stream()
        .filter(code -> !period(variable, code).start().isBefore(start.start()))
        .toList();
  }

  private static Period period(Choice variable, String code) {
    try {
      return TimeCode.period(variable.code(), code);
    } catch (Refusal e) {
      throw new Unreadable("%s: %s".formatted(variable.code(), e.problem()), e);
    }
  }
}
