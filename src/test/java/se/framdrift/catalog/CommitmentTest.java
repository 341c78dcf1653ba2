package se.framdrift.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Beside.Published;
import se.framdrift.catalog.Commitment.Check;
import se.framdrift.catalog.Commitment.Claim;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

class CommitmentTest {

  private static Target target(@Nullable String indicator, Beside beside) {
    return new Target(
        true,
        null,
        indicator,
        Comparison.AT_LEAST,
        80.0,
        false,
        "%",
        null,
        null,
        null,
        null,
        new TargetPath.Step(),
        null,
        null,
        List.of(),
        Steadiness.NONE,
        beside);
  }

  private static Claim claim(@Nullable Check check) {
    return new Claim("Klart.", "done", "supported", check);
  }

  private static Commitment of(@Nullable Target target, @Nullable Claim claim) {
    return new Commitment(
        "K1",
        "doc",
        "1.1",
        null,
        List.of("Skola"),
        "Alla barn ska få plats",
        "",
        "",
        LocalizedText.same("Plats"),
        Kind.REACH_BY,
        "skola",
        List.of("bun"),
        new Issuer("council", List.of(), null),
        target,
        List.of(),
        null,
        claim,
        List.of(new Commitment.Link("linked", true, null)));
  }

  @Test
  void isJudgedByItsTargetWhatStandsBesideItAndItsClaimInThatOrder() {
    Beside beside =
        new Beside(
            new TreeMap<>(Map.of("opened", "built", "closed", "shut")),
            "uncorrected",
            null,
            new Published(12, "asPublished"));
    Check check = new Check("checked", Comparison.ABOVE, 3, "%", Period.ofYear(2025), null);

    assertThat(of(target("main", beside), claim(check)).judgedBy())
        .containsExactly("main", "shut", "built", "uncorrected", "asPublished", "checked");
  }

  @Test
  void isJudgedByNothingThatIsOnlyLinked() {
    assertThat(of(null, null).judgedBy()).isEmpty();
    assertThat(of(null, claim(null)).judgedBy()).isEmpty();
    assertThat(of(target(null, Beside.NOTHING), null).judgedBy()).isEmpty();
  }

  @Test
  void needsNoIndicatorForABaselineOfItsOwn() {
    Beside own = new Beside(new TreeMap<>(), null, null, new Published(12, null));
    assertThat(of(target("main", own), null).judgedBy()).containsExactly("main");
    assertThat(Beside.NOTHING.indicators()).isEmpty();
  }

  @Test
  void keepsItsWordsWhenItsTargetIsAnother() {
    Commitment first = of(target("main", Beside.NOTHING), null);
    Commitment second = first.with(target("other", Beside.NOTHING));
    assertThat(second.judgedBy()).containsExactly("other");
    assertThat(second.with(target("main", Beside.NOTHING))).isEqualTo(first);
  }

  @Test
  void isOfAKindThatOneWordNames() {
    assertThat(Arrays.stream(Kind.values()).map(Kind::code))
        .containsExactly(
            "add-units",
            "change-by",
            "service-time",
            "reach-by",
            "keep-within",
            "survey-level",
            "milestone",
            "continuous");
  }
}
