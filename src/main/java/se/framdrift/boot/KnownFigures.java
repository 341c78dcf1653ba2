package se.framdrift.boot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.framdrift.model.Fact;
import se.framdrift.model.Observation;
import se.framdrift.model.Outcome;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.pipeline.View;

/** Says of figures whether they are new, as this node knows the ledger now. */
record KnownFigures(Pipeline pipeline) {

  /** In the order of the facts. Asks once for each municipality; blocking. */
  List<Outcome> outcomes(List<Fact.Observed> facts) {
    Map<String, List<Integer>> byMunicipality = new HashMap<>();
    for (int i = 0; i < facts.size(); i++) {
      byMunicipality
          .computeIfAbsent(facts.get(i).series().municipality(), _ -> new ArrayList<>())
          .add(i);
    }
    List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(facts.size(), Outcome.ACCEPTED));
    byMunicipality.forEach(
        (code, indexes) -> {
          List<Outcome> found =
              pipeline
                  .ask(code, view -> indexes.stream().map(i -> of(view, facts.get(i))).toList())
                  .await();
          for (int i = 0; i < indexes.size(); i++) {
            outcomes.set(indexes.get(i), found.get(i));
          }
        });
    return outcomes;
  }

  private static Outcome of(View view, Fact.Observed fact) {
    Optional<Observation> known = view.observation(fact.series(), fact.observation().period());
    if (known.isEmpty()) {
      return Outcome.ACCEPTED;
    }
    return known.get().equals(fact.observation()) ? Outcome.UNCHANGED : Outcome.REVISED;
  }
}
