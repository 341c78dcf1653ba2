package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Fact;
import se.framdrift.model.Supposed;
import se.framdrift.model.Withdrawal;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.View;
import se.framdrift.problem.Problem;
import se.framdrift.wire.Json;

/**
 * {@code POST /api/v1/withdrawals}: takes published figures back and says why; all of a request or
 * none. With {@code preview=true} it says what would follow, and nothing is taken. What is
 * confidential takes an operator.
 */
public final class WithdrawalRoutes {

  /** Takes figures back; completes when that is durable and shown. */
  @FunctionalInterface
  public interface Withdraw {
    Future<Intake> withdraw(String municipality, List<Fact.Withdrawn> figures);
  }

  /** What would become of the tiles if these figures were taken back. */
  @FunctionalInterface
  public interface Look {
    Future<List<Supposed>> preview(String municipality, List<Fact.Withdrawn> figures);
  }

  /** What is done with withdrawals. */
  public record Withdrawing(Withdraw withdraw, Look look) {}

  private final Municipalities municipalities;
  private final Views views;
  private final Withdrawing withdrawing;

  WithdrawalRoutes(Municipalities municipalities, Views views, Withdrawing withdrawing) {
    this.municipalities = municipalities;
    this.views = views;
    this.withdrawing = withdrawing;
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
    boolean preview =
        Parameters.of(ctx, "preview").text("preview").map("true"::equals).orElse(false);
    WithdrawalRequest request = WithdrawalRequest.read(Bodies.object(ctx));
    if (request.reason() == Withdrawal.Code.CONFIDENTIAL && !Access.may(ctx, Role.OPERATOR)) {
      throw new Problem.Forbidden("To withdraw as confidential needs the role operator.")
          .asFailure();
    }
    Catalog catalog = request.catalog(municipalities);
    String code = catalog.municipality().code();
    Future<JsonObject> answer =
        views
            .ask(code, view -> figures(view, request))
            .compose(
                figures ->
                    preview
                        ? withdrawing.look().preview(code, figures).map(WithdrawalRoutes::told)
                        : Outages.answered(withdrawing.withdraw().withdraw(code, figures))
                            .map(ObservationRoutes::answer));
    Answers.when(ctx, answer, json -> Answers.fresh(ctx, json));
  }

  private static List<Fact.Withdrawn> figures(View view, WithdrawalRequest request) {
    List<Fact.Withdrawn> figures = request.figures(view);
    int most =
        request.reason() == Withdrawal.Code.CONFIDENTIAL
            ? WithdrawalRequest.MAX_CONFIDENTIAL
            : WithdrawalRequest.MAX_FIGURES;
    if (figures.isEmpty()) {
      throw new Problem.NotFound("There is no figure of %s.".formatted(request.what())).asFailure();
    }
    if (figures.size() > most) {
      throw new Problem.Malformed(
              "That is more than %d figures; take fewer periods at a time.".formatted(most))
          .asFailure();
    }
    return figures;
  }

  private static JsonObject told(List<Supposed> previews) {
    return new JsonObject()
        .put(
            "changes",
            Json.array(
                previews,
                each ->
                    new JsonObject(
                        Map.of(
                            "id", each.id(),
                            "kind", each.kind(),
                            "before", each.before(),
                            "after", each.after()))));
  }
}
