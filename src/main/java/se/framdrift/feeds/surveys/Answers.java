package se.framdrift.feeds.surveys;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The answers to a question as figures tell them apart: the options, or the steps between the
 * numbers from which some figure counts as yes.
 *
 * @param steps ascending; empty for a question with options
 */
record Answers(List<String> all, List<Double> steps) {

  static Answers of(String question, Question declared, List<JsonObject> figures) {
    if (declared instanceof Question.Options(List<String> options)) {
      return new Answers(List.copyOf(options), List.of());
    }
    TreeSet<Double> steps = new TreeSet<>();
    for (JsonObject figure : figures) {
      Double from = figure.getDouble("yesFrom");
      if (question.equals(figure.getString("question")) && from != null) {
        steps.add(from);
      }
    }
    List<String> all = new ArrayList<>();
    all.add("below");
    steps.forEach(step -> all.add("from " + step));
    return new Answers(all, List.copyOf(steps));
  }

  /** Which of them a kept answer is; empty when it is one no more. */
  Optional<String> said(Object answer) {
    if (answer instanceof Number number) {
      int step = 0;
      for (double each : steps) {
        step += number.doubleValue() >= each ? 1 : 0;
      }
      return step < all.size() ? Optional.of(all.get(step)) : Optional.empty();
    }
    return all.stream().filter(answer::equals).findFirst();
  }

  Set<String> counted(JsonObject figure) {
    Set<String> counted = new HashSet<>(all);
    figure.getJsonArray("leftOut", new JsonArray()).forEach(counted::remove);
    return counted;
  }

  Set<String> yes(JsonObject figure) {
    Double from = figure.getDouble("yesFrom");
    Set<String> yes = new HashSet<>();
    if (from != null) {
      steps.stream().filter(step -> step >= from).forEach(step -> yes.add("from " + step));
    }
    for (Object each : figure.getJsonArray("yes", new JsonArray())) {
      yes.add((String) each);
    }
    yes.retainAll(counted(figure));
    return yes;
  }
}
