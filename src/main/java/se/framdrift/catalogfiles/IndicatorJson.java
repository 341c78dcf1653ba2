package se.framdrift.catalogfiles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.catalog.Reform;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

/** Reads what is measured and what is computed from it. */
final class IndicatorJson {

  private IndicatorJson() {}

  static Kpi kpi(Part json) {
    Part plausible = json.partOrNull("plausible");
    Part source = json.part("source");
    return new Kpi(
        json.text("id"),
        json.localized("title"),
        json.localized("definition"),
        json.text("unit"),
        json.whole("decimals"),
        json.required("resolution", Span::parse),
        json.text("measured"),
        json.required("reportingLag", Span::parse),
        json.text("nature").equals("survey"),
        dimensions(json),
        plausible == null ? null : plausible.number("min"),
        plausible == null ? null : plausible.number("max"),
        plausible == null ? null : plausible.number("step"),
        plausible != null && plausible.textOr("outside", "quarantine").equals("flag")
            ? Kpi.Doubtful.FLAG
            : Kpi.Doubtful.QUARANTINE,
        units(json),
        new Kpi.Source(source.text("name"), source.textOrNull("licence"), source.textOrNull("url")),
        json.localizedOrNull("seriesBreak"),
        threshold(json));
  }

  private static @Nullable Integer threshold(Part kpi) {
    Part disclosure = kpi.partOrNull("disclosure");
    return disclosure == null ? null : disclosure.whole("threshold");
  }

  private static Map<String, List<String>> dimensions(Part kpi) {
    Map<String, List<String>> dimensions = new TreeMap<>();
    Part json = kpi.partOrNull("dimensions");
    if (json != null) {
      json.json().fieldNames().forEach(name -> dimensions.put(name, json.texts(name)));
    }
    return dimensions;
  }

  private static Map<String, Double> units(Part kpi) {
    Map<String, Double> units = new TreeMap<>();
    Part json = kpi.partOrNull("units");
    if (json != null) {
      for (String name : json.json().fieldNames()) {
        Double factor = json.number(name);
        if (factor != null) {
          units.put(name, factor);
        }
      }
    }
    return units;
  }

  /** A series of the municipality of this code. */
  static Catalog.Series series(Part json, String municipality) {
    Map<String, String> dimensions = new TreeMap<>();
    Part chosen = json.partOrNull("dimensions");
    if (chosen != null) {
      chosen.json().fieldNames().forEach(name -> dimensions.put(name, chosen.text(name)));
    }
    String kpi = json.text("kpi");
    SeriesId id = new SeriesId(municipality, kpi, new TreeMap<>(dimensions));
    return new Catalog.Series(
        SeriesId.parse(id.toString()),
        kpi,
        json.textOrNull("feed"),
        json.localizedOrNull("feedMissing"));
  }

  static Indicator indicator(Part json) {
    List<Indicator.Input> inputs = new ArrayList<>();
    json.parts("inputs").forEach((name, input) -> inputs.add(AggregateJson.input(name, input)));
    return new Indicator(
        json.text("id"),
        json.localized("title"),
        json.text("unit"),
        json.whole("decimals"),
        json.constant("direction", Indicator.Direction.values()),
        List.copyOf(inputs),
        formula(json.textOrNull("formula"), inputs),
        json.list("reforms", IndicatorJson::reform));
  }

  private static Reform reform(Part json) {
    return new Reform(
        json.text("id"),
        json.required("date", LocalDate::parse),
        json.localized("title"),
        json.text("source"),
        json.textOrNull("group"),
        json.texts("series").stream().map(SeriesId::parse).toList());
  }

  /** A formula that is just the name of the only input computes nothing. */
  private static @Nullable String formula(@Nullable String written, List<Indicator.Input> inputs) {
    boolean plain = inputs.size() == 1 && inputs.getFirst().name().equals(written);
    return plain ? null : written;
  }

  static Catalog.QualityNote qualityNote(Part json) {
    return new Catalog.QualityNote(
        json.required("series", SeriesId::parse),
        json.required("period", Period::parse),
        json.localized("note"));
  }
}
