package se.framdrift.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Document;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;

/**
 * The register in figures, as Markdown. Pure: the same catalogs give the same text. Counts are not
 * summed over documents, since their issuers differ.
 */
final class CatalogReport {

  private static final String HEAD =
      """
      # The register in figures

      Made by `./framdrift check --report`; a test fails when it is not up to date.

      """;

  private CatalogReport() {}

  static String of(List<Catalog> catalogs) {
    StringBuilder page = new StringBuilder(HEAD);
    kinds(catalogs, page);
    states(catalogs, page);
    kpis(catalogs, page);
    proxies(catalogs, page);
    return page.toString();
  }

  private static void kinds(List<Catalog> catalogs, StringBuilder page) {
    page.append("## Commitments by document and kind\n\n");
    page.append("| municipality | document | issuer |");
    for (Kind kind : Kind.values()) {
      page.append(' ').append(kind.code()).append(" |");
    }
    page.append(" all |\n| --- | --- | --- |")
        .append(" ---: |".repeat(Kind.values().length + 1))
        .append('\n');
    for (Catalog catalog : catalogs) {
      for (Document document : catalog.documents()) {
        List<Commitment> commitments = of(document, catalog);
        row(page, name(catalog), document.title(), document.issuer().kind());
        page.deleteCharAt(page.length() - 1);
        for (Kind kind : Kind.values()) {
          page.append(' ').append(count(commitments, kind)).append(" |");
        }
        page.append(' ').append(commitments.size()).append(" |\n");
      }
    }
    page.append('\n');
  }

  private static List<Commitment> of(Document document, Catalog catalog) {
    return catalog.commitments().stream()
        .filter(commitment -> commitment.document().equals(document.id()))
        .toList();
  }

  private static long count(List<Commitment> commitments, Kind kind) {
    return commitments.stream().filter(commitment -> commitment.kind() == kind).count();
  }

  /** What can be said of them before any figure has come. */
  private static void states(List<Catalog> catalogs, StringBuilder page) {
    page.append("## What they rest on\n\n");
    row(
        page,
        "municipality",
        "document",
        "target quoted",
        "target assumed",
        "no target, open questions",
        "linked to a figure that measures",
        "linked to proxies only");
    page.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (Catalog catalog : catalogs) {
      for (Document document : catalog.documents()) {
        int[] counts = new int[5];
        for (Commitment commitment : of(document, catalog)) {
          var target = commitment.target();
          if (target != null) {
            counts[target.quoted() ? 0 : 1]++;
          } else if (!commitment.openQuestions().isEmpty()) {
            counts[2]++;
          }
          if (commitment.indicators().stream().anyMatch(Commitment.Link::measures)) {
            counts[3]++;
          } else if (!commitment.indicators().isEmpty()) {
            counts[4]++;
          }
        }
        row(page, name(catalog), document.title());
        page.deleteCharAt(page.length() - 1);
        Arrays.stream(counts).forEach(count -> page.append(' ').append(count).append(" |"));
        page.append('\n');
      }
    }
    page.append('\n');
  }

  private static void kpis(List<Catalog> catalogs, StringBuilder page) {
    page.append("## KPIs that commitments are linked to\n\n");
    row(page, "KPI", "title", "measures", "proxy for");
    page.append("| --- | --- | --- | --- |\n");
    Map<String, Kpi> linked = new TreeMap<>();
    Map<String, Map<String, Integer>> measures = new HashMap<>();
    Map<String, Map<String, Integer>> proxies = new HashMap<>();
    for (Catalog catalog : catalogs) {
      Map<String, Indicator> indicators = indicators(catalog);
      for (Commitment commitment : catalog.commitments()) {
        for (Commitment.Link link : commitment.indicators()) {
          Indicator indicator = indicators.get(link.indicator());
          for (Kpi kpi : kpis(catalog, indicator)) {
            linked.putIfAbsent(kpi.id(), kpi);
            (link.measures() ? measures : proxies)
                .computeIfAbsent(kpi.id(), _ -> new TreeMap<>())
                .merge(name(catalog), 1, Integer::sum);
          }
        }
      }
    }
    linked.forEach(
        (id, kpi) ->
            row(
                page,
                id,
                kpi.title().en(),
                listed(measures.getOrDefault(id, Map.of())),
                listed(proxies.getOrDefault(id, Map.of()))));
    page.append('\n');
  }

  private static List<Kpi> kpis(Catalog catalog, @Nullable Indicator indicator) {
    return indicator == null
        ? List.of()
        : indicator.inputs().stream()
            .map(input -> input.series().kpi())
            .distinct()
            .flatMap(id -> Stream.ofNullable(catalog.kpis().get(id)))
            .toList();
  }

  private static String listed(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  private static void proxies(List<Catalog> catalogs, StringBuilder page) {
    page.append("## Proxies and what they miss\n\n");
    page.append("A status never rests on a proxy.\n\n");
    row(page, "commitment", "indicator", "what it misses");
    page.append("| --- | --- | --- |\n");
    for (Catalog catalog : catalogs) {
      Map<String, Indicator> indicators = indicators(catalog);
      for (Commitment commitment : catalog.commitments()) {
        for (Commitment.Link link : commitment.indicators()) {
          Indicator indicator = indicators.get(link.indicator());
          var misses = link.misses();
          if (indicator != null && misses != null) {
            row(
                page,
                commitment.title().en() + " (" + commitment.id() + ")",
                indicator.title().en() + " (" + indicator.id() + ")",
                misses.en());
          }
        }
      }
    }
  }

  private static Map<String, Indicator> indicators(Catalog catalog) {
    return catalog.indicators().stream()
        .collect(Collectors.toMap(Indicator::id, indicator -> indicator));
  }

  private static String name(Catalog catalog) {
    Catalog.Municipality municipality = catalog.municipality();
    return municipality.name() + (municipality.simulated() ? " (made up)" : "");
  }

  private static void row(StringBuilder page, String... cells) {
    page.append('|');
    for (String cell : cells) {
      page.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    page.append('\n');
  }
}
