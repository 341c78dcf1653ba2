package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Judgement;
import se.framdrift.model.Judgement.Ruling;
import se.framdrift.model.Outcome;
import se.framdrift.model.Period;
import se.framdrift.model.Status;
import se.framdrift.problem.Problem;
import se.framdrift.wire.JudgementJson;

/**
 * {@code /api/v1/commitments/{id}/override}: a person judges beside the computed status, which
 * stays and is shown with it, until a day; or takes that back.
 */
public final class OverrideRoutes {

  static final int MAX_BY = 200;
  static final int MAX_REASON = 500;

  /**
   * What became of a judgement.
   *
   * @param outcome unchanged when the same was said already, or there was nothing to take back
   */
  public record Judged(long position, Outcome outcome) {}

  /** Records a judgement; completes when it is durable. */
  @FunctionalInterface
  public interface Judge {
    Future<Judged> judge(String municipality, Judgement judgement);
  }

  private static final String STATES =
      Arrays.stream(Status.State.values())
          .map(Status.State::code)
          .collect(Collectors.joining(", "));

  private final Municipalities municipalities;
  private final Judge judge;
  private final InstantSource clock;

  OverrideRoutes(Municipalities municipalities, Judge judge, InstantSource clock) {
    this.municipalities = municipalities;
    this.judge = judge;
    this.clock = clock;
  }

  void mount(Router router, Access access) {
    String path = "/api/v1/commitments/:id/override";
    router
        .post(path)
        .handler(access.require(Role.OPERATOR))
        .handler(Bodies::requireJson)
        .handler(Bodies.upTo(Limits.SMALL_BODY_BYTES))
        .handler(this::set);
    router
        .delete(path)
        .handler(access.require(Role.OPERATOR))
        .handler(Bodies::requireJson)
        .handler(Bodies.upTo(Limits.SMALL_BODY_BYTES))
        .handler(this::end);
  }

  private void set(RoutingContext ctx) {
    Parameters.of(ctx);
    String id = Reading.part(ctx, "id");
    Catalog catalog = municipalities.withCommitment(id);
    Ruling override = override(id, new Fields(Bodies.object(ctx)));
    Answers.when(
        ctx,
        Outages.answered(judge.judge(catalog.municipality().code(), override)),
        judged ->
            Answers.fresh(
                ctx,
                new JsonObject()
                    .put("position", judged.position())
                    .put("override", JudgementJson.override(override))));
  }

  private void end(RoutingContext ctx) {
    Parameters.of(ctx);
    String id = Reading.part(ctx, "id");
    Catalog catalog = municipalities.withCommitment(id);
    Fields fields = new Fields(Bodies.object(ctx));
    String by = fields.text("by", MAX_BY);
    String reason = fields.text("reason", MAX_REASON);
    fields.done();
    Answers.when(
        ctx,
        Outages.answered(
            judge.judge(catalog.municipality().code(), new Judgement.Retraction(id, by, reason))),
        judged -> {
          if (judged.outcome() == Outcome.UNCHANGED) {
            throw new Problem.NotFound("Nobody has overridden %s.".formatted(id)).asFailure();
          }
          Answers.fresh(
              ctx, new JsonObject().put("position", judged.position()).putNull("override"));
        });
  }

  private Ruling override(String id, Fields fields) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
    String code = fields.text("state", 30);
    Status.@Nullable State state =
        Arrays.stream(Status.State.values())
            .filter(each -> each.code().equals(code))
            .findFirst()
            .orElse(null);
    if (state == null) {
      fields.wrong("state", "there is no state " + code, "one of " + STATES);
    }
    String by = fields.text("by", MAX_BY);
    String reason = fields.text("reason", MAX_REASON);
    LocalDate from = day("from", fields.optionalText("from", 10), today, fields);
    LocalDate until = day("until", fields.text("until", 10), today, fields);
    if (from.isBefore(today)) {
      fields.wrong("from", from + " has passed", "today or later: at least " + today);
    }
    LocalDate last = from.plusDays(Ruling.MAX_DAYS - 1L);
    if (until.isBefore(from) || until.isAfter(last)) {
      fields.wrong("until", "not within " + Ruling.MAX_DAYS + " days", from + " to " + last);
    }
    fields.done();
    return new Ruling(
        id, state == null ? Status.State.CANNOT_BE_JUDGED : state, by, reason, from, until);
  }

  private static LocalDate day(String name, @Nullable String text, LocalDate today, Fields fields) {
    try {
      return text == null ? today : LocalDate.parse(text);
    } catch (DateTimeException e) {
      fields.wrong(name, "not a day: " + text, "a day such as " + today);
      return today;
    }
  }
}
