package se.framdrift.feeds.pxweb;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.RunFailure;
import se.framdrift.feeds.reading.Fingerprint;
import se.framdrift.feeds.reading.Folder;
import se.framdrift.feeds.reading.Portions;
import se.framdrift.feeds.reading.Unreadable;

/** A table in a file below the folder of files. One that has been taken is not taken again. */
final class PxFileFeed implements PulledFeed, HandedFeed {

  private static final String TAKEN = "taken";

  private final Folder folder;
  private final String file;
  private final TableQuery query;
  private final SeriesMap map;

  PxFileFeed(Folder folder, String file, TableQuery query, SeriesMap map) {
    this.folder = folder;
    this.file = file;
    this.query = query;
    this.map = map;
  }

  @Override
  public void run(Run run) {
    byte[] bytes = folder.read(file);
    String stamp = Fingerprint.of(List.of(Fingerprint.of(bytes), query, map));
    if (stamp.equals(run.recall(TAKEN).orElse(null))) {
      return;
    }
    try {
      PxTable table = chosen(PxTables.read(bytes, map));
      Portions.take(run, file, PxWebFeed.FORMAT, null, map.decode(table));
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

  /** Takes another file of the same table. */
  @Override
  public void read(String name, byte[] body, Consumer<Piece> pieces) {
    Portions.hand(
        pieces,
        receiver ->
            receiver.accept(PxWebFeed.FORMAT, null, map.decode(chosen(PxTables.read(body, map)))));
  }

  @Override
  public boolean fetches() {
    return false;
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return map.again(raw);
  }
}
