package se.framdrift.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.RunFailure;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

class FolderTest {

  private static final String GOOD = "dag;kWh\n2025-01-01;5\n2025-01-02;x\n";
  private static final String SETTINGS =
      """
      folder: energi/skolor
      names: ["*.csv"]
      layout: rows
      series: "9999:energy-day"
      period: "{dag}"
      value: kWh
      """;

  @TempDir private Path base;
  private Path folder;
  private final MemoryRun run = new MemoryRun(Towns.NOW);

  @BeforeEach
  void makeTheFolder() throws IOException {
    folder = Files.createDirectories(base.resolve("energi/skolor"));
  }

  private PulledFeed feed(String settings) {
    return feed(settings, Towns.catalog("9999"));
  }

  private PulledFeed feed(String settings, Catalog catalog) {
    return (PulledFeed) new FilesFeed(base).open(declaration(Samples.yaml(settings), catalog));
  }

  private static FeedDeclaration declaration(JsonObject settings) {
    return declaration(settings, Towns.catalog("9999"));
  }

  private static FeedDeclaration declaration(JsonObject settings, Catalog catalog) {
    LocalizedText title = LocalizedText.same("files");
    return new FeedDeclaration(
        catalog,
        new Catalog.Feed("files", "files", title, null, null, null, null, null, settings.encode()));
  }

  private Path put(String name, String text, Instant written) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text, StandardCharsets.UTF_8);
    Files.setLastModifiedTime(file, FileTime.from(written));
    return file;
  }

  private static Instant old(int minutes) {
    return Towns.NOW.minusSeconds(60L * minutes);
  }

  private List<String> there(String below) throws IOException {
    Path path = folder.resolve(below);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(Files::isRegularFile)
          .map(each -> each.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void takesWhatIsReadyInItsOrderAndPutsItAside() throws Exception {
    put("b.csv", GOOD, old(10));
    put("a.csv", GOOD.replace(";5", ";6"), old(5));
    put("c.csv", GOOD, Towns.NOW.minusSeconds(1));
    put("note.txt", "not meant", old(10));

    feed(SETTINGS).run(run);

    assertThat(run.sources).containsExactly("b.csv", "a.csv");
    assertThat(run.facts).extracting(RawFact::value).containsExactly("5", "6");
    assertThat(run.refused).extracting(Rejection::field).containsExactly("kWh", "kWh");
    assertThat(there("done")).containsExactly("a.csv", "b.csv");
    assertThat(there("")).containsExactly("c.csv", "note.txt");
  }

  @Test
  void aCorrectionBackIsTaken() throws Exception {
    String other = GOOD.replace(";5", ";6");
    for (String text : List.of(GOOD, other, GOOD)) {
      put("a.csv", text, old(10));
      feed(SETTINGS).run(run);
    }
    for (String text : List.of(GOOD, other, GOOD)) {
      put("b.csv", text, old(10));
      feed(SETTINGS + "after: leave\n").run(run);
    }

    assertThat(run.facts).extracting(RawFact::value).containsExactly("5", "6", "5", "5", "6", "5");
  }

  @Test
  void aFileThatIsPutInAgainIsTakenAgain() throws Exception {
    put("a.csv", GOOD, old(10));
    feed(SETTINGS).run(run);
    put("a.csv", GOOD, old(9));
    feed(SETTINGS).run(run);

    assertThat(run.sources).containsExactly("a.csv", "a.csv");
    assertThat(there("done")).hasSize(2);
  }

  @Test
  void leavesFilesWhereThatIsWantedAndTakesThemOnce() throws Exception {
    put("a.csv", GOOD, old(10));
    put("b.csv", GOOD, old(9));
    feed(SETTINGS + "after: leave\n").run(run);
    feed(SETTINGS + "after: leave\n").run(run);

    assertThat(run.sources).containsExactly("a.csv", "b.csv");
    assertThat(there("")).containsExactly("a.csv", "b.csv");
  }

  @Test
  void takesFilesThatWereLeftAgainByAnotherMappingOrCatalog() throws Exception {
    String leave = SETTINGS + "after: leave\n";
    put("a.csv", GOOD, old(10));
    Catalog catalog = Towns.catalog("9999");
    Map<String, Kpi> fewer = new HashMap<>(catalog.kpis());
    fewer.remove("energy-day");

    feed(leave, with(catalog, fewer)).run(run);
    feed(leave, catalog).run(run);
    feed(leave, with(catalog, new TreeMap<>(catalog.kpis()))).run(run);
    feed(leave + "factor: 2\n", catalog).run(run);

    assertThat(run.facts).extracting(RawFact::value).containsExactly("5", "5", "10");
  }

  private static Catalog with(Catalog catalog, Map<String, Kpi> kpis) {
    return new Catalog(
        catalog.municipality(),
        kpis,
        catalog.series(),
        catalog.documents(),
        catalog.groups(),
        catalog.commitments(),
        catalog.indicators(),
        catalog.qualityNotes(),
        catalog.feeds(),
        catalog.comparisonGroups(),
        catalog.board());
  }

  @Test
  void whatIsRememberedOfFilesThatStayIsBounded() throws Exception {
    PulledFeed feed = feed(SETTINGS + "after: leave\n");
    String full = (" " + "0".repeat(16) + ":" + "0".repeat(64)).repeat(SeenFiles.OF_PLACE).strip();
    for (int i = 0; i < SeenFiles.PLACES; i++) {
      run.kept.put("left %02x".formatted(i), full); // a longer text is not kept, and fails
    }
    for (int i = 0; i < 1_000; i++) {
      put("file-" + i + ".csv", GOOD, old(10));
    }
    feed.run(run);
    feed.run(run);

    assertThat(run.sources).hasSize(1_000);
    assertThat(run.kept).hasSizeLessThanOrEqualTo(SeenFiles.PLACES);
  }

  @Test
  void aFileThatCannotBeTakenStaysTooAndIsToldOfOnce() throws Exception {
    put("other.csv", "a;b\n1;2\n", old(10));
    feed(SETTINGS + "after: leave\n").run(run);
    feed(SETTINGS + "after: leave\n").run(run);

    assertThat(run.refused).hasSize(1);
    assertThat(there("")).containsExactly("other.csv");
    assertThat(there("refused")).isEmpty();
  }

  @Test
  void aFileThatProvokesAnUnforeseenFailureDoesNotHoldUpTheOthers() throws Exception {
    put("first.csv", GOOD, old(10));
    put("second.csv", GOOD, old(5));
    run.breaking = "first.csv";

    assertThatThrownBy(() -> feed(SETTINGS).run(run))
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("1 of 2 files: The file first.csv could not be taken");
    assertThat(run.sources).containsExactly("second.csv");
    assertThat(there("")).containsExactly("first.csv");
  }

  @Test
  void aFileThatCannotBeTakenGoesAsideWithTheReason() throws Exception {
    put("other.csv", "a;b\n1;2\n", old(10));
    put("good.csv", GOOD, old(5));

    feed(SETTINGS).run(run);

    assertThat(there("refused")).containsExactly("other.csv", "other.csv.txt");
    assertThat(Files.readString(folder.resolve("refused/other.csv.txt")))
        .isEqualTo("There is no column «kWh». The columns are: a, b\n");
    assertThat(run.refused.getFirst().problem()).startsWith("There is no column «kWh».");
    assertThat(there("done")).containsExactly("good.csv");
  }

  @Test
  void aFileThatBreaksOffInTheMiddleGivesNothing() throws Exception {
    String json = "[{\"dag\":\"2025-01-01\",\"kWh\":1},{\"dag\":\"2025-01-02\",\"kW";
    put("cut.json", json, old(10));

    feed(SETTINGS.replace("*.csv", "*.json")).run(run);

    assertThat(run.facts).isEmpty();
    assertThat(there("refused")).containsExactly("cut.json", "cut.json.txt");
  }

  @Test
  void noFolderOutsideOfTheInboxIsRead() throws IOException {
    for (String name : List.of("../secret", "/etc", "a/../../b", "..", ".hidden")) {
      JsonObject settings = Samples.yaml(SETTINGS).put("folder", name);
      assertThatThrownBy(() -> new FilesFeed(base).open(declaration(settings)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("folder is " + name);
    }
    Path outside = Files.createTempDirectory("outside");
    Files.createSymbolicLink(base.resolve("link"), outside);
    assertThatThrownBy(() -> feed(SETTINGS.replace("energi/skolor", "link")).run(run))
        .isInstanceOf(RunFailure.class)
        .hasMessage("The folder link leads out of the inbox.");
    Files.delete(outside);
  }

  @Test
  void aFileCanAlsoBeHandedOver() {
    HandedFeed handed = (HandedFeed) feed(SETTINGS);
    List<RawFact> facts = new ArrayList<>();
    handed.read(
        "a.csv",
        GOOD.getBytes(StandardCharsets.UTF_8),
        piece -> facts.addAll(piece.decoded().rows()));

    assertThat(facts).extracting(RawFact::value).containsExactly("5");
    assertThatThrownBy(
            () -> handed.read("b", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8), _ -> {}))
        .isInstanceOf(Problem.Failure.class)
        .hasMessageStartingWith("There is no column «kWh».");
  }

  @Test
  void linksAreNotFollowed() throws Exception {
    Path secret = Files.writeString(base.resolve("secret.csv"), GOOD);
    Files.createSymbolicLink(folder.resolve("a.csv"), secret);

    feed(SETTINGS).run(run);

    assertThat(run.sources).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsAFailureWithWords() {
    assertThatThrownBy(() -> feed(SETTINGS.replace("skolor", "bad")).run(run))
        .isInstanceOf(RunFailure.class)
        .hasMessage("The folder energi/bad cannot be read: it is not there.");
    PulledFeed nowhere = (PulledFeed) new FilesFeed(null).open(declaration(Samples.yaml(SETTINGS)));
    assertThatThrownBy(() -> nowhere.run(run)).hasMessageStartingWith("FRAMDRIFT_INBOX is not set");
  }

  @Test
  void namesAreMatchedInBoundedTime() {
    FileNames names = FileNames.of(List.of("*a*a*a*a*a*a*a*a*b", "??.CSV"));

    assertThat(names.match("a".repeat(250))).isFalse();
    assertThat(names.match("xy.csv")).isTrue();
    assertThat(names.match(".x.csv")).isFalse();
  }
}
