package se.framdrift.web;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import se.framdrift.model.LedgerMoment;
import se.framdrift.pipeline.View;

/**
 * What was known before now. All may be called from any thread.
 *
 * @param at the commit at a position of a municipality's ledger
 * @param before its last commit that was not after a moment
 * @param first its first commit
 * @param last its last commit
 * @param views what was known at a position of a commit that there is
 */
public record Archive(
    BiFunction<String, Long, Future<Optional<LedgerMoment>>> at,
    BiFunction<String, Instant, Future<Optional<LedgerMoment>>> before,
    Function<String, Future<Optional<LedgerMoment>>> first,
    Function<String, Future<Optional<LedgerMoment>>> last,
    PastViews views) {

  /** As {@link Views}, of a position. */
  @FunctionalInterface
  public interface PastViews {
    <T> Future<T> ask(String municipality, long position, Function<View, T> question);
  }
}
