package se.framdrift.feeds.files;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;

/** Real files, their mappings, and what becomes of them. */
final class Samples {

  /** What was found in a file. */
  record Found(FileDecoder.Summary summary, List<RawFact> facts, List<Rejection> refused) {}

  private Samples() {}

  static byte[] file(String name) {
    try (InputStream in =
        Objects.requireNonNull(Samples.class.getResourceAsStream("/data/" + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject settings(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            Samples.class.getResourceAsStream("/mappings/" + name + ".yaml"), name)) {
      return yaml(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static JsonObject yaml(String text) {
    return new JsonObject(
        (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  static Mapping mapping(String name) {
    return MappingReader.read(settings(name));
  }

  static Found read(byte[] file, Mapping mapping) {
    return read(file, mapping, Bounds.STANDARD);
  }

  static Found read(byte[] file, Mapping mapping, Bounds bounds) {
    List<RawFact> facts = new ArrayList<>();
    List<Rejection> refused = new ArrayList<>();
    FileDecoder.Summary summary =
        new FileDecoder(mapping, bounds)
            .read(
                file,
                page -> {
                  facts.addAll(page.decoded().rows());
                  refused.addAll(page.decoded().undecodable());
                });
    return new Found(summary, facts, refused);
  }

  static Found read(String text, String yaml) {
    return read(text.getBytes(StandardCharsets.UTF_8), MappingReader.read(yaml(yaml)));
  }
}
