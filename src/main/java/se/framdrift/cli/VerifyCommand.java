package se.framdrift.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.verify.Checked;
import se.framdrift.verify.Formulas;
import se.framdrift.verify.Verification;

/**
 * {@code framdrift verify}: judges a commitment again from its proof alone.
 *
 * @param documents folder of the documents' texts, null when they are not there
 */
public record VerifyCommand(Formulas formulas, @Nullable Path documents) {

  /** The longest proof that is read, in bytes. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  /** Without these it is no proof: what is left out cannot be checked. */
  private static final List<String> REQUIRED =
      List.of(
          "municipality",
          "document",
          "item",
          "statedTargets",
          "statements",
          "ruleVersion",
          "judgedAt",
          "position");

  /** The most documents that are looked at. */
  private static final int MAX_DOCUMENTS = 200;

  /**
   * Prints a line for each thing that was checked.
   *
   * @param file a path, or {@code -} for {@code input}
   * @return exit code: 0 all the same, 1 something is different, 2 not readable
   */
  public int verify(String file, InputStream input, PrintStream out, PrintStream problems) {
    List<Checked> checked;
    try {
      byte[] bytes = file.equals("-") ? input.readNBytes(MAX_BYTES + 1) : read(Path.of(file));
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException("longer than " + MAX_BYTES + " bytes");
      }
      JsonObject proof = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
      if (proof.getJsonObject("commitment") == null || proof.getJsonArray("indicators") == null) {
        throw new IllegalArgumentException("no commitment with indicators");
      }
      for (String name : REQUIRED) {
        if (!proof.containsKey(name)) {
          throw new IllegalArgumentException("it lacks " + name);
        }
      }
      checked = new Verification(formulas, texts()).of(proof);
    } catch (IOException | RuntimeException e) { // a file may hold anything
      problems.println("framdrift: %s is no proof that can be read: %s".formatted(file, e));
      return 2;
    }
    checked.forEach(out::println);
    long different =
        checked.stream().filter(each -> each.result() == Checked.Result.DIFFERENT).count();
    out.println(
        different == 0
            ? "the proof holds"
            : "%d of %d checks are different".formatted(different, checked.size()));
    return different == 0 ? 0 : 1;
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(MAX_BYTES + 1);
    }
  }

  private List<byte[]> texts() throws IOException {
    List<byte[]> texts = new ArrayList<>();
    if (documents != null) {
      try (Stream<Path> files = Files.walk(documents)) {
        for (Path file :
            files.filter(Files::isRegularFile).sorted().limit(MAX_DOCUMENTS).toList()) {
          texts.add(read(file));
        }
      }
    }
    return texts;
  }
}
