package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTreeTest {

  @TempDir private Path folder;

  @Test
  void knowsTheLineOfEachValue() throws IOException {
    Node root = read("a: 1\nb:\n  - x\n  - {c: y,\n     d: z}\n");
    assertThat(root.get("b").items().get(0).line()).isEqualTo(3);
    assertThat(root.get("b").items().get(1).get("d").line()).isEqualTo(5);
    assertThat(root.lineOf("b")).isEqualTo(2);
  }

  @Test
  void takesCodesAndDaysAsText() throws IOException {
    Node root = read("code: 0586\nquoted: \"1441\"\nday: 2022-10-15\nnorwegian: no\nhalf: 0.5\n");
    assertThat(root.get("code").text()).isEqualTo("0586");
    assertThat(root.get("quoted").text()).isEqualTo("1441");
    assertThat(root.get("day").text()).isEqualTo("2022-10-15");
    assertThat(root.get("norwegian").text()).isEqualTo("no");
    assertThat(root.get("half").number()).isEqualTo(0.5);
  }

  @Test
  void refusesDuplicateKeys() throws IOException {
    assertThat(refused("a: 1\nb: 2\na: 3\n")).isEqualTo("3: duplicate key \"a\"");
  }

  @Test
  void refusesAnchorsAndAliases() throws IOException {
    assertThat(refused("a: &x [1]\nb: *x\n")).isEqualTo("1: an anchor or alias");
  }

  @Test
  void refusesTags() throws IOException {
    assertThat(refused("a: !!binary aGVq\n")).isEqualTo("1: a tag");
  }

  @Test
  void refusesSeveralDocuments() throws IOException {
    assertThat(refused("a: 1\n---\nb: 2\n")).isEqualTo("2: a second document begins");
  }

  @Test
  void refusesKeysThatAreNotText() throws IOException {
    assertThat(refused("a: 1\n? [b]\n: 2\n")).isEqualTo("2: a key that is not text");
  }

  @Test
  void refusesDepthWithoutExhaustingTheStack() throws IOException {
    assertThat(refused("[".repeat(100_000))).isEqualTo("1: nested too deeply");
    read("[".repeat(YamlTree.MAX_DEPTH) + "]".repeat(YamlTree.MAX_DEPTH));
  }

  @Test
  void refusesFilesThatAreTooLarge() throws IOException {
    assertThat(refused("a: " + "x".repeat(YamlTree.MAX_BYTES)))
        .isEqualTo("1: the file is too large");
  }

  @Test
  void refusesNumbersThatAreNotFinite() throws IOException {
    assertThat(refused("a: .inf\n")).startsWith("1: not a");
    assertThat(refused("a: 1e999\n")).isEqualTo("1: not a finite number: 1e999");
  }

  @Test
  void saysWhereTextIsNoYaml() throws IOException {
    assertThat(refused("a: 1\nb: [1, 2\nc: 3\n")).startsWith("3: not YAML: ");
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    Path file =
        Files.write(folder.resolve("a.yaml"), "a: å\n".getBytes(StandardCharsets.ISO_8859_1));
    Findings findings = new Findings();
    assertThat(YamlTree.read(file, findings)).isEmpty();
    assertThat(findings.sorted())
        .extracting(Finding::problem)
        .containsExactly("the file is not UTF-8");
  }

  private Node read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), text);
    return YamlTree.read(file, new Findings()).orElseThrow().root();
  }

  private String refused(String text) throws IOException {
    Findings findings = new Findings();
    Path file = Files.writeString(folder.resolve("a.yaml"), text);
    assertThat(YamlTree.read(file, findings)).isEmpty();
    Finding found = findings.sorted().getFirst();
    return found.line() + ": " + found.problem();
  }
}
