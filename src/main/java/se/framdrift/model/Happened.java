package se.framdrift.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a commit changed, in the words of whoever wants to know what is new. */
public sealed interface Happened {

  /** What became of it. */
  enum Turn {
    FIRST,
    REVISION,
    WITHDRAWAL,
    ADDED,
    CHANGED,
    REMOVED
  }

  /** What of the catalog it is. */
  enum Aspect {
    TEXT,
    TARGET,
    RULE
  }

  /** A figure came, was revised, or was withdrawn. */
  record Figure(Turn turn, Change change) implements Happened {}

  /**
   * Further figures of a series, that are not told one by one.
   *
   * @param from the period that begins first
   * @param to the period that begins last
   */
  record Figures(Turn turn, SeriesId series, int count, Period from, Period to)
      implements Happened {}

  /**
   * A commitment's status became another one.
   *
   * @param before status as JSON, null when there was none
   * @param after status as JSON, null when the commitment is no longer there
   */
  record Judged(String commitment, @Nullable String before, @Nullable String after)
      implements Happened {}

  /** Somebody reported on a commitment. */
  record Reported(Statement statement) implements Happened {}

  /** A person set a status beside the computed one, or took it back. */
  record Overridden(Judgement judgement) implements Happened {}

  /** Figures of others, that a rank is made of, came or changed. */
  record Compared(String kpi, String group, int count) implements Happened {}

  /**
   * Something that the catalog declares.
   *
   * @param subject {@code commitment}, {@code indicator}, {@code document}, {@code kpi} …
   * @param fields what of it changed
   */
  record Declared(Turn turn, Aspect aspect, String subject, String id, List<Field> fields)
      implements Happened {

    public Declared {
      fields = List.copyOf(fields);
    }
  }

  /**
   * What a field held.
   *
   * @param before JSON, null when it was not there
   * @param after JSON, null when it is no longer there
   */
  record Field(String name, @Nullable String before, @Nullable String after) {}
}
