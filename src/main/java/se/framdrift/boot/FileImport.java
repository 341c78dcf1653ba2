package se.framdrift.boot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.HandedFeed.Piece;
import se.framdrift.feeds.push.NdjsonPieces;
import se.framdrift.model.Delivery;
import se.framdrift.model.Rejection;
import se.framdrift.pipeline.Intake;

/**
 * Takes one file, piece by piece, and remembers after each piece how far it has come, so that the
 * same command goes on where it was stopped. Blocking.
 */
final class FileImport {

  /** Larger files are taken as lines of JSON only, which need not be held whole. */
  static final long MOST_BYTES = 512L * 1024 * 1024;

  /** Whose memory it is: a file may bring rows of several municipalities. */
  private static final String NOBODY = "0000";

  private static final String FEED = "import";

  /**
   * Under which a feed remembers the file that was under way last: its digest, and pieces taken.
   */
  private static final String KEY = "import";

  private static final int MOST_REJECTIONS = 1_000;

  /** What it needs of the world; all return when what they do is durable. */
  interface Edges {

    Intake take(Delivery delivery, Piece piece);

    Optional<String> recall(String municipality, String feed, String key);

    void keep(String municipality, String feed, Map<String, String> texts);
  }

  /** Hears how far it has come; false stops it after the piece. */
  @FunctionalInterface
  interface Progress {
    boolean goOn(long done, long total, String unit);
  }

  /**
   * What became of the rows.
   *
   * @param skipped pieces that an earlier command had taken
   * @param rejections the first thousand
   * @param whole false when it was stopped before the end
   */
  record Result(
      long accepted,
      long unchanged,
      long revised,
      long rejected,
      int skipped,
      List<Rejection> rejections,
      boolean whole) {}

  private final Edges edges;
  private final Progress progress;
  private final List<Rejection> rejections = new ArrayList<>();
  private long accepted;
  private long unchanged;
  private long revised;
  private long rejected;
  private int piece;
  private int skip;
  private long rows;
  private boolean stopped;

  FileImport(Edges edges, Progress progress) {
    this.edges = edges;
    this.progress = progress;
  }

  /** Ends the reading of a file whose import was stopped. It takes no stack trace. */
  private static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  /**
   * Takes lines of JSON of any number.
   *
   * @throws IOException when the file cannot be read
   */
  Result lines(Path file) throws IOException {
    String digest = digest(file);
    long size = Files.size(file);
    begin(NOBODY, FEED, digest);
    try (Counting in = new Counting(Files.newInputStream(file))) {
      NdjsonPieces.read(
          in,
          each -> {
            Delivery delivery =
                new Delivery(FEED, null, FEED, name(file), each.format(), each.heading());
            take(delivery, each, NOBODY, FEED, digest);
            told(in.count, size, "bytes");
          });
      edges.keep(NOBODY, FEED, Map.of(KEY, digest + " 0"));
    } catch (Stopped _) {
      stopped = true;
    }
    return result();
  }

  /**
   * Takes a file as a feed reads it.
   *
   * @param municipality whose feed it is; null for one that takes rows of all
   * @throws IOException when the file cannot be read or is larger than {@link #MOST_BYTES}
   */
  Result file(Path file, @Nullable String municipality, String id, HandedFeed feed)
      throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(
          "the file is larger than %,d bytes: cut it, or make it lines of JSON"
              .formatted(MOST_BYTES));
    }
    String owner = municipality == null ? NOBODY : municipality;
    String digest = digest(file);
    byte[] body = Files.readAllBytes(file);
    long[] total = new long[1];
    feed.read(name(file), body, each -> total[0] += each.decoded().size());
    begin(owner, id, digest);
    try {
      feed.read(
          name(file),
          body,
          each -> {
            Delivery delivery =
                new Delivery(id, municipality, id, name(file), each.format(), each.heading());
            take(delivery, each, owner, id, digest);
            told(rows, total[0], "rows");
          });
      edges.keep(owner, id, Map.of(KEY, digest + " 0"));
    } catch (Stopped _) {
      stopped = true;
    }
    return result();
  }

  /** A file that was taken whole is read from its beginning when it is given again. */
  private void begin(String municipality, String feed, String digest) {
    skip =
        edges
            .recall(municipality, feed, KEY)
            .filter(text -> text.startsWith(digest + " "))
            .map(text -> Integer.parseInt(text.substring(digest.length() + 1)))
            .orElse(0);
  }

  private void take(Delivery delivery, Piece read, String owner, String feed, String digest) {
    rows += read.decoded().size();
    if (++piece <= skip) {
      return;
    }
    Intake intake = edges.take(delivery, read);
    accepted += intake.accepted();
    unchanged += intake.unchanged();
    revised += intake.revised();
    rejected += intake.rejected().size();
    int room = Math.min(MOST_REJECTIONS - rejections.size(), intake.rejected().size());
    rejections.addAll(intake.rejected().subList(0, room));
    edges.keep(owner, feed, Map.of(KEY, digest + " " + piece));
  }

  private void told(long done, long total, String unit) {
    if (!progress.goOn(done, total, unit)) {
      throw new Stopped();
    }
  }

  private Result result() {
    return new Result(
        accepted,
        unchanged,
        revised,
        rejected,
        Math.min(skip, piece),
        List.copyOf(rejections),
        !stopped);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** A file is what it holds. */
  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = new byte[64 * 1024];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        digest.update(bytes, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Counting extends FilterInputStream {

    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
