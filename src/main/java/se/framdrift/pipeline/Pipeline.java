package se.framdrift.pipeline;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Commit;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.Judgement;
import se.framdrift.model.Outcome;
import se.framdrift.model.RawFact;
import se.framdrift.model.Receipt;
import se.framdrift.model.Rejection;
import se.framdrift.model.Statement;
import se.framdrift.model.Supposed;
import se.framdrift.problem.Problem;
import se.framdrift.validate.Validation;

/**
 * Feeds in, boards out: validates rows, commits them per municipality, follows each ledger, and
 * lets time pass. Thread-safe.
 */
public final class Pipeline {

  /** Version of everything that decides what a tile says. */
  public static final String ENGINE = Replica.ENGINE;

  private static final Duration CLOSE = Duration.ofSeconds(20);

  private final Edges edges;
  private final CatalogReading reading;
  private final String epoch;
  private final InstantSource clock;
  private final Validation validation;
  private final ConcurrentMap<String, Replica> replicas = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, GroupCommit> commits = new ConcurrentHashMap<>();
  private final Relay relay;

  /**
   * @param epoch of the ledger
   * @param clock only to refuse periods that have not begun and to ask PostgreSQL's clock no more
   *     often than needed; nothing that is shown depends on it
   */
  public Pipeline(Edges edges, CatalogReading reading, String epoch, InstantSource clock) {
    this.edges = edges;
    this.reading = reading;
    this.epoch = epoch;
    this.clock = clock;
    this.validation = new Validation(this::catalog);
    this.relay = new Relay(replicas, (code, facts) -> commit(code).add("comparison", facts));
  }

  /**
   * Follows {@code municipality}; completes when everything its ledger holds is shown. One that is
   * followed already goes on.
   */
  public Future<Void> follow(String municipality) {
    Replica fresh = new Replica(municipality, edges, reading, epoch, relay::applied);
    Replica known = replicas.putIfAbsent(municipality, fresh);
    if (known != null) {
      return known.settled();
    }
    relay.behind(municipality);
    return fresh.start();
  }

  /**
   * Stops following. Blocks until the replicas have stored what they show, or for some seconds
   * while they cannot.
   */
  public void close() throws InterruptedException {
    replicas.values().forEach(Replica::stop);
    long end = System.nanoTime() + CLOSE.toNanos();
    for (Replica replica : replicas.values()) {
      replica.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }

  /** Completes when every replica shows all that its ledger holds; fails when one cannot. */
  public Future<Void> settled() {
    return Future.join(replicas.values().stream().map(Replica::settled).toList()).mapEmpty();
  }

  /** The codes of the municipalities that are followed, sorted. */
  public List<String> municipalities() {
    return replicas.keySet().stream().sorted().toList();
  }

  /** The catalog in force of a municipality. */
  public Optional<Catalog> catalog(String municipality) {
    return Optional.ofNullable(replicas.get(municipality)).map(Replica::catalog);
  }

  /** The ledger of {@code municipality} may have grown. Never blocks. */
  public void hint(String municipality) {
    Replica replica = replicas.get(municipality);
    if (replica != null) {
      replica.hint();
    }
  }

  /** Lets {@code question} look at a municipality as this node shows it. */
  public <T> Future<T> ask(String municipality, Function<View, T> question) {
    Replica replica = replicas.get(municipality);
    return replica == null
        ? Future.failedFuture(
            new Problem.NotFound("No municipality " + municipality + ".").asFailure())
        : replica.ask(question);
  }

  /**
   * Makes a catalog the one in force; nothing happens when it is already. The first comes with the
   * time, since nothing can be judged without.
   */
  public Future<Receipt> catalog(String municipality, Fact.Catalogued catalog) {
    return catalog(municipality).isPresent()
        ? commit(municipality).add("catalog", List.of(catalog))
        : edges
            .now()
            .get()
            .compose(
                now ->
                    commit(municipality)
                        .add("catalog", List.of(catalog, new Fact.Ticked(minute(now)))));
  }

  /** Facts that need no validation: comparisons of a bundled file. */
  public Future<Receipt> record(String municipality, String origin, List<Fact> facts) {
    return commit(municipality).add(origin, facts);
  }

  /** Records a report; completes when it is durable. */
  public Future<Receipt> state(String municipality, Statement statement) {
    return commit(municipality).add("statement", List.of(new Fact.Stated(statement)));
  }

  /** Takes figures back, all or none of them; completes when it is durable. */
  public Future<Receipt> withdraw(String municipality, List<Fact.Withdrawn> figures) {
    return commit(municipality).add("withdrawal", List.copyOf(figures));
  }

  /** What would become of the tiles if these figures were taken back. */
  public Future<List<Supposed>> preview(String municipality, List<Fact.Withdrawn> figures) {
    Replica replica = replicas.get(municipality);
    return replica == null
        ? Future.failedFuture(
            new Problem.NotFound("No municipality " + municipality + ".").asFailure())
        : replica.preview(figures);
  }

  /** Sets a person's judgement beside a computed status; completes when it is durable. */
  public Future<Receipt> judge(String municipality, Judgement judgement) {
    return commit(municipality).add("judgement", List.of(new Fact.Judged(judgement)));
  }

  /**
   * Takes the rows of one delivery: the good ones enter the ledger, the bad ones the quarantine,
   * and both are durable when the Future completes. Sending the same again changes nothing.
   *
   * @param undecodable rows that were no rows at all
   */
  public Future<Intake> take(Delivery delivery, List<RawFact> rows, List<Rejection> undecodable) {
    return sieve(delivery, rows, undecodable)
        .compose(sieve -> commit(delivery, sieve, quarantine(delivery, sieve), true));
  }

  /**
   * Tries rows again that are in quarantine already: what is good now enters the ledger, and of the
   * others it is only told why.
   */
  public Future<Intake> again(Delivery delivery, List<RawFact> rows) {
    return sieve(delivery, rows, List.of())
        .compose(sieve -> commit(delivery, sieve, Future.succeededFuture(), false));
  }

  private Future<Sieve> sieve(Delivery delivery, List<RawFact> rows, List<Rejection> undecodable) {
    Instant now = clock.instant();
    return Neighbours.of(validation.stepped(rows), this::ask)
        .map(
            neighbours ->
                new Sieve(validation, rows, undecodable, delivery.municipality(), now, neighbours));
  }

  private Future<?> quarantine(Delivery delivery, Sieve sieve) {
    List<Future<Void>> quarantined = new ArrayList<>();
    sieve
        .refused()
        .forEach(
            (code, rejections) ->
                quarantined.add(
                    edges
                        .quarantine()
                        .apply(
                            delivery.of(code.isEmpty() ? null : code), List.copyOf(rejections))));
    return Future.join(quarantined);
  }

  private Future<Intake> commit(Delivery delivery, Sieve sieve, Future<?> kept, boolean first) {
    SortedMap<String, List<Fact>> facts =
        Secrets.kept(sieve.facts(), code -> Secrets.of(delivery, replicas.get(code)));
    int withheld = size(sieve.facts()) - size(facts);
    List<String> municipalities = List.copyOf(facts.keySet());
    List<Future<Receipt>> receipts =
        municipalities.stream()
            .map(code -> commit(code).add(delivery.origin(), facts.getOrDefault(code, List.of())))
            .toList();
    return Future.join(receipts)
        .compose(_ -> kept)
        .map(
            _ -> {
              SortedMap<String, Receipt> received = new TreeMap<>();
              for (int i = 0; i < receipts.size(); i++) {
                received.put(municipalities.get(i), receipts.get(i).result());
              }
              Intake intake = intake(received, sieve, withheld);
              edges.measures().ingested(delivery, first ? intake : intake.withoutRejected());
              shares(facts, received, first ? sieve.refused() : new TreeMap<>())
                  .forEach(share -> edges.measures().shared(delivery, share));
              return intake;
            });
  }

  private static int size(SortedMap<String, List<Fact>> facts) {
    return facts.values().stream().mapToInt(List::size).sum();
  }

  private static Intake intake(SortedMap<String, Receipt> received, Sieve sieve, int withheld) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    SortedMap<String, Long> positions = new TreeMap<>();
    received.forEach(
        (code, receipt) -> {
          positions.put(code, receipt.position());
          receipt.outcomes().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
        });
    return new Intake(
        counts.getOrDefault(Outcome.ACCEPTED, 0),
        counts.getOrDefault(Outcome.UNCHANGED, 0) + sieve.superseded().size() + withheld,
        counts.getOrDefault(Outcome.REVISED, 0),
        sieve.rejected(),
        sieve.superseded(),
        sieve.hidden(),
        positions);
  }

  private static List<Share> shares(
      SortedMap<String, List<Fact>> facts,
      SortedMap<String, Receipt> received,
      SortedMap<String, List<Rejection>> refused) {
    SortedSet<String> codes = new TreeSet<>(facts.keySet());
    codes.addAll(refused.keySet());
    return codes.stream()
        .map(
            code -> {
              Receipt receipt = received.get(code);
              return new Share(
                  code,
                  facts.getOrDefault(code, List.of()),
                  receipt == null ? List.of() : receipt.outcomes(),
                  refused.getOrDefault(code, List.of()).size());
            })
        .toList();
  }

  /**
   * Commits a tick for each municipality in which a deadline, a lag or a release has fallen due,
   * and gives those who are ranked what they lack of others. To be called every few seconds; costs
   * nothing when nothing is due.
   */
  public Future<Void> tick() {
    relay.reconcile();
    Instant here = clock.instant();
    List<String> codes = new ArrayList<>();
    replicas.forEach(
        (code, replica) -> {
          Instant moment = replica.due();
          if (moment != null && !moment.isAfter(here)) {
            codes.add(code);
          }
        });
    if (codes.isEmpty()) {
      return Future.succeededFuture();
    }
    return edges
        .now()
        .get()
        .compose(
            now ->
                Future.join(
                    codes.stream()
                        .map(
                            code -> commit(code).add("tick", List.of(new Fact.Ticked(minute(now)))))
                        .toList()))
        .mapEmpty();
  }

  private static Instant minute(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES);
  }

  private GroupCommit commit(String municipality) {
    return commits.computeIfAbsent(
        municipality, code -> new GroupCommit(code, edges, commit -> applied(code, commit)));
  }

  private void applied(String municipality, Commit commit) {
    Replica replica = replicas.get(municipality);
    if (replica != null) {
      replica.hint(commit);
    }
  }
}
