package se.framdrift.boot;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.framdrift.catalogfiles.LoadedCatalogs;

/**
 * Sees that files of the catalog have changed, reads them all, and hands the new catalogs over. An
 * invalid catalog is refused whole and logged once; the old one stays. It looks every two seconds,
 * away from the event loops, and takes a change when nothing has changed since the look before, so
 * that a copy under way is not read half.
 */
final class CatalogWatch {

  private static final System.Logger LOG = System.getLogger(CatalogWatch.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** Bundled figures and quoted documents are no part of the catalog. */
  private static final int DEPTH = 2;

  private static final int MOST_FILES = 5_000;

  /** A file of the catalog as it was when it was looked at. */
  private record Seen(Path path, long size, long modifiedMillis) {}

  private final List<Path> folders;
  private final Supplier<LoadedCatalogs> load;
  private final Consumer<LoadedCatalogs> changed;
  private List<Seen> taken;
  private List<Seen> last;
  private final AtomicBoolean looking = new AtomicBoolean();

  /**
   * Remembers how the files are now.
   *
   * @param load reads everything; throws {@link StartFailure} with words when it is not valid
   * @param changed takes catalogs that differ from the ones before; blocking, on a virtual thread
   */
  CatalogWatch(
      List<Path> folders, Supplier<LoadedCatalogs> load, Consumer<LoadedCatalogs> changed) {
    this.folders = List.copyOf(folders);
    this.load = load;
    this.changed = changed;
    this.taken = files();
    this.last = taken;
  }

  /** Begins to look; its timer ends with Vert.x. */
  void begin(Vertx vertx) {
    vertx.setPeriodic(
        LOOK.toMillis(),
        _ -> {
          if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("catalog").start(this::lookOnce);
          }
        });
  }

  private void lookOnce() {
    try {
      look();
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      LOG.log(Level.WARNING, "The changed catalog could not be taken", e);
    } finally {
      looking.set(false);
    }
  }

  /** One look; what it finds is taken at the second look at the same files. */
  void look() {
    List<Seen> now = files();
    boolean settled = now.equals(last);
    last = now;
    if (!settled || now.equals(taken)) {
      return;
    }
    try {
      LoadedCatalogs loaded = load.get();
      changed.accept(loaded);
      taken = now;
      LOG.log(Level.INFO, "The catalog has changed and is in force");
    } catch (StartFailure e) {
      taken = now; // the same files are not tried again
      LOG.log(
          Level.ERROR, "The changed catalog is not taken; the old one stays: " + e.getMessage());
    }
  }

  private List<Seen> files() {
    List<Seen> seen = new ArrayList<>();
    for (Path folder : folders.stream().filter(Files::isDirectory).toList()) {
      try (Stream<Path> found = Files.find(folder, DEPTH, CatalogWatch::isYaml)) {
        found.sorted().limit(MOST_FILES).forEach(path -> seen.add(seen(path)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return seen;
  }

  private static boolean isYaml(Path path, BasicFileAttributes attributes) {
    return attributes.isRegularFile() && path.toString().endsWith(".yaml");
  }

  private static Seen seen(Path path) {
    try {
      return new Seen(path, Files.size(path), Files.getLastModifiedTime(path).toMillis());
    } catch (IOException _) {
      return new Seen(path, -1, -1); // it went away between two looks
    }
  }
}
