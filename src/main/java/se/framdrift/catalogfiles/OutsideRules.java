package se.framdrift.catalogfiles;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Feeds of surveys and cases: that what they count is declared, and that the KPIs which come of
 * them can hold it.
 */
final class OutsideRules {

  private static final String FILE = "feeds";
  private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final List<String> CASE_KPIS =
      List.of("due", "inTime", "share", "openOverdue", "medianDays");
  private static final Map<String, String> RESOLUTIONS =
      Map.of("month", "P1M", "quarter", "P3M", "year", "P1Y");

  /** The most groups by which one figure is shown: each multiplies what must be audited. */
  private static final int MOST_GROUPS = 3;

  private final Town town;
  private final Node feed;
  private final Node settings;
  private final Set<String> kpis = new HashSet<>();

  private OutsideRules(Town town, Node feed) {
    this.town = town;
    this.feed = feed;
    this.settings = feed.get("settings");
  }

  static void check(Town town) {
    for (Node feed : town.feeds()) {
      switch (feed.get("kind").text()) {
        case "surveys" -> new OutsideRules(town, feed).survey();
        case "cases" -> new OutsideRules(town, feed).cases();
        default -> {
          // its rows are figures already
        }
      }
    }
  }

  private void survey() {
    Map<String, Node> questions = Town.byId(settings.get("questions").items());
    unique(settings.get("questions"), "question");
    unique(settings.get("figures"), "figure");
    Map<String, Node> groups = settings.get("groups").fields();
    groups.forEach((name, values) -> named(GROUP, values, name, "group"));
    settings.get("strata").fields().forEach((name, size) -> named(VALUE, size, name, "stratum"));
    alike(groups);
    for (Node figure : settings.get("figures").items()) {
      Node question = questions.get(figure.get("question").text());
      if (question == null) {
        town.unresolvedOne(FILE, figure.get("question"), questions, "question");
      } else {
        answers(figure, question);
      }
      kpi(figure, figure.get("kpi"), settings.get("wave").text());
      by(figure, List.of(figure.get("kpi")), groups);
    }
  }

  private void answers(Node figure, Node question) {
    Set<String> options = new HashSet<>(question.get("options").texts());
    if (options.isEmpty() != figure.get("yes").isNull()) {
      town.found(
          FILE,
          figure,
          "yes does not fit the question",
          "yes for one with options, yesFrom for one with a number");
    }
    for (String list : List.of("yes", "leftOut")) {
      for (Node answer : figure.get(list).items()) {
        if (!options.contains(answer.text())) {
          town.found(
              FILE, answer, "no answer " + answer.text(), "one of " + String.join(", ", options));
        }
      }
    }
  }

  private void cases() {
    Map<String, Node> kinds = Town.byId(settings.get("kinds").items());
    unique(settings.get("kinds"), "kind");
    unique(settings.get("figures"), "figure");
    for (Node kind : settings.get("kinds").items()) {
      if (!kind.get("days").isNull() && !kind.get("within").text().endsWith("D")) {
        town.found(FILE, kind.get("days"), "days where the time is in hours", "it left out");
      }
    }
    alike(Map.of("area", settings.get("areas")));
    CurveRules curves = new CurveRules(town, kinds);
    for (Node figure : settings.get("figures").items()) {
      town.unresolvedOne(FILE, figure.get("kind"), kinds, "kind of cases");
      curves.check(figure);
      List<Node> named =
          Stream.concat(
                  CASE_KPIS.stream().map(figure::get),
                  figure.get("curve").items().stream().map(point -> point.get("kpi")))
              .filter(kpi -> !kpi.isNull())
              .toList();
      if (named.isEmpty()) {
        town.found(
            FILE,
            figure,
            "nothing comes of the figure",
            "one of " + String.join(", ", CASE_KPIS) + ", curve");
      }
      named.forEach(kpi -> kpi(figure, kpi, settings.get("period").text()));
      by(figure, named, Map.of("area", settings.get("areas")));
    }
  }

  /** What surveys and cases declare alike. */
  private void alike(Map<String, Node> groups) {
    Node unanimous = settings.get("unanimous");
    Double fewest = unanimous.number();
    Double threshold = settings.get("threshold").number();
    if (fewest != null && threshold != null && fewest < threshold) {
      town.found(FILE, unanimous, "unanimous is below the threshold", "the threshold or more");
    }
    settings
        .get("nested")
        .fields()
        .forEach(
            (name, nesting) -> {
              Node values = groups.get(name);
              Set<String> inside = nesting.get("within").fields().keySet();
              Set<String> wanted =
                  values == null || values.isNull() ? larger(name) : Set.copyOf(values.texts());
              if (wanted.isEmpty() || !inside.equals(wanted)) {
                town.found(
                    FILE,
                    nesting,
                    "not every value of " + name + " lies in a larger group, or others do",
                    "each value of a declared group once");
              }
            });
    Map<String, Node> figures = Town.byId(settings.get("figures").items());
    Map<String, Node> declared = SeriesRules.declared(town);
    for (Node sum : settings.get("sums").items()) {
      town.unresolvedOne(FILE, sum.get("figure"), figures, "figure");
      Node series = sum.get("series");
      if (!declared.containsKey(series.text())) {
        town.found(FILE, series, "no series " + series.text(), "one declared in indicators.yaml");
      }
    }
  }

  /** The values of a group in which others are nested. */
  private Set<String> larger(String group) {
    return settings.get("nested").fields().values().stream()
        .filter(each -> each.get("group").text().equals(group))
        .flatMap(each -> each.get("within").fields().values().stream())
        .map(Node::text)
        .collect(Collectors.toSet());
  }

  private void kpi(Node figure, Node named, String wave) {
    Node kpi = town.kpis().get(named.text());
    if (kpi == null) {
      town.unresolvedOne(FILE, named, town.kpis(), "KPI");
      return;
    }
    if (!kpis.add(named.text())) {
      town.found(FILE, figure, named.text() + " comes of two figures", "each KPI of one");
    }
    String resolution = RESOLUTIONS.getOrDefault(wave, "");
    if (!kpi.get("resolution").text().equals(resolution)) {
      town.found(
          FILE,
          named,
          "the periods of " + named.text() + " are " + kpi.get("resolution").text(),
          "a KPI with resolution " + resolution);
    }
    String id = feed.get("id").text();
    boolean fed =
        town.series().stream()
            .anyMatch(
                each ->
                    each.get("kpi").text().equals(named.text())
                        && each.get("feed").text().equals(id));
    if (!fed) {
      town.found(
          FILE,
          named,
          "no series of " + named.text() + " is fed by " + id,
          "one in indicators.yaml");
    }
  }

  private void by(Node figure, List<Node> named, Map<String, Node> groups) {
    if (figure.get("by").items().size() > MOST_GROUPS) {
      town.found(FILE, figure.get("by"), "too many groups", "at most " + MOST_GROUPS);
    }
    for (Node by : figure.get("by").items()) {
      Node declared = groups.get(by.text());
      Set<String> values =
          declared == null || declared.isNull()
              ? larger(by.text())
              : new TreeSet<>(declared.texts());
      if (values.isEmpty()) {
        town.found(FILE, by, by.text() + " is not declared", "a group of this feed");
        continue;
      }
      values.forEach(value -> named(VALUE, by, value, "value"));
      for (Node kpi : named) {
        Set<String> allowed =
            town.kpis().containsKey(kpi.text())
                ? Set.copyOf(town.kpis().get(kpi.text()).get("dimensions").get(by.text()).texts())
                : values;
        if (!allowed.containsAll(values)) {
          town.found(
              FILE,
              by,
              kpi.text() + " cannot be shown by " + by.text(),
              "a dimension of it with the values " + String.join(", ", values));
        }
      }
    }
  }

  private void named(Pattern form, Node at, String name, String what) {
    if (!form.matcher(name).matches()) {
      town.found(FILE, at, "no " + what + " can be called " + name, "letters, digits and hyphens");
    }
  }

  private void unique(Node list, String what) {
    Set<String> seen = new HashSet<>();
    for (Node each : list.items()) {
      if (!seen.add(each.get("id").text())) {
        String ids =
            list.items().stream()
                .map(item -> item.get("id").text())
                .collect(Collectors.joining(", "));
        town.found(FILE, each, "a " + what + " twice among " + ids, "each once");
      }
    }
  }
}
