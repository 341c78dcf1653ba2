package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.commitments.Cases.Case;
import se.framdrift.testing.Seeds;
import se.framdrift.verify.Checked;
import se.framdrift.verify.Verification;

/** Somebody who knows the proof and docs/judging.md alone comes to the same status. */
class ProofProperties {

  private static final int CASES = 60;

  static LongStream seeds() {
    return Seeds.upTo(60);
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
        new Verification((_, _) -> Double.NaN, List.of())
            .of(proof).stream()
                .filter(each -> each.result() == Checked.Result.DIFFERENT)
                .forEach(
                    each -> different.add(kind + " " + any.now() + ": " + each + "\n  " + proof));
      }
    }
    assertThat(different).isEmpty();
  }
}
