package se.framdrift.validate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.SeriesId;

/**
 * Which series a row speaks of. The same series come again and again, so what a text was found to
 * mean is remembered as long as that catalog is in force. Thread-safe.
 */
final class SeriesNames {

  /** A series, and the KPI that the catalog says it has. */
  record Named(SeriesId series, Catalog catalog, Kpi kpi) {}

  private final Function<String, Optional<Catalog>> catalogs;
  private final Bounded<Named> known;

  /**
   * @param catalogs the catalog in force of a municipality code
   * @param most how many texts are remembered
   */
  SeriesNames(Function<String, Optional<Catalog>> catalogs, int most) {
    this.catalogs = catalogs;
    this.known = new Bounded<>(most);
  }

  /**
   * What a text means, with the catalog that is in force now.
   *
   * @throws Refusal when it names no series of the catalog
   */
  @SuppressWarnings("ReferenceEquality") // another catalog is another object, and equality is slow
  Named named(@Nullable String sent) {
    String text = sent == null ? "" : sent.strip();
    Named before = known.get(text);
    if (before != null) {
      Catalog now = catalogs.apply(before.series().municipality()).orElse(null);
      if (now == before.catalog()) {
        return before;
      }
    }
    SeriesId series = series(text);
    Catalog catalog = catalog(series);
    Named found = new Named(series, catalog, kpi(series, catalog));
    known.put(text, found);
    return found;
  }

  private static SeriesId series(String text) {
    if (text.isEmpty()) {
      throw new Refusal("series", "not given", "a series id such as 1441:N00901");
    }
    try {
      return SeriesId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal("series", said(e), "a series id such as 1441:N00901");
    }
  }

  private Catalog catalog(SeriesId series) {
    return catalogs
        .apply(series.municipality())
        .orElseThrow(
            () ->
                new Refusal(
                    "series",
                    "unknown municipality " + series.municipality(),
                    "the code of a municipality in the catalog"));
  }

  private static Kpi kpi(SeriesId series, Catalog catalog) {
    Kpi kpi = catalog.kpis().get(series.kpi());
    if (kpi == null) {
      throw new Refusal(
          "series",
          "unknown series " + series,
          "a KPI that the catalog of " + series.municipality() + " declares");
    }
    series
        .dimensions()
        .forEach(
            (name, value) -> {
              List<String> allowed = kpi.dimensions().get(name);
              if (allowed == null) {
                throw new Refusal(
                    "series",
                    "%s has no dimension %s".formatted(kpi.id(), name),
                    kpi.dimensions().isEmpty()
                        ? "no dimension"
                        : "one of " + kpi.dimensions().keySet());
              }
              if (!allowed.contains(value)) {
                throw new Refusal(
                    "series", "unknown %s %s".formatted(name, value), "one of " + allowed);
              }
            });
    return kpi;
  }

  private static String said(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }
}
