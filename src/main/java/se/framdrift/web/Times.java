package se.framdrift.web;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.LedgerMoment;
import se.framdrift.pipeline.View;
import se.framdrift.problem.Problem;
import se.framdrift.web.Moment.Now;
import se.framdrift.web.Moment.Then;

/** Finds the positions that requests mean, and lets them look at what was known there. */
final class Times {

  private final Views views;
  private final Archive archive;
  private final Municipalities shown;

  Times(Views views, Archive archive, Municipalities shown) {
    this.views = views;
    this.archive = archive;
    this.shown = shown;
  }

  /**
   * What {@code asOf} means in a municipality's ledger; fails with a problem for a position that
   * there is not, and for a time at which nothing was known.
   */
  Future<Moment> of(String municipality, AsOf asOf) {
    return switch (asOf) {
      case AsOf.Now _ -> Future.succeededFuture(new Now(municipality));
      case AsOf.Position(long position) -> position(municipality, position);
      case AsOf.Time(Instant moment) -> time(municipality, moment);
    };
  }

  /** As {@link #of(String, AsOf)}, of a moment that is not now. */
  Future<Then> then(String municipality, AsOf asOf) {
    return of(municipality, asOf)
        .map(
            moment ->
                switch (moment) {
                  case Then then -> then;
                  case Now _ -> throw new IllegalArgumentException("now is no position");
                });
  }

  /** The last commit, which the next one will follow. */
  Future<Then> last(String municipality) {
    return Outages.answered(archive.last().apply(municipality))
        .compose(
            last ->
                last.isPresent()
                    ? Future.succeededFuture(
                        new Then(municipality, last.get().position(), last.get().at(), false))
                    : early(municipality).mapEmpty());
  }

  /** Where a time begins; empty when that was before the first commit. */
  Future<Optional<Then>> since(String municipality, AsOf since) {
    return switch (since) {
      case AsOf.Position(long position) when position == 0 ->
          Future.succeededFuture(Optional.empty());
      case AsOf.Time(Instant moment) ->
          Outages.answered(archive.before().apply(municipality, moment))
              .map(
                  found ->
                      found.map(each -> new Then(municipality, each.position(), each.at(), true)));
      case AsOf.Now _, AsOf.Position _ -> then(municipality, since).map(Optional::of);
    };
  }

  private Future<Moment> position(String municipality, long position) {
    return Outages.answered(archive.at().apply(municipality, position))
        .compose(
            found ->
                found.isPresent()
                    ? then(municipality, found.get(), true)
                    : outside(municipality, position));
  }

  private Future<Moment> outside(String municipality, long position) {
    return Outages.answered(archive.last().apply(municipality))
        .compose(
            last ->
                Future.failedFuture(
                    new Problem.NotFound(
                            position == 0
                                ? "Nothing was known of %s at position 0; the first is 1."
                                    .formatted(called(municipality))
                                : "There is no position %d of %s yet; the last is %d."
                                    .formatted(
                                        position,
                                        called(municipality),
                                        last.map(LedgerMoment::position).orElse(0L)))
                        .asFailure()));
  }

  private Future<Moment> time(String municipality, Instant moment) {
    Future<Optional<LedgerMoment>> before = archive.before().apply(municipality, moment);
    Future<Optional<LedgerMoment>> last = archive.last().apply(municipality);
    return Outages.answered(Future.all(before, last))
        .compose(
            _ ->
                before.result().isPresent()
                    ? then(
                        municipality,
                        before.result().get(),
                        last.result().isPresent() && !moment.isAfter(last.result().get().at()))
                    : early(municipality));
  }

  private Future<Moment> early(String municipality) {
    return Outages.answered(archive.first().apply(municipality))
        .compose(
            first ->
                Future.failedFuture(
                    new Problem.NotFound(
                            first
                                .map(
                                    known ->
                                        "Nothing was known of %s before %s."
                                            .formatted(called(municipality), known.at()))
                                .orElse("Nothing is known of " + called(municipality) + " yet."))
                        .asFailure()));
  }

  /** Name and code: {@code Lerum (1441)}. */
  private String called(String code) {
    return shown.catalogs().stream()
        .map(Catalog::municipality)
        .filter(each -> each.code().equals(code))
        .map(each -> each.name() + " (" + code + ")")
        .findFirst()
        .orElse(code);
  }

  private static Future<Moment> then(String municipality, LedgerMoment found, boolean settled) {
    return Future.succeededFuture(new Then(municipality, found.position(), found.at(), settled));
  }

  /**
   * The same for several, in their order, without those of which nothing was known at that time.
   */
  Future<List<Moment>> of(List<String> municipalities, AsOf asOf) {
    List<Future<Optional<Moment>>> all =
        municipalities.stream()
            .map(
                code ->
                    of(code, asOf)
                        .map(Optional::of)
                        .recover(
                            e ->
                                municipalities.size() > 1 && isNotFound(e)
                                    ? Future.succeededFuture(Optional.empty())
                                    : Future.failedFuture(e)))
            .toList();
    return Future.all(all).map(_ -> all.stream().flatMap(each -> each.result().stream()).toList());
  }

  private static boolean isNotFound(Throwable e) {
    return e instanceof Problem.Failure failure && failure.problem() instanceof Problem.NotFound;
  }

  /**
   * What a request means that asks about one thing.
   *
   * @param owner whose thing it is
   */
  Future<Moment> of(Parameters parameters, Catalog owner) {
    return of(owner.municipality().code(), AsOf.of(parameters, "asOf"));
  }

  /**
   * What a request means that asks about a list: of the municipality that it names, or of all.
   *
   * @throws Problem.Failure malformed, for a position without a municipality
   */
  Future<List<Moment>> listed(Parameters parameters, Municipalities shown) {
    AsOf asOf = AsOf.of(parameters, "asOf");
    Optional<String> named = parameters.text("municipality");
    if (asOf instanceof AsOf.Position && named.isEmpty()) {
      throw new Problem.Malformed(
              "A position is of one municipality's ledger: say municipality=, or give a time.")
          .asFailure();
    }
    List<Catalog> catalogs =
        named.map(code -> List.of(shown.withCode(code))).orElseGet(shown::catalogs);
    return of(catalogs.stream().map(each -> each.municipality().code()).toList(), asOf);
  }

  /** Lets {@code question} look; it must return values that stay true afterwards. */
  <T> Future<T> ask(Moment moment, Function<View, T> question) {
    return switch (moment) {
      case Now(String municipality) -> views.ask(municipality, question);
      case Then(String municipality, long position, _, _) ->
          Outages.answered(archive.views().ask(municipality, position, question));
    };
  }
}
