package se.framdrift.boot;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.files.FileDecoder;
import se.framdrift.feeds.files.FilesJson;
import se.framdrift.feeds.files.Guesser;
import se.framdrift.feeds.files.Mapping;
import se.framdrift.feeds.files.MappingReader;
import se.framdrift.feeds.files.Preview;
import se.framdrift.feeds.files.UnreadableFile;
import se.framdrift.model.Delivery;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.problem.Problem;
import se.framdrift.validate.Validation;
import se.framdrift.web.UploadDesk;

/**
 * Files that are looked at before their rows are taken. They lie in a folder of the data directory,
 * few and not for long; a restart forgets them. Thread-safe.
 */
final class Uploads implements UploadDesk, AutoCloseable {

  /** The feed of rows for which no feed is declared. */
  static final String FEED = "upload";

  static final int MOST = 20;
  static final int MOST_OF_ONE = 5;
  static final Duration LASTS = Duration.ofHours(2);

  private static final System.Logger LOG = System.getLogger(Uploads.class.getName());
  private static final Duration RETRY = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path folder;
  private final Pipeline pipeline;
  private final InstantSource clock;
  private final Validation validation;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Upload> uploads = new LinkedHashMap<>();
  private volatile boolean closed;

  /**
   * @param folder made when it is needed; what lies in it from before is removed
   */
  Uploads(Path folder, Pipeline pipeline, InstantSource clock) {
    this.folder = folder;
    this.pipeline = pipeline;
    this.clock = clock;
    this.validation = new Validation(pipeline::catalog);
    clear();
  }

  private void clear() {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> old = Files.list(folder)) {
        old.forEach(Uploads::delete);
      } catch (IOException e) {
        LOG.log(Level.WARNING, "Old uploads cannot be removed", e);
      }
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "An upload cannot be removed: " + path.getFileName(), e);
    }
  }

  @Override
  public JsonObject receive(String owner, String name, InputStream body) throws IOException {
    String id = begin(owner);
    Path path = folder.resolve(id);
    boolean kept = false;
    try {
      Files.createDirectories(folder);
      long bytes = store(body, path);
      Upload upload = new Upload(id, owner, name, path, bytes, clock.instant().plus(LASTS));
      synchronized (uploads) {
        uploads.put(id, upload);
      }
      kept = true;
      return upload.json();
    } finally {
      if (!kept) {
        delete(path);
      }
    }
  }

  @Override
  public JsonObject guess(String owner, String id) {
    Upload upload = find(owner, id);
    try {
      return upload.json().put("guess", FilesJson.guess(Guesser.of(bytes(upload))));
    } catch (RuntimeException e) {
      synchronized (uploads) {
        forget(upload);
      }
      throw e instanceof UnreadableFile unreadable ? invalid(unreadable) : e;
    }
  }

  private String begin(String owner) {
    synchronized (uploads) {
      List<Upload> over =
          uploads.values().stream()
              .filter(each -> !each.isBusy() && each.until().isBefore(clock.instant()))
              .toList();
      over.forEach(this::forget);
      long own = uploads.values().stream().filter(each -> each.owner().equals(owner)).count();
      if (own >= MOST_OF_ONE || uploads.size() >= MOST) {
        throw new Problem.Unavailable(
                own >= MOST_OF_ONE
                    ? "You have %d files open; remove one first.".formatted(own)
                    : "Too many files are open at once.",
                RETRY)
            .asFailure();
      }
    }
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void forget(Upload upload) {
    uploads.remove(upload.id());
    delete(upload.path());
  }

  private static long store(InputStream body, Path path) throws IOException {
    long bytes = 0;
    byte[] buffer = new byte[16_384];
    try (OutputStream out = Files.newOutputStream(path)) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes += read;
        if (bytes > MAX_BYTES) {
          throw new Problem.TooLarge(
                  "The file is larger than %,d bytes.".formatted(MAX_BYTES), MAX_BYTES)
              .asFailure();
        }
        out.write(buffer, 0, read);
      }
    }
    return bytes;
  }

  private Upload find(String owner, String id) {
    synchronized (uploads) {
      Upload upload = uploads.get(id);
      if (upload == null || !upload.owner().equals(owner)) {
        throw new Problem.NotFound("There is no such upload; it may be over. Send the file again.")
            .asFailure();
      }
      return upload;
    }
  }

  @Override
  public JsonObject state(String owner, String id) {
    return find(owner, id).json();
  }

  @Override
  public JsonObject preview(String owner, String id, JsonObject settings) {
    Upload upload = find(owner, id);
    Mapping mapping = mapping(settings);
    Instant now = clock.instant();
    try {
      Preview preview =
          Preview.of(
              bytes(upload),
              mapping,
              raw -> validation.check(raw, now),
              new KnownFigures(pipeline)::outcomes);
      upload.looked(settings, preview.counts().rows());
      return FilesJson.preview(preview);
    } catch (UnreadableFile e) {
      throw invalid(e);
    }
  }

  private static Mapping mapping(JsonObject settings) {
    try {
      return MappingReader.read(settings);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("The mapping makes no sense: " + e.getMessage(), List.of())
          .asFailure();
    }
  }

  private static Problem.Failure invalid(UnreadableFile e) {
    return new Problem.Invalid(String.valueOf(e.getMessage()), List.of()).asFailure();
  }

  private static byte[] bytes(Upload upload) {
    try {
      return Files.readAllBytes(upload.path());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "An upload cannot be read", e);
      throw new Problem.NotFound("The file is no longer there. Send it again.").asFailure();
    }
  }

  @Override
  public JsonObject confirm(String owner, String id, String feed, JsonObject settings) {
    Upload upload = find(owner, id);
    Mapping mapping = mapping(settings);
    String municipality = municipality(feed);
    byte[] bytes = bytes(upload);
    int rows;
    try {
      rows = new FileDecoder(mapping).read(bytes, _ -> {}).rows();
    } catch (UnreadableFile e) {
      throw invalid(e);
    }
    upload.looked(settings, rows);
    if (!upload.begin(feed)) {
      throw new Problem.Invalid("Its rows are being taken already.", List.of()).asFailure();
    }
    Thread.ofPlatform()
        .name("upload " + id)
        .daemon()
        .start(() -> take(upload, mapping, bytes, municipality));
    return upload.json();
  }

  /** Whose feed it is; null for rows of which only their series says it. */
  private @Nullable String municipality(String feed) {
    if (feed.equals(FEED)) {
      return null;
    }
    for (String code : pipeline.municipalities()) {
      Optional<Catalog> catalog = pipeline.catalog(code);
      if (catalog.isPresent()
          && catalog.get().feeds().stream()
              .anyMatch(each -> each.id().equals(feed) && each.kind().equals("files"))) {
        return code;
      }
    }
    throw new Problem.Invalid(
            "There is no feed %s of kind files; without one, say %s.".formatted(feed, FEED),
            List.of())
        .asFailure();
  }

  private void take(Upload upload, Mapping mapping, byte[] bytes, @Nullable String municipality) {
    try {
      new FileDecoder(mapping)
          .read(
              bytes,
              page -> {
                Delivery delivery =
                    new Delivery(
                        upload.feed(),
                        municipality,
                        upload.feed(),
                        upload.name(),
                        page.format(),
                        page.heading());
                upload.took(page.rows(), insisting(delivery, page));
              });
      upload.done();
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      LOG.log(Level.WARNING, "An upload could not be taken to its end", e);
      upload.failed(
          e instanceof Problem.Failure failure
              ? failure.problem().detail()
              : "The rows could not be taken to the end. Those that are counted are durable; confirm"
                  + " again to take the rest.");
    }
  }

  /** Waits and sends again while the ledger is busy or away, for some minutes. */
  private Intake insisting(Delivery delivery, FileDecoder.Page page) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return pipeline.take(delivery, page.decoded().rows(), page.decoded().undecodable()).await();
      } catch (Problem.Failure e) {
        if (!(e.problem() instanceof Problem.Unavailable away)
            || System.nanoTime() > end
            || closed) {
          throw e;
        }
        java.util.concurrent.locks.LockSupport.parkNanos(away.retryAfter().toNanos());
      }
    }
  }

  @Override
  public String mapping(String owner, String id) {
    Upload upload = find(owner, id);
    JsonObject mapping = upload.mapping();
    if (mapping == null) {
      throw new Problem.NotFound("No mapping of this file has been looked at yet.").asFailure();
    }
    return FilesJson.yaml(upload.feed().isEmpty() ? FEED : upload.feed(), mapping);
  }

  @Override
  public void remove(String owner, String id) {
    Upload upload = find(owner, id);
    if (upload.isBusy()) {
      throw new Problem.Invalid("Its rows are being taken; wait for the end.", List.of())
          .asFailure();
    }
    synchronized (uploads) {
      forget(upload);
    }
  }

  /** Removes every file. */
  @Override
  public void close() {
    closed = true;
    List<Upload> all;
    synchronized (uploads) {
      all = new ArrayList<>(uploads.values());
      uploads.clear();
    }
    all.forEach(upload -> delete(upload.path()));
  }
}
