package se.framdrift.store;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked from the archive for this machine on the class path. */
final class PostgresBinaries {

  /** The major version of the programs; a data directory belongs to one. */
  static final String MAJOR = "18";

  /** Of the archive in the build; a new one is unpacked beside the old. */
  private static final String VERSION = "18.6";

  private PostgresBinaries() {}

  /**
   * The folder that holds {@code bin}, unpacked below {@code parent} unless it is there already.
   * Blocks for some seconds the first time; another process may do the same at once.
   *
   * @throws IOException also when there are no programs for this machine
   */
  static Path unpackedBelow(Path parent) throws IOException {
    Path home = parent.resolve(VERSION);
    if (Files.isDirectory(home)) {
      return home;
    }
    Files.createDirectories(parent);
    Path fresh = Files.createTempDirectory(parent, "unpacking-");
    try (InputStream archive = archive()) {
      unpack(archive, fresh);
      Files.move(fresh, home, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Folders.delete(fresh);
      if (e instanceof AtomicMoveNotSupportedException || !Files.isDirectory(home)) {
        throw e;
      }
    }
    return home;
  }

  private static InputStream archive() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String family =
        system.contains("win") && !system.contains("darwin")
            ? "Windows"
            : system.contains("mac") ? "Darwin" : "Linux";
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
          family, System.getProperty("os.arch"));
    } catch (IllegalStateException e) {
      throw new IOException(
          "no PostgreSQL for this machine is built in; set FRAMDRIFT_DATABASE_URL", e);
    }
  }

  private static void unpack(InputStream archive, Path into) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null) {
        unpack(tar, entry, into);
        entry = tar.getNextEntry();
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    Path file = into.resolve(entry.getName()).normalize();
    if (!file.startsWith(into)) {
      throw new IOException("the archive leaves its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(file, into.resolve(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      if ((entry.getMode() & 0100) != 0 && Folders.isPosix(file)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}
