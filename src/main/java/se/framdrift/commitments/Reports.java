package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Target;
import se.framdrift.model.Statement;

/**
 * What people have reported of a commitment by a moment.
 *
 * @param all every report, oldest first
 * @param known those whose day has begun
 * @param deadline last day, inclusive, by the version of the target that counts; null for none
 */
record Reports(
    Commitment commitment,
    List<Statement> all,
    List<Statement> known,
    @Nullable LocalDate deadline,
    Instant now) {

  static Reports of(Commitment commitment, Evidence evidence, Instant now) {
    List<Statement> all =
        evidence.statements().stream()
            .filter(statement -> statement.commitment().equals(commitment.id()))
            .toList();
    List<Statement> known =
        all.stream().filter(statement -> !now.isBefore(begins(statement))).toList();
    Target target = commitment.target();
    LocalDate deadline =
        target == null ? null : Version.last(Version.upTo(target, now)).target().deadline();
    return new Reports(commitment, all, known, deadline, now);
  }

  /** Local midnight at which the day of the report begins. */
  static Instant begins(Statement statement) {
    return statement.date().atStartOfDay(se.framdrift.model.Period.ZONE).toInstant();
  }

  /** The report that decides. */
  @Nullable Statement newest() {
    return known.isEmpty() ? null : known.getLast();
  }

  /** The first of the unbroken row of reports that say the same as the newest. */
  Statement first(Statement newest) {
    Statement first = newest;
    for (Statement statement : known.reversed()) {
      if (statement.state() != newest.state()) {
        return first;
      }
      first = statement;
    }
    return first;
  }

  /** Whether the report is more than a year old. */
  boolean old(Statement statement) {
    return !now.isBefore(oldFrom(statement));
  }

  private static Instant oldFrom(Statement statement) {
    return statement
        .date()
        .plusYears(1)
        .plusDays(1)
        .atStartOfDay(se.framdrift.model.Period.ZONE)
        .toInstant();
  }

  boolean deadlinePassed() {
    Instant end = Measured.midnightAfter(deadline);
    return end != null && !now.isBefore(end);
  }

  /** Moments at which time alone may change what is reported. */
  Stream<@Nullable Instant> moments() {
    List<@Nullable Instant> moments = new ArrayList<>();
    moments.add(Measured.midnightAfter(deadline));
    if (commitment.target() != null) {
      commitment.target().revisions().forEach(later -> moments.add(Version.begins(later)));
    }
    for (Statement statement : all) {
      moments.add(begins(statement));
    }
    Statement newest = newest();
    if (newest != null) {
      moments.add(oldFrom(newest));
    }
    return moments.stream();
  }
}
