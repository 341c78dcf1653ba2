package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.wire.StoredJson;

/** {@code GET /api/v1/quarantine}: rows that were refused, the newest first. */
public final class QuarantineRoutes {

  /**
   * Refused rows. A feed of null stands for all.
   *
   * @param list newest first
   * @param count how many there are
   */
  public record Refused(Rows list, Function<@Nullable String, Future<Long>> count) {}

  /** The newest first. */
  @FunctionalInterface
  public interface Rows {
    Future<List<QuarantinedRow>> list(@Nullable String feed, int limit, int offset);
  }

  private final Refused refused;

  QuarantineRoutes(Refused refused) {
    this.refused = refused;
  }

  void mount(Router router, Access access) {
    Reading.get(router, "/api/v1/quarantine")
        .handler(access.require(Role.REPORTER))
        .handler(this::list);
  }

  private void list(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "feed", "limit", "offset");
    String feed = parameters.text("feed").orElse(null);
    int limit = parameters.limit();
    int offset = parameters.offset();
    Future<Long> total = refused.count().apply(feed);
    Future<List<QuarantinedRow>> page = refused.list().list(feed, limit, offset);
    Answers.when(
        ctx,
        Outages.answered(Future.all(total, page)),
        _ ->
            Answers.fresh(
                ctx,
                Answers.list(
                    page.result().stream().map(StoredJson::quarantined).toList(),
                    total.result(),
                    limit,
                    offset)));
  }
}
