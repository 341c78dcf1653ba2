package se.framdrift.feeds.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.RunFailure;
import se.framdrift.model.Rejection;

/**
 * A folder whose files are taken, each once: what was taken by the same mapping is known by its
 * SHA-256. A file is read through before anything of it is handed over, so that one that cannot be
 * read to its end gives nothing.
 */
final class WatchedFolder implements PulledFeed, HandedFeed {

  /** Digests are kept in so many places, each with the newest. */
  private static final int PLACE = 3;

  private static final int OF_PLACE = 100;

  private final FileDecoder decoder;
  private final Inbox inbox;
  private final String settings;

  /**
   * @param settings what a file is read by: it is taken again when they are others
   */
  WatchedFolder(FileDecoder decoder, Inbox inbox, String settings) {
    this.decoder = decoder;
    this.inbox = inbox;
    this.settings = settings;
  }

  @Override
  public void run(Run run) {
    List<Inbox.Waiting> files = inbox.ready(run.now());
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      run.progress(i, files.size(), "files");
      try {
        take(run, files.get(i));
      } catch (FileFailure e) {
        failures.add(e.getMessage());
      }
    }
    run.progress(files.size(), files.size(), "files");
    if (!failures.isEmpty()) {
      throw new RunFailure(
          "%d of %d files: %s".formatted(failures.size(), files.size(), failures.getFirst()));
    }
  }

  private void take(Run run, Inbox.Waiting file) {
    try {
      Optional<byte[]> read = read(file);
      if (read.isEmpty()) {
        return; // still being written: the next run takes it
      }
      byte[] bytes = read.get();
      String digest = digest(bytes);
      String key = "files " + digest.substring(0, PLACE);
      List<String> known = new ArrayList<>(List.of(run.recall(key).orElse("").split(" ", -1)));
      if (!known.contains(digest)) {
        decoder.read(bytes, _ -> Thread.yield()); // others share this thread's processor
        decoder.read(
            bytes, page -> run.take(file.name(), page.format(), page.heading(), page.decoded()));
        known.addFirst(digest);
        run.keep(key, String.join(" ", known.subList(0, Math.min(OF_PLACE, known.size()))));
      }
      moved(() -> inbox.done(file, mark(file)));
    } catch (UnreadableFile e) {
      String why = String.valueOf(e.getMessage());
      Rejection whole = new Rejection(1, "", why, "a file that fits the mapping", file.name());
      run.take(file.name(), FileDecoder.CSV, null, new Decoded(List.of(), List.of(whole)));
      moved(() -> inbox.refused(file, mark(file), why));
    }
  }

  private Optional<byte[]> read(Inbox.Waiting file) {
    try {
      return inbox.read(file, Bounds.STANDARD);
    } catch (RunFailure e) {
      throw new FileFailure(e);
    }
  }

  private static void moved(Runnable move) {
    try {
      move.run();
    } catch (RunFailure e) {
      throw new FileFailure(e);
    }
  }

  /** Tells files of one name apart. */
  private static String mark(Inbox.Waiting file) {
    return file.written().toString().replaceAll("[^0-9TZ]", "");
  }

  private String digest(byte[] bytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(settings.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void read(String name, byte[] body, Consumer<Piece> pieces) {
    decoder.hand(body, pieces);
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return decoder.again(format, heading, raw);
  }

  /** One file cannot be read or moved; the others can. */
  private static final class FileFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileFailure(RunFailure cause) {
      super(cause.getMessage(), cause);
    }
  }
}
