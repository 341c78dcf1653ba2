package se.framdrift.web;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import se.framdrift.model.Happenings;
import se.framdrift.model.LedgerMoment;
import se.framdrift.model.Transition;
import se.framdrift.pipeline.View;

/**
 * What was known before now. All may be called from any thread.
 *
 * @param at the commit at a position of a municipality's ledger
 * @param before its last commit that was not after a moment
 * @param first its first commit
 * @param last its last commit
 * @param transitions how a commitment's status went
 * @param changes what changed between two positions
 * @param views what was known at a position of a commit that there is
 */
public record Archive(
    BiFunction<String, Long, Future<Optional<LedgerMoment>>> at,
    BiFunction<String, Instant, Future<Optional<LedgerMoment>>> before,
    Function<String, Future<Optional<LedgerMoment>>> first,
    Function<String, Future<Optional<LedgerMoment>>> last,
    PastViews views,
    Transitions transitions,
    ChangesOf changes) {

  /** How a commitment's status went up to a position, oldest first. */
  public record Transitions(Turns turns, CountTurns counted) {

    Future<List<Transition>> read(
        String municipality,
        String board,
        String commitment,
        long position,
        int limit,
        int offset) {
      return turns.read(municipality, board, commitment, position, limit, offset);
    }

    Future<Long> count(String municipality, String board, String commitment, long position) {
      return counted.count(municipality, board, commitment, position);
    }
  }

  /** A page of transitions. */
  @FunctionalInterface
  public interface Turns {
    Future<List<Transition>> read(
        String municipality, String board, String commitment, long position, int limit, int offset);
  }

  /** How many there are. */
  @FunctionalInterface
  public interface CountTurns {
    Future<Long> count(String municipality, String board, String commitment, long position);
  }

  /** A page of what changed after {@code from} and up to the commit at {@code to}. */
  @FunctionalInterface
  public interface ChangesOf {
    Future<Happenings> page(String municipality, Happenings.Cursor from, long to, int limit);
  }

  /** As {@link Views}, of a position. */
  @FunctionalInterface
  public interface PastViews {
    <T> Future<T> ask(String municipality, long position, Function<View, T> question);
  }
}
