package se.framdrift.catalogfiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Formula;

/** A copy of a small catalog that is as it must be, to be edited by a test. */
record SmallCatalog(Path folder) {

  private static final Path ORIGINAL = Path.of("src", "test", "resources", "catalogs", "small");

  /** Takes any formula but one with {@code ?}. */
  static final Formula.Compiler COMPILER =
      (expression, _) -> {
        if (expression.contains("?")) {
          throw new IllegalArgumentException("unexpected '?'");
        }
        return inputs -> inputs.size();
      };

  static SmallCatalog copiedTo(Path folder) {
    try (Stream<Path> files = Files.walk(ORIGINAL)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(ORIGINAL.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SmallCatalog(folder);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, String text) {
    try {
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces words that stand in a file; gives the line (from 1) of the first of them. */
  int replace(String name, String words, String by) {
    String text = text(name);
    int at = text.indexOf(words);
    if (at < 0) {
      throw new IllegalArgumentException(name + " has no " + words);
    }
    write(name, text.substring(0, at) + by + text.substring(at + words.length()));
    return (int) text.substring(0, at).lines().count()
        + (at == 0 || text.charAt(at - 1) == '\n' ? 1 : 0);
  }

  LoadedCatalogs load() {
    return load(null);
  }

  LoadedCatalogs load(@Nullable Path documents) {
    return CatalogFiles.load(
        folder.resolve("seeds"), folder.resolve("dashboards"), documents, COMPILER);
  }

  List<Finding> findings() {
    return load().findings();
  }
}
