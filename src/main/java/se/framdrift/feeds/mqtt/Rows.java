package se.framdrift.feeds.mqtt;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.model.Rejection;

/** Collects what one message gives: readings become rows of series and period. For one thread. */
final class Rows {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,330})?([eE][+-]?[0-9]{1,3})?");

  private final Catalog catalog;
  private final Message message;
  private final List<RawFact> rows = new ArrayList<>();
  private final List<Rejection> refused = new ArrayList<>();
  private int next = 1;

  Rows(Catalog catalog, Message message) {
    this.catalog = catalog;
    this.message = message;
  }

  /** Adds a reading as a row, or the reason why it is none. */
  void add(Mapping mapping, Reading reading) {
    try {
      RawFact row = row(mapping, reading);
      if (row != null) {
        rows.add(row);
        next++;
      }
    } catch (Unreadable e) {
      refuse(e, reading.raw());
    }
  }

  /** Adds a payload that could not be read, or that nobody means. */
  void refuse(Unreadable why, RawText raw) {
    refused.add(new Rejection(next++, why.field(), why.problem(), why.expected(), raw.toString()));
  }

  Decoded decoded() {
    return new Decoded(rows, refused);
  }

  private @Nullable RawFact row(Mapping mapping, Reading reading) {
    String value = reading.value();
    if (value == null) {
      if (mapping.absent() == Mapping.Absent.SKIP) {
        return null;
      }
      throw new Unreadable(
          "value", "no value" + where(mapping), "a number there, or absent: skip in the mapping");
    }
    String number = number(mapping.translated("value", value.strip()), mapping.factor());
    String series = series(mapping, reading);
    return new RawFact(
        next,
        series,
        period(mapping, reading, series),
        number,
        null,
        null,
        null,
        null,
        unit(mapping, reading),
        reading.raw());
  }

  private static String where(Mapping mapping) {
    return mapping.value() == null ? "" : " at " + mapping.value();
  }

  private static String number(String text, BigDecimal factor) {
    if (!NUMBER.matcher(text).matches()) {
      throw new Unreadable(
          "value",
          "not a number: " + (text.length() > 80 ? text.substring(0, 80) + "…" : text),
          "a number such as 20.65, or its translation in the mapping");
    }
    return factor.compareTo(BigDecimal.ONE) == 0
        ? text
        : new BigDecimal(text).multiply(factor).toString();
  }

  private static String series(Mapping mapping, Reading reading) {
    String series =
        mapping
            .series()
            .fill(
                place -> {
                  String text = reading.names().get(place);
                  return text == null ? null : mapping.translated(place, text);
                });
    if (series == null) {
      List<String> empty =
          mapping.series().places().stream()
              .filter(place -> reading.names().get(place) == null)
              .toList();
      throw new Unreadable("series", "nothing for " + empty, "a payload and topic that say it");
    }
    return series;
  }

  private @Nullable String period(Mapping mapping, Reading reading, String series) {
    String moment = mapping.moment(reading, message);
    if (moment == null) {
      throw new Unreadable(
          "period", "no time of its own", "a time in the message, or time: arrival in the mapping");
    }
    String[] parts = series.split(":", 3);
    Kpi kpi = parts.length < 2 ? null : catalog.kpis().get(parts[1]);
    if (kpi == null) {
      return null; // the check of the series will say so
    }
    try {
      Stamp stamp = mapping.stamp();
      boolean plain = !(mapping.time() instanceof Mapping.Time.Pointer);
      Stamp read = plain ? new Stamp(stamp.edge(), Stamp.Form.ISO, stamp.zone()) : stamp;
      Period period = read.period(read.moment(moment), kpi.resolution(), kpi.measured());
      if (period == null) {
        throw new Unreadable(
            "period", "a moment has no period of " + kpi.resolution(), "a KPI that is measured");
      }
      return period.text();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Unreadable(
          "period",
          "not a time: " + (moment.length() > 80 ? moment.substring(0, 80) + "…" : moment),
          expected(mapping.stamp().form()));
    }
  }

  private static String expected(Stamp.Form form) {
    return switch (form) {
      case ISO -> "2026-01-15T08:00:00Z, or another form in the mapping";
      case SECONDS -> "seconds since 1970";
      case MILLISECONDS -> "milliseconds since 1970";
    };
  }

  private static @Nullable String unit(Mapping mapping, Reading reading) {
    String said = reading.unit();
    return mapping.unit() != null || said == null
        ? mapping.unit()
        : mapping.translated("unit", said);
  }
}
