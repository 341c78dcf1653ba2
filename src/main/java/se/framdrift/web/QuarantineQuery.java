package se.framdrift.web;

import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.QuarantineFilter;
import se.framdrift.problem.Problem;

/** Which refused rows a request is about: its query, and the feed in its path. */
final class QuarantineQuery {

  /** The parameters that say which rows are meant, whatever else a route takes. */
  static final List<String> NAMES =
      List.of("feed", "municipality", "field", "problem", "since", "ids");

  private QuarantineQuery() {}

  /**
   * The parameters of a request.
   *
   * @param more names of those that the route takes besides
   */
  static Parameters parameters(RoutingContext ctx, String... more) {
    String[] names = Arrays.copyOf(more, more.length + NAMES.size());
    for (int i = 0; i < NAMES.size(); i++) {
      names[more.length + i] = NAMES.get(i);
    }
    return Parameters.of(ctx, names);
  }

  /**
   * Reads the filter.
   *
   * @throws Problem.Failure malformed, when a parameter cannot be read; not found, when the path
   *     names a feed that nobody declares
   */
  static QuarantineFilter filter(
      RoutingContext ctx, Parameters parameters, Municipalities municipalities) {
    String feed = ctx.pathParam("id");
    String municipality = parameters.text("municipality").orElse(null);
    if (feed != null) {
      municipalities.withFeed(feed, municipality);
    }
    return new QuarantineFilter(
        feed == null ? parameters.text("feed").orElse(null) : feed,
        municipality,
        parameters.text("field").orElse(null),
        parameters.text("problem").orElse(null),
        parameters.text("since").map(QuarantineQuery::since).orElse(null),
        parameters.text("ids").map(QuarantineQuery::ids).orElse(List.of()));
  }

  private static Instant since(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(Period.ZONE).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw malformed(
          "since is a day such as 2026-11-22, or a moment such as 2026-11-22T10:00:00Z.");
    }
  }

  private static List<Long> ids(String text) {
    return ids(Arrays.asList(text.split(",", QuarantineFilter.MAX_IDS + 1)));
  }

  /**
   * Reads ids of rows.
   *
   * @throws Problem.Failure malformed, when there are too many, or one is none
   */
  static List<Long> ids(List<?> texts) {
    if (texts.size() > QuarantineFilter.MAX_IDS || texts.isEmpty()) {
      throw malformed("ids are between 1 and %,d.".formatted(QuarantineFilter.MAX_IDS));
    }
    return texts.stream().map(QuarantineQuery::id).toList();
  }

  private static Long id(@Nullable Object each) {
    String text = String.valueOf(each).strip();
    if (!text.matches("[0-9]{1,18}")) {
      throw malformed("ids are whole numbers.");
    }
    return Long.valueOf(text);
  }

  private static Problem.Failure malformed(String detail) {
    return new Problem.Malformed(detail).asFailure();
  }
}
