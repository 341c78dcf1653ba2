package se.framdrift.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.problem.Problem;

/**
 * The query of a request. A parameter that is not known is refused, so that nobody takes an
 * unfiltered answer for a filtered one.
 */
final class Parameters {

  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 1_000;

  private final RoutingContext ctx;

  private Parameters(RoutingContext ctx) {
    this.ctx = ctx;
  }

  /**
   * @param names the parameters that are known here
   * @throws Problem.Failure malformed, for any other or one that is given twice
   */
  static Parameters of(RoutingContext ctx, String... names) {
    Set<String> known = Set.of(names);
    for (String name : ctx.queryParams().names()) {
      if (!known.contains(name)) {
        throw malformed(
            "There is no parameter %s here; there %s %s."
                .formatted(
                    name,
                    names.length == 1 ? "is" : "are",
                    names.length == 0 ? "none" : String.join(", ", Arrays.asList(names))));
      }
      if (ctx.queryParam(name).size() > 1) {
        throw malformed("The parameter " + name + " is given more than once.");
      }
    }
    return new Parameters(ctx);
  }

  /** A parameter; empty when it is not given or has no value. */
  Optional<String> text(String name) {
    List<String> values = ctx.queryParam(name);
    return values.isEmpty() || values.getFirst().isBlank()
        ? Optional.empty()
        : Optional.of(values.getFirst().strip());
  }

  int limit() {
    return limit(DEFAULT_LIMIT, MAX_LIMIT);
  }

  int limit(int standard, int most) {
    return number("limit", standard, 1, most);
  }

  int offset() {
    return number("offset", 0, 0, Integer.MAX_VALUE);
  }

  /** Whether CSV is asked for: {@code format=csv}. */
  boolean csv() {
    return switch (text("format").orElse("json")) {
      case "csv" -> true;
      case "json" -> false;
      default -> throw malformed("format is json or csv.");
    };
  }

  /** Whether the file is to begin with a byte order mark. */
  boolean bom() {
    return switch (text("bom").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw malformed("bom is true or false.");
    };
  }

  /** A position of a ledger, null for now. */
  @Nullable Long position(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.get().matches("[0-9]{1,18}")) {
      throw malformed(name + " is a position of the ledger: a whole number, 0 or more.");
    }
    return Long.valueOf(text.get());
  }

  private int number(String name, int standard, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return standard;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw malformed(name + " is not a whole number.");
    }
    throw malformed(
        most == Integer.MAX_VALUE
            ? name + " is " + least + " or more."
            : "%s is between %d and %d.".formatted(name, least, most));
  }

  private static Problem.Failure malformed(String detail) {
    return new Problem.Malformed(detail).asFailure();
  }
}
