package se.framdrift.catalogfiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts that can be read here, by the SHA-256 of their bytes: those in the folder of documents,
 * and those that lie beside a municipality's files.
 *
 * @param complete whether every document's text must be there
 */
record DocumentTexts(Map<String, NormalText> bySha256, boolean complete) {

  /** Reads the texts; {@code folder} is null when only those beside the files are there. */
  static DocumentTexts read(@Nullable Path folder, Seeds seeds, Findings findings) {
    Map<String, NormalText> texts = new HashMap<>();
    if (folder != null) {
      read(folder, texts, findings);
    }
    seeds.municipalities().forEach(town -> read(town.path(), texts, findings));
    return new DocumentTexts(texts, folder != null);
  }

  private static void read(Path folder, Map<String, NormalText> texts, Findings findings) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files =
          entries.filter(file -> file.toString().endsWith(".txt")).sorted().limit(1000).toList();
      for (Path file : files) {
        if (Files.size(file) > YamlTree.MAX_BYTES) {
          findings.add(new Finding(file, 1, "the file is too large", "at most 4 MiB"));
        } else {
          text(file, texts, findings);
        }
      }
    } catch (IOException e) {
      findings.add(new Finding(folder, 1, "the folder cannot be read: " + e, "a folder"));
    }
  }

  private static void text(Path file, Map<String, NormalText> texts, Findings findings)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      texts.put(Sha256.of(bytes), NormalText.of(text));
    } catch (CharacterCodingException _) {
      findings.add(new Finding(file, 1, "the file is not UTF-8", "text in UTF-8"));
    }
  }
}
