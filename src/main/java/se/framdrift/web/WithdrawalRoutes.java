package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Missing;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;

/** {@code POST /api/v1/withdrawals}: takes a published figure back, and says why. */
public final class WithdrawalRoutes {

  static final int MAX_REASON = 500;

  /** Takes a figure back; completes when that is durable. */
  @FunctionalInterface
  public interface Withdraw {

    /** {@code row}: the series and period, missing because withdrawn. */
    Future<Intake> withdraw(RawFact row, String reason);
  }

  private final Municipalities municipalities;
  private final Views views;
  private final Withdraw withdraw;

  WithdrawalRoutes(Municipalities municipalities, Views views, Withdraw withdraw) {
    this.municipalities = municipalities;
    this.views = views;
    this.withdraw = withdraw;
  }

  void mount(Router router, Access access) {
    router
        .post("/api/v1/withdrawals")
        .handler(access.require(Role.REPORTER))
        .handler(Bodies::requireJson)
        .handler(Bodies.upTo(Limits.SMALL_BODY_BYTES))
        .handler(this::withdraw);
  }

  private void withdraw(RoutingContext ctx) {
    Parameters.of(ctx);
    Fields fields = new Fields(Bodies.object(ctx));
    String series = fields.text("series", SeriesId.MAX_LENGTH);
    String text = fields.text("period", 80);
    String reason = fields.text("reason", MAX_REASON);
    Period period = period(text, fields);
    fields.done();
    SeriesId id = Municipalities.series(series);
    Catalog catalog = municipalities.withKpiOf(id);
    Future<Intake> withdrawn =
        views
            .ask(catalog.municipality().code(), view -> view.observation(id, period).isPresent())
            .compose(
                known -> {
                  if (!known) {
                    throw new Problem.NotFound(
                            "There is no figure of %s for %s.".formatted(id, period.text()))
                        .asFailure();
                  }
                  return withdraw.withdraw(row(id, period), reason);
                });
    Answers.when(
        ctx,
        Outages.answered(withdrawn).map(ObservationRoutes::answer),
        json -> Answers.fresh(ctx, json));
  }

  private static Period period(String text, Fields fields) {
    try {
      return Period.parse(text);
    } catch (IllegalArgumentException e) {
      fields.wrong("period", "not a period", "a period such as 2025 or 2025-09");
      return Period.ofYear(2000);
    }
  }

  private static RawFact row(SeriesId id, Period period) {
    return new RawFact(
        1, id.toString(), period.text(), null, null, null, null, Missing.WITHDRAWN.code());
  }
}
