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
import se.framdrift.model.Period;
import se.framdrift.model.Statement;
import se.framdrift.wire.Json;

/** {@code POST /api/v1/commitments/{id}/statements}: a person's report with evidence. */
public final class StatementRoutes {

  static final int MAX_EVIDENCE = 500;
  static final int MAX_BY = 200;
  static final int MAX_LINK = 1_000;
  static final int MAX_COMMENT = 2_000;

  /** Records a report; completes with its position when it is durable. */
  @FunctionalInterface
  public interface State {
    Future<Long> state(String municipality, Statement statement);
  }

  private static final String STATES =
      Arrays.stream(Statement.State.values()).map(Json::code).collect(Collectors.joining(", "));

  private final Municipalities municipalities;
  private final State state;
  private final InstantSource clock;

  StatementRoutes(Municipalities municipalities, State state, InstantSource clock) {
    this.municipalities = municipalities;
    this.state = state;
    this.clock = clock;
  }

  void mount(Router router, Access access) {
    router
        .post("/api/v1/commitments/:id/statements")
        .handler(access.require(Role.REPORTER))
        .handler(Bodies::requireJson)
        .handler(Bodies.upTo(Limits.SMALL_BODY_BYTES))
        .handler(this::state);
  }

  private void state(RoutingContext ctx) {
    Parameters.of(ctx);
    String id = Reading.part(ctx, "id");
    Catalog catalog = municipalities.withCommitment(id);
    Statement statement = statement(id, new Fields(Bodies.object(ctx)));
    Future<Long> position = state.state(catalog.municipality().code(), statement);
    Answers.when(
        ctx,
        Outages.answered(position),
        at ->
            Answers.fresh(
                ctx,
                new JsonObject().put("position", at).put("statement", Json.statement(statement))));
  }

  private Statement statement(String id, Fields fields) {
    Statement.State reported = reported(fields);
    LocalDate date = date(fields);
    String evidence = fields.text("evidence", MAX_EVIDENCE);
    String link = link(fields);
    String by = fields.text("by", MAX_BY);
    String comment = fields.optionalText("comment", MAX_COMMENT);
    fields.done();
    return new Statement(id, reported, date, evidence, link, by, comment);
  }

  private static Statement.State reported(Fields fields) {
    String code = fields.text("state", 20);
    return Arrays.stream(Statement.State.values())
        .filter(each -> Json.code(each).equals(code))
        .findFirst()
        .orElseGet(
            () -> {
              fields.wrong("state", "there is no state " + code, "one of " + STATES);
              return Statement.State.NOT_STARTED;
            });
  }

  private LocalDate date(Fields fields) {
    String text = fields.text("date", 10);
    LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.isAfter(today)) {
        fields.wrong("date", date + " has not come", "today or earlier: at most " + today);
      } else if (date.getYear() < 1900) {
        fields.wrong("date", date + " is too long ago", "a day from 1900 on");
      }
      return date;
    } catch (DateTimeException e) {
      fields.wrong("date", "not a day: " + text, "a day such as " + today);
      return today;
    }
  }

  private static @Nullable String link(Fields fields) {
    String link = fields.optionalText("link", MAX_LINK);
    if (link != null && !Links.web(link)) {
      fields.wrong("link", "not an address on the web", "one that begins with https:// or http://");
    }
    return link;
  }
}
