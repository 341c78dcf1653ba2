package se.framdrift.feeds.pxweb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.RunFailure;
import se.framdrift.feeds.reading.Fingerprint;
import se.framdrift.feeds.reading.Unreadable;

/** A table in a file below the folder of files. One that has been taken is not taken again. */
final class PxFileFeed implements PulledFeed {

  /** The largest file that is read, in bytes. */
  static final int MAX_BYTES = 64 << 20;

  private static final String TAKEN = "taken";

  private final Path folder;
  private final String file;
  private final TableQuery query;
  private final SeriesMap map;

  PxFileFeed(Path folder, String file, TableQuery query, SeriesMap map) {
    this.folder = folder;
    this.file = file;
    this.query = query;
    this.map = map;
  }

  @Override
  public void run(Run run) {
    byte[] bytes = bytes();
    String stamp = Fingerprint.of(List.of(Fingerprint.of(bytes), query, map));
    if (stamp.equals(run.recall(TAKEN).orElse(null))) {
      return;
    }
    try {
      run.take(file, PxWebFeed.FORMAT, null, map.decode(chosen(PxTables.read(bytes, map))));
    } catch (Unreadable e) {
      throw new RunFailure("%s: %s".formatted(file, e.getMessage()), e);
    }
    run.keep(TAKEN, stamp);
  }

  /** What the query asks for, of what the file has. */
  private PxTable chosen(PxTable table) {
    TableMeta meta =
        new TableMeta(
            table.variables().stream()
                .map(each -> new TableMeta.Choice(each.code(), each.codes(), false))
                .toList(),
            null);
    Map<String, Set<String>> chosen = new LinkedHashMap<>();
    query.resolved(meta, map).forEach((code, codes) -> chosen.put(code, new HashSet<>(codes)));
    return table.only(chosen);
  }

  private byte[] bytes() {
    try {
      Path real = folder.resolve(file).toRealPath();
      if (!real.startsWith(folder.toRealPath())) {
        throw new RunFailure("%s leads out of the folder of files".formatted(file));
      }
      long size = Files.size(real);
      if (size > MAX_BYTES) {
        throw new RunFailure("%s has %,d bytes; at most %,d".formatted(file, size, MAX_BYTES));
      }
      return Files.readAllBytes(real);
    } catch (IOException e) {
      throw new RunFailure("%s cannot be read in the folder of files".formatted(file), e);
    }
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return map.again(raw);
  }
}
