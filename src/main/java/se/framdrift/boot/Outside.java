package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.disclosure.CellState;
import se.framdrift.disclosure.Rounded;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.OutsideFeed;
import se.framdrift.feeds.cases.CaseFeed;
import se.framdrift.feeds.cases.Cases;
import se.framdrift.feeds.surveys.SurveyFeed;
import se.framdrift.feeds.surveys.Surveys;
import se.framdrift.model.Delivery;
import se.framdrift.model.Outcome;
import se.framdrift.model.Outside.Step;
import se.framdrift.model.Rejection;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.problem.Problem;
import se.framdrift.store.Database;
import se.framdrift.store.OutsideKey;
import se.framdrift.store.OutsideRows;
import se.framdrift.store.OutsideWaves;
import se.framdrift.store.Quarantine;
import se.framdrift.web.OutsideRoutes;

/** Takes what stays outside the ledger: answers to surveys, and cases. Thread-safe. */
final class Outside {

  /** A declared feed of this sort. */
  record Declared(FeedDeclaration declaration, OutsideFeed feed) {

    String municipality() {
      return declaration.municipality();
    }

    String id() {
      return declaration.id();
    }

    String kind() {
      return declaration.feed().kind();
    }
  }

  private static final Duration RETRY = Duration.ofMinutes(10);

  private final Vertx vertx;
  private final Database database;
  private final Pipeline pipeline;
  private final OutsideKey key;
  private final OutsideRows rows;
  private final OutsideWaves waves;
  private final Quarantine quarantine;
  private final Supplier<Future<Instant>> now;
  private final ConcurrentMap<Catalog.Feed, OutsideFeed> open = new ConcurrentHashMap<>();
  private volatile boolean keyFits;

  Outside(
      Vertx vertx,
      Database database,
      Pipeline pipeline,
      OutsideKey key,
      Supplier<Future<Instant>> now) {
    this.vertx = vertx;
    this.database = database;
    this.pipeline = pipeline;
    this.key = key;
    this.rows = new OutsideRows(database, key);
    this.waves = new OutsideWaves(database);
    this.quarantine = new Quarantine(database);
    this.now = now;
  }

  /** What the routes are handed. */
  OutsideRoutes.Outside routes() {
    return new OutsideRoutes.Outside(
        (feed, sent) -> take(Surveys.NAME, feed, sent),
        (feed, sent) -> take(Cases.NAME, feed, sent),
        (feed, id) -> delete(Surveys.NAME, feed, id),
        (feed, id) -> delete(Cases.NAME, feed, id),
        this::surveys,
        this::releases);
  }

  /** The feeds of this sort in the catalogs in force. */
  List<Declared> declared() {
    List<Declared> all = new ArrayList<>();
    for (String municipality : pipeline.municipalities()) {
      pipeline
          .catalog(municipality)
          .ifPresent(
              catalog ->
                  catalog.feeds().stream()
                      .filter(
                          each ->
                              each.kind().equals(Surveys.NAME) || each.kind().equals(Cases.NAME))
                      .map(each -> new FeedDeclaration(catalog, each))
                      .forEach(each -> all.add(new Declared(each, opened(each)))));
    }
    return all;
  }

  private OutsideFeed opened(FeedDeclaration declaration) {
    return open.computeIfAbsent(
        declaration.feed(),
        feed ->
            feed.kind().equals(Surveys.NAME)
                ? new SurveyFeed(declaration)
                : new CaseFeed(declaration));
  }

  private Declared wanted(String kind, @Nullable String feed) {
    List<Declared> found =
        declared().stream()
            .filter(each -> each.kind().equals(kind))
            .filter(each -> feed == null || each.id().equals(feed))
            .toList();
    if (found.size() > 1) {
      throw new Problem.Malformed(
              "There are several feeds of cases; say in feed which one is meant. Nothing was taken.")
          .asFailure();
    }
    return found.stream()
        .findFirst()
        .orElseThrow(
            () -> new Problem.NotFound("No feed of kind " + kind + " has this id.").asFailure());
  }

  private Future<Void> keyed() {
    if (keyFits) {
      return Future.succeededFuture();
    }
    return key.fits(database)
        .map(
            fits -> {
              keyFits = fits;
              if (!fits) {
                throw new Problem.Unavailable(
                        "This node has no key, or another than the one with which the database's"
                            + " ids are hashed. Give all nodes the same FRAMDRIFT_OUTSIDE_KEY.",
                        RETRY)
                    .asFailure();
              }
              return fits;
            })
        .mapEmpty();
  }

  private Future<Intake> take(String kind, @Nullable String feed, List<@Nullable Object> sent) {
    Declared declared = wanted(kind, feed);
    return keyed()
        .compose(_ -> now.get())
        .compose(moment -> read(declared, sent, moment))
        .compose(
            read -> {
              List<Rejection> refused = new ArrayList<>(read.refused());
              Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
              return stored(declared, read.steps(), 0, counts, refused)
                  .compose(_ -> refuse(declared, refused))
                  .map(_ -> intake(counts, refused));
            });
  }

  /** Away from the event loops, which serve others meanwhile. */
  @SuppressWarnings("NullAway") // what is read is never null
  private Future<OutsideFeed.Read> read(
      Declared declared, List<@Nullable Object> sent, Instant moment) {
    return vertx.executeBlocking(() -> declared.feed().read(sent, moment), false);
  }

  private Future<Void> stored(
      Declared declared,
      List<Step> steps,
      int from,
      Map<Outcome, Integer> counts,
      List<Rejection> refused) {
    if (from >= steps.size()) {
      return Future.succeededFuture();
    }
    int to = Math.min(steps.size(), from + OutsideRows.MAX_STEPS);
    return rows.take(declared.municipality(), declared.id(), steps.subList(from, to))
        .compose(
            taken -> {
              taken.outcomes().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
              refused.addAll(taken.refused());
              return stored(declared, steps, to, counts, refused);
            });
  }

  /** Keeps the words, and nothing of the rows. */
  private Future<Void> refuse(Declared declared, List<Rejection> refused) {
    refused.sort(java.util.Comparator.comparingInt(Rejection::row));
    return quarantine.add(
        Delivery.ofFeed(declared.id()).of(declared.municipality()), List.copyOf(refused));
  }

  private static Intake intake(Map<Outcome, Integer> counts, List<Rejection> refused) {
    return new Intake(
        counts.getOrDefault(Outcome.ACCEPTED, 0),
        counts.getOrDefault(Outcome.UNCHANGED, 0),
        counts.getOrDefault(Outcome.REVISED, 0),
        refused,
        new TreeMap<>());
  }

  private Future<Boolean> delete(String kind, @Nullable String feed, String id) {
    Declared declared = wanted(kind, feed);
    return keyed().compose(_ -> rows.delete(declared.municipality(), declared.id(), id));
  }

  private Future<List<OutsideRoutes.Survey>> surveys() {
    List<Future<OutsideRoutes.Survey>> asked = declared().stream().map(this::survey).toList();
    return Future.join(asked).map(_ -> asked.stream().map(Future::result).toList());
  }

  private Future<OutsideRoutes.Survey> survey(Declared declared) {
    int threshold = declared.feed().plan().threshold();
    return waves
        .counted(declared.municipality(), declared.id())
        .map(
            counted ->
                new OutsideRoutes.Survey(
                    declared.id(),
                    declared.kind(),
                    declared.municipality(),
                    threshold,
                    counted.stream()
                        .map(
                            each ->
                                new OutsideRoutes.Period(
                                    each.wave(),
                                    Rounded.of(each.rows(), threshold).atLeast(),
                                    each.standing().release(),
                                    each.releasedAt()))
                        .toList()));
  }

  private Future<OutsideRoutes.Releases> releases(String feed) {
    Declared declared =
        declared().stream()
            .filter(each -> each.id().equals(feed))
            .findFirst()
            .orElseThrow(
                () ->
                    new Problem.NotFound("No survey and no feed of cases has this id.")
                        .asFailure());
    return waves
        .counted(declared.municipality(), declared.id())
        .map(
            counted ->
                new OutsideRoutes.Releases(
                    declared.feed().plan().threshold(),
                    declared.feed().plan().unanimous(),
                    counted.stream()
                        .map(
                            each ->
                                new OutsideRoutes.Wave(
                                    each.wave(),
                                    each.standing().release(),
                                    each.releasedAt(),
                                    CellState.all(declared.feed().plan(), each.standing())))
                        .toList()));
  }

  OutsideWaves waves() {
    return waves;
  }

  Future<Instant> now() {
    return Objects.requireNonNull(now.get());
  }
}
