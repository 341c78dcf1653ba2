package se.framdrift.store;

import static java.time.ZoneOffset.UTC;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Judgement;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Statement;
import se.framdrift.model.Status;

/** Reads the columns that several queries share, by name, and makes arrays for unnest. */
final class Rows {

  private Rows() {}

  /** From {@code value}, {@code missing}, {@code n}, {@code margin} and {@code flag}. */
  static Observation observation(Row row, Period period) {
    String missing = row.getString("missing");
    return new Observation(
        period,
        row.getDouble("value"),
        missing == null ? null : Missing.parse(missing),
        row.getLong("n"),
        row.getDouble("margin"),
        row.getString("flag"));
  }

  /** From the columns of the statement table. */
  static Statement statement(Row row) {
    return new Statement(
        row.getString("commitment"),
        Statement.State.valueOf(row.getString("state")),
        row.getLocalDate("stated_on"),
        row.getString("evidence"),
        row.getString("link"),
        row.getString("stated_by"),
        row.getString("comment"));
  }

  /** From the columns of the judgement table. */
  static Judgement judgement(Row row) {
    String commitment = row.getString("commitment");
    String state = row.getString("state");
    String by = row.getString("judged_by");
    String reason = row.getString("reason");
    return state == null
        ? new Judgement.Retraction(commitment, by, reason)
        : new Judgement.Ruling(
            commitment,
            Status.State.valueOf(state),
            by,
            reason,
            row.getLocalDate("from_day"),
            row.getLocalDate("until_day"));
  }

  static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  static @Nullable Instant optionalInstant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static @Nullable OffsetDateTime column(@Nullable Instant at) {
    return at == null ? null : at.atOffset(UTC);
  }

  static <T> String[] texts(List<T> list, Function<T, @Nullable String> text) {
    return list.stream().map(text).toArray(String[]::new);
  }
}
