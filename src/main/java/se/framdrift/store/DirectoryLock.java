package se.framdrift.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a data directory is in use by this process. The operating system takes the lock back
 * when the process ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {

  /** Held by this process; asked first, since closing any channel to a file frees its lock. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock or fails at once.
   *
   * @throws IOException with a message for the operator when another one holds it
   */
  static DirectoryLock take(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    if (!HELD.add(path)) {
      throw inUse(path);
    }
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw inUse(path);
      }
      return new DirectoryLock(path, channel);
    } catch (IOException e) {
      HELD.remove(path);
      throw e;
    }
  }

  private static IOException inUse(Path path) {
    return new IOException(
        "another Framdrift uses the data directory %s (it holds %s); stop it, or set FRAMDRIFT_DATA_DIR"
            .formatted(path.getParent(), path.getFileName()));
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(file);
    }
  }
}
