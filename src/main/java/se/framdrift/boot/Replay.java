package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.QuarantineFilter;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.model.Replayed;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;
import se.framdrift.store.RefusedRows;
import se.framdrift.validate.Checked.Accepted;
import se.framdrift.validate.Validation;

/**
 * Tries refused rows again, after a mapping or the catalog was corrected. What is valid now enters
 * the ledger and leaves the quarantine; a crash between the two leaves rows that the next trial
 * finds unchanged. A row for whose period another figure has come, or may have come, since it was
 * refused is not let in: the newer one was meant to stand. One trial at a time on a node; two nodes
 * share the rows. Thread-safe.
 */
final class Replay {

  /** The most rows that one call reads again. */
  static final int MOST = 5_000;

  private static final System.Logger LOG = System.getLogger(Replay.class.getName());
  private static final int PAGE = 500;
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** Rows of one feed and municipality are one delivery. */
  private record Source(String feed, @Nullable String municipality) {

    static Source of(QuarantinedRow row) {
      return new Source(row.feed(), row.municipality());
    }
  }

  /** What a page came to: rows that go, and rows that stay with the reason of today. */
  private static final class Verdicts {

    private final Set<Long> taken = new HashSet<>();
    private final Map<Long, Rejection> refused = new LinkedHashMap<>();
    private int accepted;
    private int unchanged;
    private int revised;

    void refuse(QuarantinedRow row, Rejection why) {
      refused.putIfAbsent(row.id(), why);
    }
  }

  /** Reads a row again as its feed is declared today. */
  @FunctionalInterface
  interface Rereading {
    Decoded again(QuarantinedRow row);
  }

  /** Tries rows whose refusal is known. */
  @FunctionalInterface
  interface Again {
    Future<Intake> again(Delivery delivery, List<RawFact> rows);
  }

  private final RefusedRows rows;
  private final Rereading rereading;
  private final Again street;
  private final Validation validation;
  private final NewerFigures newer;
  private final InstantSource clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  Replay(
      RefusedRows rows,
      Rereading rereading,
      Again street,
      Validation validation,
      NewerFigures newer,
      InstantSource clock) {
    this.rows = rows;
    this.rereading = rereading;
    this.street = street;
    this.validation = validation;
    this.newer = newer;
    this.clock = clock;
  }

  /**
   * Tries at most {@link #MOST} rows, the newest first, so that of two refused figures for a period
   * the later one stands. Fails with a problem when a trial is under way or the ledger is away, and
   * what was done until then stays done.
   *
   * @param before id of the row to go on from, {@link Long#MAX_VALUE} to begin
   */
  Future<Replayed> replay(QuarantineFilter filter, long before) {
    if (!busy.compareAndSet(false, true)) {
      return Future.failedFuture(
          new Problem.Conflict("Refused rows are being tried again already.", RETRY).asFailure());
    }
    Promise<Replayed> done = Promise.promise();
    Thread.ofVirtual()
        .name("replay")
        .start(
            () -> {
              Future<Replayed> ended = ended(filter, before);
              busy.set(false); // before the answer, since its receiver may go on at once
              ended.onComplete(done);
            });
    return done.future();
  }

  private Future<Replayed> ended(QuarantineFilter filter, long before) {
    try {
      return Future.succeededFuture(straight(filter, before));
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      return Future.failedFuture(e);
    }
  }

  private Replayed straight(QuarantineFilter filter, long before) {
    Replayed all = Replayed.NOTHING;
    long from = before;
    while (all.read() < MOST) {
      List<QuarantinedRow> page = rows.claim(filter, from, PAGE).await();
      if (page.isEmpty()) {
        return new Replayed(
            all.read(), all.accepted(), all.unchanged(), all.revised(), all.refused(), null);
      }
      from = page.getFirst().id();
      all = all.plus(settled(page, from));
    }
    return all;
  }

  private Replayed settled(List<QuarantinedRow> page, long last) {
    try {
      Verdicts verdicts = judge(page);
      rows.settle(List.copyOf(verdicts.taken), verdicts.refused).await();
      return new Replayed(
          page.size(),
          verdicts.accepted,
          verdicts.unchanged,
          verdicts.revised,
          verdicts.refused.size(),
          last);
    } catch (Exception e) {
      rows.release(page.stream().map(QuarantinedRow::id).toList())
          .onFailure(why -> LOG.log(Level.DEBUG, "Rows stay claimed for a minute", why));
      throw e;
    }
  }

  private Verdicts judge(List<QuarantinedRow> page) {
    Verdicts verdicts = new Verdicts();
    Map<Source, List<QuarantinedRow>> sources = new LinkedHashMap<>();
    page.forEach(row -> sources.computeIfAbsent(Source.of(row), _ -> new ArrayList<>()).add(row));
    sources.forEach((source, each) -> judge(source, each, verdicts));
    page.stream()
        .map(QuarantinedRow::id)
        .filter(id -> !verdicts.refused.containsKey(id))
        .forEach(verdicts.taken::add);
    return verdicts;
  }

  private void judge(Source source, List<QuarantinedRow> page, Verdicts verdicts) {
    List<RawFact> facts = new ArrayList<>();
    Map<RawFact, Fact.Observed> valid = new HashMap<>();
    Instant now = clock.instant();
    for (int i = 0; i < page.size(); i++) {
      QuarantinedRow row = page.get(i);
      Decoded decoded = rereading.again(row);
      decoded.undecodable().forEach(why -> verdicts.refuse(row, why));
      if (decoded.size() == 0) {
        verdicts.refuse(row, nothing(row));
      }
      for (RawFact each : decoded.rows()) {
        RawFact fact = numbered(each, i + 1);
        facts.add(fact);
        if (validation.check(fact, now) instanceof Accepted accepted) {
          valid.put(fact, accepted.fact());
        }
      }
    }
    Set<RawFact> superseded = newer.than(page, facts, valid);
    superseded.forEach(fact -> verdicts.refuse(page.get(fact.row() - 1), newer(fact)));
    List<RawFact> tried = facts.stream().filter(fact -> !superseded.contains(fact)).toList();
    if (tried.isEmpty()) {
      return;
    }
    Delivery delivery = Delivery.ofFeed(source.feed()).of(source.municipality());
    Intake intake = street.again(delivery, tried).await();
    intake.rejected().forEach(why -> verdicts.refuse(page.get(why.row() - 1), why));
    verdicts.accepted += intake.accepted();
    verdicts.unchanged += intake.unchanged();
    verdicts.revised += intake.revised();
  }

  private static RawFact numbered(RawFact fact, int number) {
    return new RawFact(
        number,
        fact.series(),
        fact.period(),
        fact.value(),
        fact.n(),
        fact.margin(),
        fact.flag(),
        fact.missing(),
        fact.unit(),
        fact.raw());
  }

  private static Rejection nothing(QuarantinedRow row) {
    return new Rejection(
        row.rejection().row(),
        "",
        "there is no figure in it",
        "a row with a figure",
        row.rejection().raw());
  }

  private static Rejection newer(RawFact fact) {
    return new Rejection(
        fact.row(),
        "period",
        "another figure for %s has come, or may have come, since it was refused"
            .formatted(fact.period()),
        "a period without a newer figure; send the row again if it is right",
        "");
  }
}
