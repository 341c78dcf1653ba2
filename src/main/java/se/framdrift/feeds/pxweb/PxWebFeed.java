package se.framdrift.feeds.pxweb;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.RunFailure;
import se.framdrift.feeds.reading.Fingerprint;
import se.framdrift.feeds.reading.Portions;
import se.framdrift.feeds.reading.Unreadable;

/**
 * A table on a PxWeb server. What the server says has not been updated since it was taken whole is
 * not fetched again; a run that was cut goes on with the part that it had come to.
 */
final class PxWebFeed implements PulledFeed, HandedFeed {

  /** How a refused cell is kept. */
  static final String FORMAT = "pxweb-cell";

  private static final String TAKEN = "taken";
  private static final String REACHED = "reached";

  private final PxWebApi api;
  private final TableQuery query;
  private final SeriesMap map;
  private final @Nullable Limits ownLimits;
  private final Pause pause;

  PxWebFeed(
      PxWebApi api, TableQuery query, SeriesMap map, @Nullable Limits ownLimits, Pause pause) {
    this.api = api;
    this.query = query;
    this.map = map;
    this.ownLimits = ownLimits;
    this.pause = pause;
  }

  @Override
  public void run(Run run) {
    try {
      fetch(run);
    } catch (Unreadable e) {
      throw new RunFailure("%s: %s".formatted(api.source(), e.getMessage()), e);
    }
  }

  private void fetch(Run run) {
    Calls calls = new Calls(run, pause);
    Limits limits = ownLimits == null ? api.limits(calls) : ownLimits;
    calls.obey(limits);
    TableMeta meta = api.meta(calls);
    Map<String, List<String>> codes = query.resolved(meta, map);
    String stamp = stamp(meta, codes);
    if (stamp != null && stamp.equals(run.recall(TAKEN).orElse(null))) {
      return;
    }
    List<Map<String, List<String>>> parts = Parts.of(codes, limits.cells());
    for (int i = reached(run, stamp); i < parts.size(); i++) {
      run.progress(i, parts.size(), "calls");
      Decoded decoded = map.decode(api.data(calls, parts.get(i)));
      Portions.take(run, source(i, parts.size()), FORMAT, null, decoded);
      if (stamp != null) {
        run.keep(REACHED, stamp + " " + (i + 1));
      }
    }
    run.progress(parts.size(), parts.size(), "calls");
    if (stamp != null) {
      run.keep(TAKEN, stamp);
    }
  }

  private String source(int part, int parts) {
    return parts == 1 ? api.source() : "%s part %d of %d".formatted(api.source(), part + 1, parts);
  }

  /** What is asked for, of which version of the table and how it is read; null when unknown. */
  private @Nullable String stamp(TableMeta meta, Map<String, List<String>> codes) {
    return meta.updated() == null
        ? null
        : Fingerprint.of(List.of(Objects.requireNonNull(meta.updated()), codes, map, api));
  }

  private static int reached(Run run, @Nullable String stamp) {
    String kept = stamp == null ? "" : run.recall(REACHED).orElse("");
    return stamp != null && kept.matches("[0-9a-f]{64} [0-9]{1,6}") && kept.startsWith(stamp)
        ? Integer.parseInt(kept.substring(kept.indexOf(' ') + 1))
        : 0;
  }

  /** Takes an answer that was kept, or a PX file: all of it, whatever the query asks for. */
  @Override
  public void read(String name, byte[] body, Consumer<Piece> pieces) {
    Portions.hand(
        pieces, receiver -> receiver.accept(FORMAT, null, map.decode(PxTables.read(body, map))));
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return map.again(raw);
  }
}
