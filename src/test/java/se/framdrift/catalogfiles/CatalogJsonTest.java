package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Beside;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Statistic;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.TargetPath;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

class CatalogJsonTest {

  @TempDir private Path folder;

  @Test
  void readsWhatTheFilesSay() {
    Catalog catalog = load().catalog();
    assertThat(catalog.municipality().code()).isEqualTo("0001");
    assertThat(catalog.kpis()).containsOnlyKeys("N00901", "places");
    assertThat(catalog.series()).containsKey(SeriesId.parse("0001:N00901:gender=K"));
    assertThat(catalog.comparisonGroups()).containsOnlyKeys("both");
    assertThat(catalog.documents().getFirst().dateNote().sv()).isEqualTo("2022-11-28");
    assertThat(catalog.board()).isNotNull();
    assertThat(catalog.indicators().get(2).inputs())
        .extracting("aggregate")
        .containsExactly(
            new Aggregate.IndexToBaseline(Period.parse("2022")),
            new Aggregate.Gathered(
                new Gathering.Since(LocalDate.of(2022, 10, 15)), new Statistic.Sum()));
  }

  @Test
  void readsTargetsOfEachShape() {
    List<Commitment> commitments = load().catalog().commitments();
    assertThat(commitments.get(1).target())
        .isEqualTo(
            new Target(
                false,
                new se.framdrift.model.LocalizedText("Jämfört med 2022.", "Compared with 2022."),
                "smaby-n00901",
                Target.Comparison.EQUAL_TO,
                null,
                true,
                "%",
                Period.parse("2022"),
                null,
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2026, 10, 14),
                new TargetPath.Step(),
                null,
                null));
    assertThat(commitments.get(2).target())
        .extracting(Target::within, Target::share)
        .containsExactly(Duration.parse("PT48H"), 90.0);
    assertThat(commitments.get(4).target()).isNull();
    assertThat(commitments.get(4).issuer().kind()).isEqualTo("council");
    assertThat(commitments.get(4).indicators().getFirst().measures()).isFalse();
  }

  @Test
  void readsPathsVersionsAndWhatStandsBesideATarget() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace(
        "seeds/smaby/commitments.yaml",
        "value: 600, unit: platser",
        """
        value: 600, unit: platser, path: curve, points: [{at: 2024-12-31, value: 200}], stock: "2022", \
        raw: smaby-places, stages: {planned: smaby-places}, \
        steadiness: {hysteresis: 5, dwell: 2, of: {enough: 2, last: 3}}, \
        revisions: [{since: 2024-06-01, decided: {sv: KF, en: Council}, value: 500, path: linear}]"""
            .strip());
    catalog.replace(
        "seeds/smaby/commitments.yaml",
        "verdict: not-judgeable}",
        "verdict: not-judgeable, check: {indicator: smaby-places, comparison: at-least, value: 1,"
            + " unit: platser, period: \"2025\"}}");
    catalog.replace(
        "seeds/smaby/commitments.yaml",
        "period: \"2022\"}",
        "period: \"2022\", published: 20.5, of: smaby-n00901}");
    LoadedCatalogs loaded = catalog.load();
    assertThat(loaded.findings()).isEmpty();
    Commitment places = loaded.catalogs().getFirst().catalog().commitments().getFirst();
    Target target = Objects.requireNonNull(places.target());
    assertThat(target.path())
        .isEqualTo(
            new TargetPath.Curve(List.of(new TargetPath.Point(LocalDate.of(2024, 12, 31), 200))));
    assertThat(target.steadiness()).isEqualTo(new Steadiness(5, 2, 2, 3));
    assertThat(target.beside().indicators()).containsExactly("smaby-places");
    assertThat(target.beside().stock()).isEqualTo("2022");
    assertThat(target.revisions())
        .singleElement()
        .satisfies(
            revision -> {
              assertThat(target.revised(revision).value()).isEqualTo(500);
              assertThat(target.revised(revision).path()).isEqualTo(new TargetPath.Linear());
              assertThat(target.revised(revision).deadline()).isEqualTo(target.deadline());
            });
    assertThat(Objects.requireNonNull(places.claim()).check())
        .isEqualTo(
            new Commitment.Check(
                "smaby-places",
                Target.Comparison.AT_LEAST,
                1,
                "platser",
                Period.parse("2025"),
                null));
    Commitment tax = loaded.catalogs().getFirst().catalog().commitments().get(1);
    assertThat(Objects.requireNonNull(tax.target()).beside().published())
        .isEqualTo(new Beside.Published(20.5, "smaby-n00901"));
  }

  @Test
  void leavingAFieldOutAndWritingNullAreTheSameCatalog() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    String before = catalog.load().catalogs().getFirst().sha256();
    catalog.replace("seeds/smaby/commitments.yaml", "    measurable: null\n", "");
    assertThat(catalog.load().catalogs().getFirst().sha256()).isEqualTo(before);
  }

  @Test
  void aChangedWordIsAnotherCatalog() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    String before = catalog.load().catalogs().getFirst().sha256();
    catalog.replace("seeds/smaby/commitments.yaml", "Oförändrad skatt", "Samma skatt");
    assertThat(catalog.load().catalogs().getFirst().sha256()).isNotEqualTo(before);
  }

  @Test
  void refusesWhatIsNoCatalog() {
    assertThatIllegalArgumentException().isThrownBy(() -> CatalogJson.read("{"));
    assertThatIllegalArgumentException().isThrownBy(() -> CatalogJson.read("[]"));
    assertThatIllegalArgumentException().isThrownBy(() -> CatalogJson.read("{\"format\":1}"));
  }

  @Test
  void refusesTheFormatOfANewerProgram() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogJson.read("{\"format\":2}"))
        .withMessageContaining("format");
  }

  private LoadedCatalog load() {
    return SmallCatalog.copiedTo(folder).load().catalogs().getFirst();
  }
}
