package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each rule, by a catalog that breaks it in one place. The places are in rules.csv. */
class CatalogRulesTest {

  @TempDir private Path folder;

  @Test
  void findNothingInACatalogThatIsAsItMustBe() {
    assertThat(SmallCatalog.copiedTo(folder).findings()).isEmpty();
  }

  @ParameterizedTest(name = "{3}: {1} -> {2}")
  @CsvFileSource(
      resources = "/catalogs/rules.csv",
      delimiter = '|',
      quoteCharacter = '`',
      useHeadersInDisplayName = true,
      emptyValue = "")
  void findWhatIsBrokenAtItsLine(String file, String words, String by, String problem) {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    int line = catalog.replace(file, words, by == null ? "" : by);
    LoadedCatalogs loaded = catalog.load();
    assertThat(loaded.catalogs()).isEmpty();
    assertThat(loaded.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.problem()).contains(problem);
              assertThat(finding.file()).isEqualTo(catalog.file(file));
              assertThat(finding.line()).isEqualTo(line);
              assertThat(finding.expectation()).isNotBlank();
            });
  }

  @Test
  void findACommitmentThatNoLineIsQuotedBy() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace("seeds/smaby/documents.yaml", "quotedBy: [smaby-skatt]", "context: argument");
    assertThat(catalog.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.problem())
                  .isEqualTo("no line of smaby-program is quoted by smaby-skatt");
              assertThat(finding.line())
                  .isEqualTo(lineOf(catalog, "seeds/smaby/commitments.yaml", "id: smaby-skatt"));
            });
  }

  @Test
  void findALineOfTheDocumentThatIsNotAccountedFor() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    String documents = catalog.text("seeds/smaby/documents.yaml");
    catalog.write(
        "seeds/smaby/documents.yaml", documents.replaceAll("(?m)^ *- \\{line: 8,.*\\R", ""));
    assertThat(catalog.findings())
        .extracting(Finding::problem)
        .contains("line 8 of the document is not accounted for");
  }

  @Test
  void findADocumentWhoseTextIsNotInTheFolder() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    int line =
        catalog.replace("seeds/smaby/documents.yaml", "    sha256: ", "    sha256: 0123456789ab");
    String documents = catalog.text("seeds/smaby/documents.yaml");
    catalog.write(
        "seeds/smaby/documents.yaml",
        documents.replaceFirst("(sha256: [0-9a-f]{64})[0-9a-f]{12}", "$1"));
    assertThat(catalog.findings()).isEmpty();
    assertThat(catalog.load(folder.resolve("seeds")).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.problem()).isEqualTo("no text has this hash"))
        .satisfies(finding -> assertThat(finding.line()).isEqualTo(line));
  }

  @Test
  void printAFindingWithFileLineProblemAndExpectation() {
    assertThat(new Finding(Path.of("a.yaml"), 7, "the id is taken", "an id of its own"))
        .hasToString("a.yaml:7: the id is taken, an id of its own");
  }

  @Test
  void keepABoundedNumberOfFindings() {
    Findings findings = new Findings();
    for (int line = 1; line <= 2 * Findings.LIMIT; line++) {
      findings.add(new Finding(Path.of("a.yaml"), line, "wrong", "right"));
    }
    assertThat(findings.sorted()).hasSize(Findings.LIMIT);
  }

  private static int lineOf(SmallCatalog catalog, String file, String words) {
    String text = catalog.text(file);
    return (int) text.substring(0, text.indexOf(words)).lines().count();
  }
}
