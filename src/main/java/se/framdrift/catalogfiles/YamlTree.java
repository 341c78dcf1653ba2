package se.framdrift.catalogfiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML 1.2 file as a tree whose nodes know their lines. Takes what JSON has (YAML's JSON schema)
 * and refuses the rest: aliases, tags, several documents, duplicate keys, keys that are not text.
 *
 * @param head the first line of the file
 */
record YamlTree(Path file, String head, Node root) {

  /** The largest file that is read, in bytes. */
  static final int MAX_BYTES = 4 << 20;

  /** How deep mappings and sequences may stand in each other. */
  static final int MAX_DEPTH = 32;

  /** Reads a file; empty when it cannot be read, and then it has been found why. */
  static Optional<YamlTree> read(Path file, Findings findings) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        findings.add(new Finding(file, 1, "the file is too large", "at most 4 MiB"));
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(new YamlTree(file, text.lines().findFirst().orElse(""), parse(text)));
    } catch (CharacterCodingException _) {
      findings.add(new Finding(file, 1, "the file is not UTF-8", "text in UTF-8"));
    } catch (IOException e) {
      findings.add(new Finding(file, 1, "the file cannot be read: " + e, "a readable file"));
    } catch (YamlBuilder.Refused e) {
      findings.add(new Finding(file, e.line(), e.problem(), e.expectation()));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      findings.add(new Finding(file, line, "not YAML: " + e.getProblem(), "YAML 1.2"));
    } catch (YamlEngineException e) {
      findings.add(new Finding(file, 1, "not YAML: " + firstLine(e), "YAML 1.2"));
    }
    return Optional.empty();
  }

  private static Node parse(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_BYTES).build();
    return new YamlBuilder(new Parse(settings).parseString(text).iterator()).document();
  }

  private static String firstLine(YamlEngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }
}
