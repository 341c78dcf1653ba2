package se.framdrift.feeds.files;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
 * A folder whose files are taken. Those that are put aside afterwards are taken whenever they are
 * there; those that stay, once, until they, the declaration or the catalog change. A file is read
 * through before anything of it is handed over, so that one that cannot be read to its end gives
 * nothing.
 */
final class WatchedFolder implements PulledFeed, HandedFeed {

  private static final System.Logger LOG = System.getLogger(WatchedFolder.class.getName());

  private final FileDecoder decoder;
  private final Inbox inbox;
  private final SeenFiles seen;

  /**
   * @param declaration what a file is read and judged by: one that stays is taken again when it is
   *     another
   */
  WatchedFolder(FileDecoder decoder, Inbox inbox, String declaration) {
    this.decoder = decoder;
    this.inbox = inbox;
    this.seen = new SeenFiles(declaration);
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
      } catch (RunFailure e) {
        throw e; // the run is over, or nothing can be taken at all
      } catch (RuntimeException e) {
        String what = "The file %s could not be taken".formatted(files.get(i).name());
        LOG.log(Level.ERROR, what, e);
        failures.add(what + ": " + e);
      }
    }
    run.progress(files.size(), files.size(), "files");
    if (!failures.isEmpty()) {
      throw new RunFailure(
          "%d of %d files: %s".formatted(failures.size(), files.size(), failures.getFirst()));
    }
  }

  private void take(Run run, Inbox.Waiting file) {
    // of one that is too large to be read, this must do to know it again
    byte[] content = (file.bytes() + " " + file.written()).getBytes(StandardCharsets.UTF_8);
    try {
      Optional<byte[]> read = read(file);
      if (read.isEmpty()) {
        return; // still being written: the next run takes it
      }
      content = read.get();
      if (isSeen(run, file, content)) {
        return;
      }
      decoder.read(content, _ -> run.now()); // the whole file first; ends with the run
      decoder.read(
          content, page -> run.take(file.name(), page.format(), page.heading(), page.decoded()));
      moved(() -> inbox.done(file, mark(file)));
    } catch (UnreadableFile e) {
      if (isSeen(run, file, content)) {
        return;
      }
      String why = String.valueOf(e.getMessage());
      Rejection whole = new Rejection(1, "", why, "a file that fits the mapping", file.name());
      run.take(file.name(), FileDecoder.CSV, null, new Decoded(List.of(), List.of(whole)));
      moved(() -> inbox.refused(file, mark(file), why));
    }
    if (!inbox.moves()) {
      seen.add(run, seen.mark(file.name(), content));
    }
  }

  private boolean isSeen(Run run, Inbox.Waiting file, byte[] content) {
    return !inbox.moves() && seen.has(run, seen.mark(file.name(), content));
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
