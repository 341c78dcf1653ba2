package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.problem.Problem;
import se.framdrift.web.UploadDesk;

/** Files that are sent are few, not for long, and leave nothing behind. */
class UploadsTest {

  private static final byte[] GOOD = "dag;kWh\n2025-01-01;5\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Uploads uploads;

  @BeforeEach
  void open() {
    uploads = desk();
  }

  /** Nothing here asks the street, which knows no municipality. */
  private Uploads desk() {
    return new Uploads(folder, new Pipeline(null, null, "epoch", () -> now), () -> now);
  }

  private JsonObject send(String owner) throws IOException {
    return uploads.receive(owner, "a.csv", new ByteArrayInputStream(GOOD));
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void oneHasAtMostFive() throws IOException {
    for (int i = 0; i < Uploads.MOST_OF_ONE; i++) {
      send("ada");
    }
    assertThatThrownBy(() -> send("ada"))
        .isInstanceOf(Problem.Failure.class)
        .hasMessage("You have 5 files open; remove one first.");
    send("bo");
    assertThat(files()).isEqualTo(6);
  }

  @Test
  void allHaveAtMostTwentyUntilTheirTimeIsOver() throws IOException {
    for (int i = 0; i < Uploads.MOST; i++) {
      send("owner " + i);
    }
    assertThatThrownBy(() -> send("one more")).hasMessage("Too many files are open at once.");

    now = now.plus(Uploads.LASTS).plusSeconds(1);
    send("one more");
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void aFileThatIsTooLargeIsCutOffAndLeavesNothing() throws IOException {
    assertThatThrownBy(() -> uploads.receive("ada", "endless", new Endless()))
        .isInstanceOfSatisfying(
            Problem.Failure.class,
            e ->
                assertThat(e.problem())
                    .isEqualTo(
                        new Problem.TooLarge(
                            "The file is larger than 52,428,800 bytes.", UploadDesk.MAX_BYTES)));
    assertThat(files()).isZero();
  }

  @Test
  void aFileThatIsNoTableLeavesNothing() throws IOException {
    byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);

    String id = uploads.receive("ada", "a.pdf", new ByteArrayInputStream(pdf)).getString("id");
    assertThatThrownBy(() -> uploads.guess("ada", id))
        .isInstanceOf(Problem.Failure.class)
        .hasMessageStartingWith("The file is no table");
    assertThat(files()).isZero();
  }

  @Test
  void aPreviewSaysWhatAMappingLacks() throws IOException {
    String id = send("ada").getString("id");

    assertThatThrownBy(() -> uploads.preview("ada", id, new JsonObject().put("layout", "pivot")))
        .hasMessageStartingWith("The mapping makes no sense: layout is pivot");
    assertThatThrownBy(() -> uploads.preview("bo", id, new JsonObject()))
        .hasMessageStartingWith("There is no such upload");
    JsonObject mapping =
        new JsonObject().put("series", "1441:x").put("period", "{dag}").put("value", "kWh");
    assertThat(uploads.preview("ada", id, mapping).getJsonObject("counts").getInteger("rejected"))
        .isEqualTo(1);
    assertThat(uploads.mapping("ada", id)).contains("kind: files", "series: 1441:x");
    assertThatThrownBy(() -> uploads.confirm("ada", id, "nowhere", mapping))
        .hasMessageStartingWith("There is no feed nowhere of kind files");
  }

  @Test
  void aRestartForgetsWhatWasThere() throws IOException {
    String id = send("ada").getString("id");
    assertThat(files()).isEqualTo(1);

    uploads = desk();
    assertThat(files()).isZero();
    assertThatThrownBy(() -> uploads.state("ada", id)).isInstanceOf(Problem.Failure.class);
  }

  @Test
  void closingRemovesEveryFile() throws IOException {
    send("ada");
    uploads.close();
    assertThat(files()).isZero();
  }

  /** Says nothing, for ever. */
  private static final class Endless extends InputStream {

    @Override
    public int read() {
      return ' ';
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      java.util.Arrays.fill(into, offset, offset + length, (byte) ' ');
      return length;
    }
  }
}
