package se.framdrift.feeds.kolada;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.Comparison;
import se.framdrift.model.Missing;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.model.Rejection;
import se.framdrift.model.SeriesId;

/**
 * Reads Kolada's figures: for each KPI, municipality and year one object with {@code values}, one
 * for each gender ({@code T} total, {@code K} women, {@code M} men). Pure.
 *
 * @param kpis those that are asked for; others are passed over
 */
record Figures(Catalog catalog, Set<String> kpis) {

  private static final String GENDER = "gender";
  private static final String TOTAL = "T";
  private static final Set<String> GENDERS = Set.of(TOTAL, "K", "M");

  private static final String EXPECTED =
      "{\"kpi\":…,\"municipality\":…,\"period\":…,\"values\":[{\"gender\":\"T\",\"value\":…}]}";

  /** What Kolada says of a figure that is not there, in lower case; anything else: not reported. */
  private static final Map<String, Missing> STATUS =
      Map.of(
          "private", Missing.HIDDEN,
          "confidential", Missing.HIDDEN,
          "notapplicable", Missing.NOT_APPLICABLE,
          "not applicable", Missing.NOT_APPLICABLE,
          "notcollected", Missing.NOT_COLLECTED,
          "not collected", Missing.NOT_COLLECTED);

  /** Reads the {@code values} of a page: each figure is a row. */
  Decoded decode(JsonArray values) {
    Rows rows = new Rows();
    for (Object each : values) {
      if (each instanceof JsonObject figure
          && figure.getValue("values") instanceof JsonArray genders) {
        genders.forEach(value -> read(figure, value, rows));
      } else {
        rows.refuse("", "no figure of Kolada's", String.valueOf(each));
      }
    }
    return new Decoded(rows.good, rows.refused);
  }

  /** Reads one row again: a figure with one value. */
  Decoded again(String raw) {
    try {
      return decode(new JsonArray().add(new JsonObject(raw)));
    } catch (DecodeException e) {
      return new Decoded(List.of(), List.of(new Rejection(1, "", "no JSON object", EXPECTED, raw)));
    }
  }

  private void read(JsonObject figure, @Nullable Object value, Rows rows) {
    String kpi = text(figure.getValue("kpi"));
    boolean isOurs = catalog.municipality().code().equals(text(figure.getValue("municipality")));
    if (kpi == null || !kpis.contains(kpi) || !isOurs) {
      return;
    }
    if (!(value instanceof JsonObject one) || !GENDERS.contains(gender(one))) {
      rows.refuse(GENDER, "no value of T, K or M", alone(figure, value));
      return;
    }
    String series = series(kpi, gender(one));
    if (series != null) {
      boolean deleted = isDeleted(figure) || isDeleted(one);
      String number = deleted ? null : text(one.getValue("value"));
      rows.add(
          series,
          text(figure.getValue("period")),
          number,
          deleted ? Missing.WITHDRAWN : number == null ? missing(one) : null,
          alone(figure, value));
    }
  }

  /** Null when the catalog does not divide the KPI by gender. */
  private @Nullable String series(String kpi, String gender) {
    SeriesId total = SeriesId.of(catalog.municipality().code(), kpi);
    if (gender.equals(TOTAL)) {
      return total.toString();
    }
    Kpi declared = catalog.kpis().get(kpi);
    boolean divided =
        declared != null && declared.dimensions().getOrDefault(GENDER, List.of()).contains(gender);
    return divided
        ? new SeriesId(total.municipality(), kpi, new TreeMap<>(Map.of(GENDER, gender))).toString()
        : null;
  }

  /**
   * What the members of a group reached in total; rows that cannot be read are passed over, since
   * they are not this municipality's.
   */
  List<Comparison> members(JsonArray values, String kpi, Catalog.ComparisonGroup group) {
    List<Comparison> members = new ArrayList<>();
    for (Object each : values) {
      if (each instanceof JsonObject figure
          && kpi.equals(text(figure.getValue("kpi")))
          && figure.getValue("values") instanceof JsonArray genders) {
        Comparison member = member(figure, genders, kpi, group);
        if (member != null) {
          members.add(member);
        }
      }
    }
    return members;
  }

  private static @Nullable Comparison member(
      JsonObject figure, JsonArray genders, String kpi, Catalog.ComparisonGroup group) {
    String code = text(figure.getValue("municipality"));
    Period period = period(figure);
    if (code == null || period == null || !group.members().contains(code)) {
      return null;
    }
    for (Object each : genders) {
      if (each instanceof JsonObject value && TOTAL.equals(gender(value))) {
        boolean deleted = isDeleted(figure) || isDeleted(value);
        Double number =
            !deleted && value.getValue("value") instanceof Number known
                ? (Double) known.doubleValue()
                : null;
        String flag = number == null ? "M" : "A";
        return new Comparison(
            kpi,
            period,
            group.id(),
            new TreeMap<>(Map.of(code, new Comparison.Member(number, flag, null))));
      }
    }
    return null;
  }

  private static @Nullable Period period(JsonObject figure) {
    try {
      String text = text(figure.getValue("period"));
      return text == null ? null : Period.parse(text);
    } catch (IllegalArgumentException _) {
      return null; // not a year: nothing that could be compared
    }
  }

  private static String gender(JsonObject value) {
    String gender = text(value.getValue(GENDER));
    return gender == null ? "" : gender;
  }

  private static boolean isDeleted(JsonObject object) {
    return Boolean.TRUE.equals(object.getValue("isdeleted"));
  }

  private static Missing missing(JsonObject value) {
    String status = text(value.getValue("status"));
    return status == null
        ? Missing.NOT_REPORTED
        : STATUS.getOrDefault(status.toLowerCase(Locale.ROOT).strip(), Missing.NOT_REPORTED);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** The row by itself, in the form in which it can be read again. */
  private static RawText alone(JsonObject figure, @Nullable Object value) {
    JsonObject alone = figure.copy().put("values", new JsonArray().add(value));
    return RawText.of(alone.encode());
  }

  /** What has been read so far. */
  private static final class Rows {

    private final List<RawFact> good = new ArrayList<>();
    private final List<Rejection> refused = new ArrayList<>();

    private int next() {
      return good.size() + refused.size() + 1;
    }

    void add(
        String series,
        @Nullable String period,
        @Nullable String value,
        @Nullable Missing missing,
        RawText raw) {
      good.add(
          new RawFact(
              next(),
              series,
              period,
              value,
              null,
              null,
              null,
              missing == null ? null : missing.code(),
              null,
              raw));
    }

    void refuse(String field, String problem, Object raw) {
      refused.add(new Rejection(next(), field, problem, EXPECTED, raw.toString()));
    }
  }
}
