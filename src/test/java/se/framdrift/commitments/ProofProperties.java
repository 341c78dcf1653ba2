package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.commitments.Cases.Case;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Status;
import se.framdrift.testing.Seeds;
import se.framdrift.verify.Checked;
import se.framdrift.verify.Verification;

/** Somebody who knows the proof and docs/judging.md alone comes to the same status. */
class ProofProperties {

  private static final int CASES = 60;

  static LongStream seeds() {
    return Seeds.upTo(60);
  }

  static LongStream fewer() {
    return Seeds.upTo(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anIndependentJudgeComesToTheSameStatus(long seed) {
    List<String> different = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < CASES; i++) {
        Case any = Cases.of(seed * 1000 + i, kind);
        JsonObject proof =
            WrittenProof.of(any.commitment(), any.evidence(), any.now(), any.assess());
        different(proof)
            .forEach(each -> different.add(kind + " " + any.now() + ": " + each + "\n  " + proof));
      }
    }
    assertThat(different).isEmpty();
  }

  /** However the catalog was edited, honestly or not. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewer")
  void anIndependentJudgeComesToTheSameStatusOfATargetThatWasEdited(long seed) {
    List<String> different = new ArrayList<>();
    int worse = 0;
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < CASES; i++) {
        Edits.Edited any = Edits.of(seed * 1000 + i, Cases.of(seed * 1000 + i, kind));
        JsonObject proof = proof(any);
        different(proof)
            .forEach(
                each -> different.add(kind + " " + any.now().now() + ": " + each + "\n  " + proof));
        worse += ForgedProofs.tells(proof, "by-stated-target") ? 1 : 0;
      }
    }
    assertThat(different).isEmpty();
    assertThat(worse).as("that stand by what stood").isPositive();
  }

  /** What was stated afterwards never makes a status more favourable than it was by what stood. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewer")
  void nobodyGainsByWhatIsStatedAfterwards(long seed) {
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < CASES / 4; i++) {
        Edits.Edited any = Edits.of(seed * 1000 + i, Cases.of(seed * 1000 + i, kind));
        Commitment commitment = any.now().commitment();
        Status shown = any.assess().status();
        Status stated = any.now().assess().status();
        assertThat(Favour.isLess(stated, shown)).as("%s %s", kind, any).isFalse();
        Target stood =
            Stood.of(commitment, Objects.requireNonNull(commitment.target()), any.history());
        if (stood != null) {
          Status then = any.now().with(stood).assess().status();
          assertThat(Favour.isLess(then, shown)).as("%s %s", kind, any).isFalse();
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewer")
  void whateverIsForgedOfATargetsPastIsFound(long seed) {
    List<String> unseen = new ArrayList<>();
    int forged = 0;
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < CASES / 20; i++) {
        Edits.Edited any = Edits.of(seed * 1000 + i, Cases.of(seed * 1000 + i, kind));
        for (ForgedProofs.Forgery each : ForgedProofs.of(proof(any))) {
          forged++;
          if (different(each.proof()).isEmpty()) {
            unseen.add(each.what() + "\n  " + each.proof());
          }
        }
      }
    }
    assertThat(unseen).isEmpty();
    assertThat(forged).isPositive();
  }

  private static JsonObject proof(Edits.Edited any) {
    return WrittenProof.of(
        any.now().commitment(), any.now().evidence(), any.history(), any.now().now(), any.assess());
  }

  private static List<Checked> different(JsonObject proof) {
    return new Verification((_, _) -> Double.NaN, List.of())
        .of(proof).stream().filter(each -> each.result() == Checked.Result.DIFFERENT).toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anIndependentReaderSaysTheSameOfAClaimAndFindsAFalseVerdict(long seed) {
    Random random = new Random(seed);
    List<String> wrong = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < CASES / 12; i++) {
        Case any = Cases.of(seed * 1000 + i, kind);
        Commitment claiming = claiming(any, random);
        LocalDate day = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(2_000));
        LocalDate dated = random.nextInt(6) == 0 ? null : day;
        JsonObject proof =
            WrittenProof.of(claiming, any.evidence(), any.now(), any.assess(), dated);
        claims(proof).stream()
            .filter(each -> each.result() == Checked.Result.DIFFERENT)
            .forEach(each -> wrong.add(each + "\n  " + proof));
        JsonObject item = proof.getJsonObject("item");
        JsonObject said = item.getJsonObject("claim", new JsonObject());
        String other = "supported".equals(said.getString("verdict")) ? "contradicted" : "supported";
        item.put(
            "claim",
            new JsonObject()
                .put("verdict", other)
                .put("reasons", List.of(new JsonObject().put("code", "claim-" + other))));
        if (claims(proof).stream().noneMatch(each -> each.result() == Checked.Result.DIFFERENT)) {
          wrong.add("not found: " + proof);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Checked> claims(JsonObject proof) {
    return new Verification((_, _) -> Double.NaN, List.of())
        .of(proof.copy()).stream().filter(each -> each.text().contains("claim")).toList();
  }

  private static Commitment claiming(Case any, Random random) {
    List<IndicatorValue> values = any.evidence().values();
    IndicatorValue figure = values.isEmpty() ? null : values.get(random.nextInt(values.size()));
    Double value = figure == null ? null : figure.value();
    Commitment.Check check =
        new Commitment.Check(
            "i",
            Comparison.values()[random.nextInt(Comparison.values().length)],
            value == null ? 5 : value + random.nextInt(-2, 3),
            "1",
            figure == null ? Period.ofYear(2023) : figure.period(),
            null);
    String says = List.of("done", "started", "applied", "intensified").get(random.nextInt(4));
    return claiming(
        any.commitment(),
        new Commitment.Claim("vi har", says, "not-judgeable", random.nextBoolean() ? check : null));
  }

  private static Commitment claiming(Commitment any, Commitment.Claim claim) {
    return new Commitment(
        any.id(),
        any.document(),
        any.number(),
        any.group(),
        any.heading(),
        any.quote(),
        any.prefix(),
        any.suffix(),
        any.title(),
        any.kind(),
        any.area(),
        any.responsible(),
        any.issuer(),
        any.target(),
        any.openQuestions(),
        any.measurable(),
        claim,
        any.indicators());
  }
}
