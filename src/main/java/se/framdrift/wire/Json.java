package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Comparison;
import se.framdrift.model.Coverage;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Reason;
import se.framdrift.model.Rejection;
import se.framdrift.model.Statement;
import se.framdrift.model.Withdrawal;

/** The small shapes that all others are made of. Instants are RFC 3339 in UTC. */
public final class Json {

  private Json() {}

  /** {@code {"sv":…,"en":…}}. */
  public static JsonObject text(LocalizedText text) {
    return new JsonObject().put("sv", text.sv()).put("en", text.en());
  }

  /** As {@link #text(LocalizedText)}, or null. */
  public static @Nullable JsonObject textOrNull(@Nullable LocalizedText text) {
    return text == null ? null : text(text);
  }

  static @Nullable String instant(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  /** A list, each element as {@code shape} says. */
  public static <T> JsonArray array(List<T> list, Function<? super T, ?> shape) {
    JsonArray array = new JsonArray();
    list.forEach(element -> array.add(shape.apply(element)));
    return array;
  }

  /** {@code {"code":…,"params":{…},"text":{…}}}. */
  public static JsonObject reason(Reason reason) {
    JsonObject params = new JsonObject();
    reason.params().forEach(params::put);
    return new JsonObject()
        .put("code", reason.code())
        .put("params", params)
        .put("text", text(reason.text()));
  }

  static @Nullable JsonObject reasonOrNull(@Nullable Reason reason) {
    return reason == null ? null : reason(reason);
  }

  /** {@code {"state":…,"date":…,"evidence":…,…}}. */
  public static JsonObject statement(Statement statement) {
    return new JsonObject()
        .put("state", code(statement.state()))
        .put("date", statement.date().toString())
        .put("evidence", statement.evidence())
        .put("link", statement.link())
        .put("by", statement.by())
        .put("comment", statement.comment());
  }

  /** The code of an enum constant: {@code NOT_STARTED} is {@code not-started}. */
  public static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** An observation as it stands in the ledger, without when it became known. */
  public static JsonObject observation(Observation observation) {
    var missing = observation.missing();
    return new JsonObject()
        .put("period", observation.period().text())
        .put("value", observation.value())
        .put("n", observation.n())
        .put("margin", observation.margin())
        .put("flag", observation.flag())
        .put("missing", missing == null ? null : missing.code())
        .put("withdrawn", withdrawal(observation.withdrawal()));
  }

  /** Why a figure was taken back, in whose words, by whom and when; or null. */
  static @Nullable JsonObject withdrawal(@Nullable Withdrawal withdrawal) {
    return withdrawal == null
        ? null
        : new JsonObject()
            .put("reason", withdrawal.reason().code())
            .put("text", withdrawal.text())
            .put("by", withdrawal.by())
            .put("at", withdrawal.at().toString());
  }

  /** {@code {"present":53,"expected":365}}. */
  public static @Nullable JsonObject coverageOrNull(@Nullable Coverage coverage) {
    return coverage == null
        ? null
        : new JsonObject().put("present", coverage.present()).put("expected", coverage.expected());
  }

  /** A computed value with the bounds of its period. */
  public static JsonObject indicatorValue(IndicatorValue value) {
    return new JsonObject()
        .put("period", value.period().text())
        .put("start", value.period().start().toString())
        .put("end", value.period().end().toString())
        .put("value", value.value())
        .put("missing", reasonOrNull(value.missing()))
        .put("margin", value.margin())
        .put("n", value.n())
        .put("coverage", coverageOrNull(value.coverage()))
        .put("flag", value.flag())
        .put("qualityNote", textOrNull(value.qualityNote()));
  }

  /** What others had. */
  public static JsonObject comparison(Comparison comparison) {
    JsonObject members = new JsonObject();
    comparison
        .members()
        .forEach(
            (code, member) ->
                members.put(
                    code,
                    new JsonObject()
                        .put("value", member.value())
                        .put("flag", member.flag())
                        .put("sourcePosition", member.sourcePosition())));
    return new JsonObject()
        .put("kpi", comparison.kpi())
        .put("period", comparison.period().text())
        .put("group", comparison.group())
        .put("members", members);
  }

  /** A refused row, as its sender is told. */
  public static JsonObject rejection(Rejection rejection) {
    return new JsonObject()
        .put("row", rejection.row())
        .put("field", rejection.field())
        .put("problem", rejection.problem())
        .put("expected", rejection.expected());
  }
}
