package se.framdrift.boot;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.export.BoardCsv;
import se.framdrift.export.ChangeCsv;
import se.framdrift.export.ObservationCsv;
import se.framdrift.export.QuarantineCsv;
import se.framdrift.export.ValueCsv;
import se.framdrift.model.Fact;
import se.framdrift.model.Judgement;
import se.framdrift.model.Receipt;
import se.framdrift.model.Statement;
import se.framdrift.pipeline.Effects;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.pipeline.View;
import se.framdrift.problem.Problem;
import se.framdrift.store.FeedRuns;
import se.framdrift.store.Idempotency;
import se.framdrift.store.Moments;
import se.framdrift.store.Observations;
import se.framdrift.store.RefusedRows;
import se.framdrift.store.StatusTurns;
import se.framdrift.validate.Validation;
import se.framdrift.web.Archive;
import se.framdrift.web.Ledgers;
import se.framdrift.web.Municipalities;
import se.framdrift.web.OperatorRoutes;
import se.framdrift.web.OverrideRoutes;
import se.framdrift.web.PageFiles;
import se.framdrift.web.QuarantineRoutes;
import se.framdrift.web.Reads;
import se.framdrift.web.Repeats;
import se.framdrift.web.ReplayRoutes;
import se.framdrift.web.StoredSeries;
import se.framdrift.web.Tables;
import se.framdrift.web.TokenGate;
import se.framdrift.web.Views;
import se.framdrift.web.WithdrawalRoutes;
import se.framdrift.web.Writes;

/** Hands the routes the functions that they answer with. */
final class Wiring {

  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final Parts parts;
  private final @Nullable Path webroot;
  private final TokenGate liveTokens;

  private final Effects effects = new Effects();

  Wiring(Parts parts, @Nullable Path webroot) {
    this.parts = parts;
    this.webroot = webroot;
    this.liveTokens = new TokenGate(parts.operators(), InstantSource.system());
  }

  Reads reads() {
    Pipeline pipeline = parts.pipeline();
    Observations stored = new Observations(parts.database());
    return new Reads(
        pipeline::municipalities,
        pipeline::catalog,
        new Asked(pipeline),
        parts.hub()::snapshot,
        new StoredSeries(
            stored::observations, stored::count, stored::revisions, stored::countRevisions),
        new Tables(
            BoardCsv::write,
            ValueCsv::write,
            new ObservationCsv(stored::pages)::write,
            new Tables.OfChanges(ChangeCsv::heading, ChangeCsv::rows)),
        parts.feedWatch()::health,
        new Ledgers(parts.epoch(), Pipeline.ENGINE),
        archive(),
        webroot == null ? PageFiles.classPath("webroot/") : PageFiles.folder(webroot),
        effects::of);
  }

  private Archive archive() {
    Moments moments = new Moments(parts.database());
    StatusTurns turns = new StatusTurns(parts.database());
    return new Archive(
        moments::at,
        moments::before,
        moments::first,
        moments::last,
        parts.pasts()::ask,
        new Archive.Transitions(turns::of, turns::count),
        parts.changes()::page);
  }

  /** Whether everybody may see a channel: {@code board:lerum}, {@code feeds:1441}. */
  boolean isPublic(String channel) {
    return speaksOf(
        Municipalities.open(parts.pipeline()::municipalities, parts.pipeline()::catalog), channel);
  }

  /** Whether there is what a channel tells of. */
  boolean isThere(String channel) {
    return speaksOf(
        Municipalities.all(parts.pipeline()::municipalities, parts.pipeline()::catalog), channel);
  }

  private static boolean speaksOf(Municipalities municipalities, String channel) {
    int colon = channel.indexOf(':');
    String id = channel.substring(colon + 1);
    return switch (channel.substring(0, Math.max(0, colon))) {
      case "board" -> municipalities.shows(id);
      case "feeds", "events" -> municipalities.speaksOf(id);
      default -> false;
    };
  }

  /** Whether a token that a live client comes with, from an address, is one. */
  Future<Boolean> isKnown(String from, String token) {
    return liveTokens.knows(from, token);
  }

  OperatorRoutes operatorRoutes() {
    Idempotency idempotency = new Idempotency(parts.database());
    RefusedRows rows = new RefusedRows(parts.database());
    Writes writes =
        new Writes(
            parts.pipeline()::take,
            Senders.decoders(StreetMeters.parsed(parts.meters())),
            new Repeats(
                idempotency::claim, idempotency::renew, idempotency::keep, idempotency::giveUp),
            parts.lines(),
            this::state,
            new WithdrawalRoutes.Withdrawing(this::withdraw, parts.pipeline()::preview),
            this::judge,
            new QuarantineRoutes.Refused(
                rows::list,
                rows::count,
                rows::counts,
                rows::pages,
                new QuarantineCsv(rows::pages)::write),
            parts.outside().routes(),
            parts.uploads(),
            new ReplayRoutes.Work(replay(rows)::replay, rows::remove, rows::count),
            new Deliveries(parts.feeds(), parts.pipeline()),
            new DeclaredRuns(parts.feeds(), new FeedRuns(parts.database())::newest),
            parts.meters()::scrape,
            this::ready);
    return new OperatorRoutes(reads(), writes, parts.operators(), InstantSource.system());
  }

  private Replay replay(RefusedRows rows) {
    Pipeline pipeline = parts.pipeline();
    return new Replay(
        rows,
        new RowsAgain(parts.feeds()::feed),
        pipeline::again,
        new Validation(pipeline::catalog),
        new NewerFigures(new Observations(parts.database())::revisions),
        InstantSource.system());
  }

  private Future<Long> state(String municipality, Statement statement) {
    return parts.pipeline().state(municipality, statement).map(Receipt::position);
  }

  /** Answers when everything that this node shows knows of it. */
  private Future<Intake> withdraw(String municipality, List<Fact.Withdrawn> figures) {
    return parts
        .pipeline()
        .withdraw(municipality, figures)
        .compose(
            receipt ->
                parts
                    .pipeline()
                    .settled()
                    .otherwiseEmpty()
                    .map(_ -> Intake.of(municipality, receipt)));
  }

  private Future<OverrideRoutes.Judged> judge(String municipality, Judgement judgement) {
    return parts
        .pipeline()
        .judge(municipality, judgement)
        .map(
            receipt ->
                new OverrideRoutes.Judged(receipt.position(), receipt.outcomes().getFirst()));
  }

  private Future<Void> ready() {
    return parts
        .database()
        .ping()
        .timeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
        .recover(
            _ ->
                Future.failedFuture(
                    new Problem.Unavailable("The database does not answer.", ANSWER).asFailure()));
  }

  private record Asked(Pipeline pipeline) implements Views {

    @Override
    public <T> Future<T> ask(String municipality, Function<View, T> question) {
      return pipeline.ask(municipality, question);
    }
  }
}
