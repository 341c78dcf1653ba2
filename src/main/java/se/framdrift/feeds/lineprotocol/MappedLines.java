package se.framdrift.feeds.lineprotocol;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

/** A feed that takes line protocol, as it is declared. Thread-safe. */
public final class MappedLines implements Feed {

  /** The format of a refused line; its heading says precision and time of arrival. */
  public static final String FORMAT = "line-protocol";

  /** How many measurements with tags are remembered. */
  private static final int ROUTES = 8_192;

  /** The longest measurement with tags that is remembered, in bytes. */
  private static final int MAX_REMEMBERED = 512;

  private final String id;
  private final String bucket;
  private final List<Mapping> mappings;
  private final boolean ignoring;
  private final LongAdder ignored;
  private final AtomicReferenceArray<@Nullable Route> routes = new AtomicReferenceArray<>(ROUTES);

  /**
   * @param ignoring whether points that no mapping takes are counted and forgotten; else refused
   * @param ignored counts them
   */
  MappedLines(
      String id, String bucket, List<Mapping> mappings, boolean ignoring, LongAdder ignored) {
    this.id = id;
    this.bucket = bucket;
    this.mappings = List.copyOf(mappings);
    this.ignoring = ignoring;
    this.ignored = ignored;
  }

  public String id() {
    return id;
  }

  /** The bucket or database that it listens for. */
  public String bucket() {
    return bucket;
  }

  /**
   * Reads a body.
   *
   * @param now the time of points that do not say theirs
   * @throws Problem.Failure too large, with more than {@link LineRows#MAX_POINTS} points, or more
   *     than {@link LineRows#MAX_ROWS} rows and refusals
   */
  public Decoded read(byte[] body, Precision precision, Instant now) {
    return new LineRows(this, body, precision, now).read();
  }

  /** What a refused line of such a body needs besides itself to be read again. */
  public static String heading(Precision precision, Instant now) {
    return precision.word() + " " + now;
  }

  /** A line of another format is refused. */
  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    String[] parts = (heading == null ? "" : heading).split(" ", 2);
    if (!format.equals(FORMAT) || parts.length < 2) {
      return refused(raw, "rows cannot be read again as " + format);
    }
    try {
      return read(
          raw.getBytes(StandardCharsets.UTF_8), Precision.of(parts[0]), Instant.parse(parts[1]));
    } catch (DateTimeException | Problem.Failure e) {
      return refused(raw, "nobody knows in what its timestamp is counted");
    }
  }

  private static Decoded refused(String raw, String problem) {
    return new Decoded(List.of(), List.of(new Rejection(1, "", problem, "line protocol", raw)));
  }

  /** What becomes of the point that the scanner stands at. */
  Route route(LineScanner point, byte[] bytes) {
    int from = point.from();
    int to = point.keyTo();
    if (to - from > MAX_REMEMBERED) {
      return Route.of(mappings, point, bytes);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ (hash >>> 16)) & (ROUTES - 1);
    Route known = routes.getPlain(slot); // its parts are final, so any thread sees them whole
    if (known != null && known.isOf(bytes, from, to)) {
      return known;
    }
    Route found = Route.of(mappings, point, bytes);
    routes.setPlain(slot, found);
    return found;
  }

  boolean isIgnoring() {
    return ignoring;
  }

  void ignore() {
    ignored.increment();
  }
}
