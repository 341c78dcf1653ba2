package se.framdrift.feeds.surveys;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.disclosure.Contribution;
import se.framdrift.disclosure.Figure;
import se.framdrift.disclosure.Leaf;
import se.framdrift.disclosure.Plan;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.OutsideFeed;
import se.framdrift.feeds.OutsideFields;
import se.framdrift.feeds.OutsideFields.Refusal;
import se.framdrift.feeds.OutsidePlans;
import se.framdrift.feeds.Wave;
import se.framdrift.model.Outside;
import se.framdrift.model.Rejection;

/**
 * A declared survey. Of an answer only what is declared is kept: the answers to its questions, the
 * groups, the stratum, the weight, and the day.
 */
public final class SurveyFeed implements OutsideFeed {

  private static final List<String> FIELDS =
      List.of("id", "answeredAt", "answers", "weight", "stratum", "groups");

  private static final double MAX_WEIGHT = 100_000;

  private final Plan plan;
  private final Wave wave;
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Map<String, Answers> answers = new LinkedHashMap<>();

  /**
   * As declared.
   *
   * @throws IllegalArgumentException naming the setting that makes no sense
   */
  public SurveyFeed(FeedDeclaration declaration) {
    JsonObject settings = declaration.settings();
    try {
      wave = Wave.parse(settings.getString("wave"));
      for (JsonObject each : objects(settings.getJsonArray("questions"))) {
        questions.put(each.getString("id"), Question.of(each));
      }
      List<JsonObject> declaredFigures = objects(settings.getJsonArray("figures"));
      questions.forEach(
          (id, question) -> answers.put(id, Answers.of(id, question, declaredFigures)));
      TreeMap<String, Long> strata = new TreeMap<>();
      JsonObject declared = settings.getJsonObject("strata", new JsonObject());
      declared.fieldNames().forEach(name -> strata.put(name, declared.getLong(name)));
      Map<String, List<String>> groups = new TreeMap<>();
      JsonObject grouped = settings.getJsonObject("groups", new JsonObject());
      grouped.fieldNames().forEach(name -> groups.put(name, texts(grouped.getJsonArray(name))));
      List<Figure> planned = new ArrayList<>();
      for (JsonObject each : declaredFigures) {
        planned.add(figure(each, OutsidePlans.groups(groups, settings).keySet()));
      }
      plan =
          new Plan(
              declaration.municipality(),
              settings.getInteger("threshold"),
              OutsidePlans.unanimous(settings),
              strata,
              OutsidePlans.groups(groups, settings),
              OutsidePlans.nested(settings),
              subjects(),
              planned,
              OutsidePlans.published(settings));
    } catch (NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException(
          declaration.id() + ": the settings are not those of a survey", e);
    }
  }

  private Figure figure(JsonObject declared, Set<String> groups) {
    String id = declared.getString("id");
    String question = declared.getString("question");
    List<String> by = texts(declared.getJsonArray("by", new JsonArray()));
    if (!questions.containsKey(question)) {
      throw new IllegalArgumentException("figure " + id + ": no question " + question);
    }
    if (!groups.containsAll(by)) {
      throw new IllegalArgumentException(
          "figure " + id + ": by names a group that is not declared");
    }
    Answers known = Objects.requireNonNull(answers.get(question));
    return new Figure(
        id,
        question,
        known.counted(declared),
        known.yes(declared),
        by,
        true,
        List.of(new Figure.Output(Figure.Measure.SHARE, declared.getString("kpi"))));
  }

  private Map<String, List<String>> subjects() {
    Map<String, List<String>> subjects = new TreeMap<>();
    answers.forEach((id, known) -> subjects.put(id, known.all()));
    return subjects;
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> texts(JsonArray array) {
    return array.stream().map(String.class::cast).toList();
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public Read read(List<?> rows, Instant now) {
    List<Outside.Step> steps = new ArrayList<>();
    List<Rejection> refused = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      try {
        OutsideFields fields = OutsideFields.of(rows.get(i), FIELDS);
        String id = fields.text("id");
        Outside.Kept kept = kept(fields, now);
        steps.add(new Outside.Step(i + 1, id, _ -> kept));
      } catch (Refusal refusal) {
        refused.add(refusal.words().rejection(i + 1));
      }
    }
    return new Read(steps, refused);
  }

  private Outside.Kept kept(OutsideFields fields, Instant now) {
    LocalDate day = fields.day("answeredAt", now);
    JsonObject content =
        new JsonObject().put("day", day.toString()).put("answers", answers(fields));
    String stratum = fields.choice("stratum", plan.strata().keySet());
    if (stratum == null && !plan.strata().isEmpty()) {
      throw new Refusal("stratum", "not given", "one of " + plan.strata().keySet());
    }
    if (stratum != null) {
      content.put("stratum", stratum);
    }
    Double weight = fields.number("weight");
    if (weight != null) {
      if (!(weight >= 1e-6 && weight <= MAX_WEIGHT)) {
        throw new Refusal("weight", "out of range", "a number above 0, at most 100000");
      }
      content.put("micros", Math.round(weight * Contribution.ONE));
    }
    content.put("groups", groups(fields));
    return new Outside.Kept(content.encode(), wave.of(day).text());
  }

  private JsonObject answers(OutsideFields fields) {
    JsonObject sent = fields.object("answers");
    JsonObject kept = new JsonObject();
    if (!questions.keySet().containsAll(sent.fieldNames())) {
      throw new Refusal(
          "answers", "there is a question that is not declared", "only " + questions.keySet());
    }
    questions.forEach(
        (id, question) -> {
          Object answer = sent.getValue(id);
          if (answer != null) {
            kept.put(
                id,
                question
                    .answer(answer)
                    .orElseThrow(
                        () ->
                            new Refusal(
                                "answers." + id,
                                "not an answer that is declared; nothing of the row was kept",
                                question.allowed())));
          }
        });
    if (kept.isEmpty()) {
      throw new Refusal("answers", "no question is answered", "one of " + questions.keySet());
    }
    return kept;
  }

  private JsonObject groups(OutsideFields fields) {
    JsonObject sent = fields.object("groups");
    JsonObject kept = new JsonObject();
    if (!plan.groups().keySet().containsAll(sent.fieldNames())) {
      throw new Refusal(
          "groups",
          "there is a group that is not declared",
          "only " + new TreeMap<>(plan.groups()).keySet());
    }
    for (String name : new TreeMap<>(plan.groups()).keySet()) {
      Object value = sent.getValue(name);
      List<String> allowed = plan.groups().getOrDefault(name, List.of());
      if (value instanceof String text && allowed.contains(text)) {
        kept.put(name, text);
      } else if (value != null) {
        throw new Refusal("groups." + name, "not a value that is declared", "one of " + allowed);
      }
    }
    return kept;
  }

  @Override
  public List<Contribution> contributions(String content, Instant now) {
    JsonObject kept = new JsonObject(content);
    TreeMap<String, String> groups = new TreeMap<>();
    JsonObject stated = kept.getJsonObject("groups");
    stated.fieldNames().forEach(name -> groups.put(name, stated.getString(name)));
    Leaf leaf = plan.leaf(groups, kept.getString("stratum", ""));
    long micros = kept.getLong("micros", Contribution.ONE);
    List<Contribution> all = new ArrayList<>();
    answers.forEach(
        (id, known) -> {
          Object answer = kept.getJsonObject("answers").getValue(id);
          if (answer != null) {
            known
                .said(answer)
                .ifPresent(said -> all.add(new Contribution(id, leaf, micros, said, null)));
          }
        });
    return all;
  }

  @Override
  public @Nullable Instant changes(String content, Instant now) {
    return null;
  }
}
