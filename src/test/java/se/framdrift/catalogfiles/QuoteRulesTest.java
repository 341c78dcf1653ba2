package se.framdrift.catalogfiles;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuoteRulesTest {

  private static final String COMMITMENTS = "seeds/smaby/commitments.yaml";
  private static final String DOCUMENTS = "seeds/smaby/documents.yaml";

  @TempDir private Path folder;

  @Test
  void aQuoteMayRunOverTheEndOfALine() {
    assertThat(SmallCatalog.copiedTo(folder).findings()).isEmpty();
    NormalText text = NormalText.of("Klotter tas bort inom\n\n48\u00a0timmar.\n");
    NormalText.Place place = requireNonNull(text.place("", "inom 48 timmar", "."));
    assertThat(text.linesAt(place)).containsExactly(1, 3);
  }

  @Test
  void spacesOfAllKindsAndComposedLettersCountAsTheSame() {
    NormalText text = NormalText.of("a\u030a \u202f\t\u2009o\u0308\r\n");
    assertThat(text.text()).isEqualTo("å ö");
  }

  @Test
  void wordsThatOccurTwiceDoNotAnchorAQuote() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    int line = catalog.replace(COMMITMENTS, "quote: bygga 600 nya skolplatser", "quote: ' nya '");
    catalog.replace(COMMITMENTS, "prefix: \"Vi ska \"", "prefix: \"\"");
    catalog.replace(COMMITMENTS, "suffix: \" och\"", "suffix: \"\"");
    assertThat(catalog.findings())
        .contains(
            new Finding(
                catalog.file(COMMITMENTS),
                line,
                "prefix, quote and suffix occur more than once in smaby-program",
                "words of the normalised text that occur once"));
  }

  @Test
  void linesThatSayTheyAreQuotedAreThoseOfTheWords() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace(DOCUMENTS, "quotedBy: [smaby-klotter]", "context: argument");
    assertThat(catalog.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.problem()).isEqualTo("documents.yaml has smaby-klotter at line 6");
              assertThat(finding.expectation()).isEqualTo("line 5, 6, where the words stand");
            });
  }

  @Test
  void commitmentsThatShareWordsMustSaySo() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace(COMMITMENTS, "sharesQuoteWith: [smaby-hela]", "sharesQuoteWith: []");
    catalog.replace(COMMITMENTS, "sharesQuoteWith: [smaby-trygghet]", "sharesQuoteWith: []");
    assertThat(catalog.findings())
        .extracting(Finding::problem)
        .containsExactly("smaby-trygghet and smaby-hela quote the same words");
  }

  @Test
  void commitmentsThatSayTheyShareWordsMustDoSo() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace(COMMITMENTS, "quote: trygghet i hela kommunen", "quote: i hela kommunen");
    catalog.replace(COMMITMENTS, "prefix: \"ökad \"", "prefix: \"trygghet \"");
    assertThat(catalog.findings())
        .extracting(Finding::problem)
        .containsExactly(
            "smaby-trygghet has no words in common with smaby-hela",
            "smaby-hela has no words in common with smaby-trygghet");
  }

  @Test
  void aLineWithAnotherHashIsFound() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    String text = catalog.text(DOCUMENTS);
    int at = text.indexOf("{line: 4, sha256: ") + "{line: 4, sha256: ".length();
    catalog.write(DOCUMENTS, text.substring(0, at) + "0".repeat(64) + text.substring(at + 64));
    assertThat(catalog.findings())
        .extracting(Finding::problem)
        .containsExactly("the hash of line 4 is not that of its words");
  }
}
