package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.disclosure.Cell;
import se.framdrift.disclosure.Part;
import se.framdrift.disclosure.Release;
import se.framdrift.disclosure.Releases;
import se.framdrift.model.Delivery;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.store.Database;
import se.framdrift.store.Leases;
import se.framdrift.store.OutsideWaves;

/**
 * Brings what may be shown of answers and cases into the ledger, every so many minutes of
 * PostgreSQL's clock. Several nodes may do so at once: a wave is decided under the lock of its
 * feed, and the same cells a second time are unchanged.
 */
final class OutsideReleases {

  private static final System.Logger LOG = System.getLogger(OutsideReleases.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final String EVERY = "PT15M";

  private final Outside outside;
  private final Pipeline pipeline;
  private final Leases leases;
  private final Map<String, Long> slots = new HashMap<>();
  private final AtomicBoolean running = new AtomicBoolean();

  OutsideReleases(Outside outside, Pipeline pipeline, Database database) {
    this.outside = outside;
    this.pipeline = pipeline;
    this.leases = new Leases(database, UUID.randomUUID().toString(), LEASE);
  }

  /** Its timer ends with Vert.x. */
  void begin(Vertx vertx) {
    vertx.setPeriodic(LOOK.toMillis(), _ -> Thread.ofVirtual().name("releases").start(this::look));
  }

  /** Looks whether the minute of a release has come. Blocking. */
  void look() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      Instant now = outside.now().await();
      outside.declared().forEach(each -> look(each, now));
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      LOG.log(Level.WARNING, "Answers and cases could not be released; it is tried again", e);
    } finally {
      running.set(false);
    }
  }

  /** What goes wrong with one feed does not hold the others up. */
  private void look(Outside.Declared declared, Instant now) {
    String name = declared.municipality() + " " + declared.id();
    try {
      long slot = now.getEpochSecond() / every(declared).toSeconds();
      if (!Objects.equals(slots.get(name), slot)) {
        leased(declared, now.truncatedTo(ChronoUnit.MINUTES));
        slots.put(name, slot);
      }
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      LOG.log(Level.WARNING, "Nothing could be released of " + name + "; it is tried again", e);
    }
  }

  /** While another node is at it there is nothing to do here. */
  private void leased(Outside.Declared declared, Instant now) {
    String name = "releases " + declared.municipality() + " " + declared.id();
    if (leases.take(name).await()) {
      try {
        release(declared, now);
      } finally {
        leases.release(name).await();
      }
    }
  }

  private static Duration every(Outside.Declared declared) {
    return Duration.parse(declared.declaration().settings().getString("every", EVERY));
  }

  /** Releases what may be released of one feed. Blocking. */
  void release(Outside.Declared declared, Instant now) {
    OutsideWaves waves = outside.waves();
    for (String wave : waves.due(declared.municipality(), declared.id(), now).await()) {
      List<Cell> cells = step(declared, wave, now).await();
      if (!cells.isEmpty()) { // what was pending went first; now what has changed since
        step(declared, wave, now).await();
      }
    }
  }

  private Future<List<Cell>> step(Outside.Declared declared, String wave, Instant now) {
    OutsideWaves waves = outside.waves();
    return waves
        .release(
            declared.municipality(),
            declared.id(),
            wave,
            now,
            held -> decide(declared, Period.parse(wave), held, now))
        .compose(
            cells ->
                cells.isEmpty()
                    ? Future.succeededFuture(cells)
                    : send(declared, cells)
                        .compose(
                            _ -> waves.sent(declared.municipality(), declared.id(), wave, cells))
                        .map(cells));
  }

  private Future<Intake> send(Outside.Declared declared, List<Cell> cells) {
    List<RawFact> rows =
        IntStream.range(0, cells.size()).mapToObj(i -> cells.get(i).row(i + 1)).toList();
    return pipeline
        .take(Delivery.ofFeed(declared.id()).of(declared.municipality()), rows, List.of())
        .onSuccess(
            intake -> {
              if (!intake.rejected().isEmpty()) {
                LOG.log(
                    Level.WARNING,
                    "{0} cells of {1} do not fit the catalog; see its quarantine",
                    intake.rejected().size(),
                    declared.id());
              }
            });
  }

  private static OutsideWaves.Decision decide(
      Outside.Declared declared, Period wave, OutsideWaves.Held held, Instant now) {
    boolean over = !wave.end().isAfter(now);
    List<Part> parts =
        held.rows().stream()
            .map(row -> new Part(declared.feed().contributions(row.content(), now), row.mark()))
            .toList();
    Optional<Release> release =
        Releases.next(declared.feed().plan(), wave, over, held.standing(), parts, held.gone());
    return new OutsideWaves.Decision(release, again(declared, wave, held, now));
  }

  private static @Nullable Instant again(
      Outside.Declared declared, Period wave, OutsideWaves.Held held, Instant now) {
    return Stream.concat(
            Stream.of(wave.end()).filter(end -> end.isAfter(now)),
            held.rows().stream()
                .map(row -> declared.feed().changes(row.content(), now))
                .filter(Objects::nonNull))
        .min(Instant::compareTo)
        .orElse(null);
  }
}
