package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Statistic;
import se.framdrift.catalog.Target;
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
                false,
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
