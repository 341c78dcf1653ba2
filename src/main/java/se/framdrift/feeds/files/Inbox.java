package se.framdrift.feeds.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.RunFailure;

/**
 * A folder that files are put into. Links are not followed, so that nothing outside of it is read.
 *
 * @param base below which it must be; null when none may be watched
 * @param moves whether files go to {@code done/} or {@code refused/} afterwards; else all stay
 */
record Inbox(@Nullable Path base, String folder, FileNames names, boolean moves) {

  /** How long nothing must have been written to a file before it is read. */
  static final Duration QUIET = Duration.ofSeconds(5);

  /** The most files of one run. */
  static final int MOST = 1_000;

  /** A file as it was when it was looked at. */
  record Waiting(Path path, long bytes, Instant written) {

    String name() {
      return path.getFileName().toString();
    }
  }

  /**
   * The files that are ready, those written first before the others.
   *
   * @throws RunFailure when the folder cannot be read
   */
  List<Waiting> ready(Instant now) {
    Path path = path();
    List<Waiting> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Waiting waiting = look(file);
        if (waiting != null
            && names.match(waiting.name())
            && !waiting.written().isAfter(now.minus(QUIET))
            && found.size() < MOST) {
          found.add(waiting);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      throw failure("The folder " + folder + " cannot be read", e);
    }
    found.sort(Comparator.comparing(Waiting::written).thenComparing(Waiting::name));
    return found;
  }

  private Path path() {
    if (base == null) {
      throw new RunFailure("FRAMDRIFT_INBOX is not set: there is no folder that may be watched.");
    }
    try {
      Path root = base.toRealPath();
      Path path = root.resolve(folder).toRealPath();
      if (!path.startsWith(root)) {
        throw new RunFailure("The folder " + folder + " leads out of the inbox.");
      }
      return path;
    } catch (IOException e) {
      throw failure("The folder " + folder + " cannot be read", e);
    }
  }

  /** Null for what is no plain file. */
  private static @Nullable Waiting look(Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? new Waiting(file, attributes.size(), attributes.lastModifiedTime().toInstant())
          : null;
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  /**
   * The bytes of a file; empty when it is written to meanwhile, or gone.
   *
   * @throws UnreadableFile when it is too large
   * @throws RunFailure when it cannot be read
   */
  Optional<byte[]> read(Waiting waiting, Bounds bounds) {
    if (waiting.bytes() > bounds.bytes()) {
      throw new UnreadableFile(
          "The file has %,d bytes; at most %,d are taken."
              .formatted(waiting.bytes(), bounds.bytes()));
    }
    try (InputStream in = Files.newInputStream(waiting.path(), LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(bounds.bytes()));
      return waiting.equals(look(waiting.path())) ? Optional.of(bytes) : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("The file " + waiting.name() + " cannot be read", e);
    }
  }

  /** Puts a file that was taken aside, where that is wanted. */
  void done(Waiting waiting, String mark) {
    if (moves) {
      move(waiting, "done", mark);
    }
  }

  /** Puts a file that could not be taken aside, with a text that says why; where that is wanted. */
  void refused(Waiting waiting, String mark, String why) {
    if (!moves) {
      return;
    }
    Path moved = move(waiting, "refused", mark);
    try {
      Files.writeString(
          moved.resolveSibling(moved.getFileName() + ".txt"), why + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw failure("It cannot be written down why " + waiting.name() + " was refused", e);
    }
  }

  private Path move(Waiting waiting, String to, String mark) {
    try {
      Path into = Files.createDirectories(waiting.path().resolveSibling(to));
      Path target = into.resolve(waiting.name());
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        target = into.resolve(mark + "-" + waiting.name());
      }
      return Files.move(waiting.path(), target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failure("The file %s cannot be moved to %s".formatted(waiting.name(), to), e);
    }
  }

  private static RunFailure failure(String what, Exception e) {
    String why =
        switch (e) {
          case AccessDeniedException _ -> "it is not allowed";
          case NoSuchFileException _ -> "it is not there";
          default -> String.valueOf(e.getMessage());
        };
    return new RunFailure(what + ": " + why + ".", e);
  }
}
