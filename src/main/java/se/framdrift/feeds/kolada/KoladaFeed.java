package se.framdrift.feeds.kolada;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.model.Comparison;
import se.framdrift.model.Period;

/**
 * Fetches one municipality's figures, and those of the municipalities that it is ranked against.
 * Every KPI remembers from which day on its changes are to be asked for; it does so as soon as it
 * is taken, so that a run after a failure goes on where that one ended.
 */
final class KoladaFeed implements PulledFeed {

  /** Kolada takes no more ids in a list of an address. */
  static final int MOST_IDS = 25;

  /** What is kept of the figures, in the word of the deliveries. */
  static final String FORMAT = "kolada";

  /** A change may be published a little before it can be fetched. */
  private static final Duration OVERLAP = Duration.ofDays(1);

  private static final String NEVER = "";

  private static final Map<String, String> JSON = Map.of("accept", "application/json");

  private final Catalog catalog;
  private final URI address;
  private final Set<String> kpis;
  private final Figures figures;

  /**
   * @param address of the API, without a slash at the end
   * @param kpis Kolada's ids of what is fetched
   */
  KoladaFeed(Catalog catalog, URI address, Set<String> kpis) {
    this.catalog = catalog;
    this.address = address;
    this.kpis = kpis;
    this.figures = new Figures(catalog, kpis);
  }

  /** A KPI that is ranked, and the group that it is ranked in. */
  private record Ranked(String kpi, Catalog.ComparisonGroup group) {

    String key() {
      return "compared %s %s %08x".formatted(kpi, group.id(), group.members().hashCode());
    }
  }

  @Override
  public void run(Run run) {
    String next = LocalDate.ofInstant(run.now().minus(OVERLAP), Period.ZONE).toString();
    List<Map.Entry<String, List<String>>> portions = portions(run);
    List<Ranked> ranked = ranked();
    int total =
        portions.size()
            + ranked.stream().mapToInt(each -> parts(each.group().members()).size()).sum();
    AtomicInteger done = new AtomicInteger();
    Runnable step = () -> run.progress(done.incrementAndGet(), total, "requests");
    run.progress(0, total, "requests");
    for (Map.Entry<String, List<String>> portion : portions) {
      take(run, portion.getValue(), portion.getKey());
      portion.getValue().forEach(kpi -> run.keep(key(kpi), next));
      step.run();
    }
    for (Ranked each : ranked) {
      compare(run, each, step);
      run.keep(each.key(), next);
    }
  }

  /** At most {@link #MOST_IDS} KPIs each, of which changes since the same day are to be asked. */
  private List<Map.Entry<String, List<String>>> portions(Run run) {
    Map<String, List<String>> bySince = new TreeMap<>();
    for (String kpi : kpis) {
      String since = run.recall(key(kpi)).orElse(NEVER);
      bySince.computeIfAbsent(since, _ -> new ArrayList<>()).add(kpi);
    }
    List<Map.Entry<String, List<String>>> portions = new ArrayList<>();
    bySince.forEach(
        (since, ids) -> parts(ids).forEach(part -> portions.add(Map.entry(since, part))));
    return portions;
  }

  /** Another one when the KPI is divided otherwise: then all of it is fetched again. */
  private String key(String kpi) {
    Kpi declared = catalog.kpis().get(kpi);
    return "since %s %s".formatted(kpi, declared == null ? "" : declared.dimensions().keySet());
  }

  private static List<List<String>> parts(List<String> ids) {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += MOST_IDS) {
      parts.add(ids.subList(from, Math.min(from + MOST_IDS, ids.size())));
    }
    return parts;
  }

  private void take(Run run, List<String> ids, String since) {
    URI first = query(ids, List.of(catalog.municipality().code()), since);
    pages(run, first)
        .forEach(
            page -> {
              Decoded decoded = figures.decode(page.values());
              if (decoded.size() > 0) {
                run.take(page.address().toString(), FORMAT, null, decoded);
              }
            });
  }

  private static Paging pages(Run run, URI first) {
    return new Paging(address -> run.get(address, JSON), first);
  }

  private URI query(List<String> ids, List<String> municipalities, String since) {
    return URI.create(
        "%s/data/kpi/%s/municipality/%s?per_page=%d%s"
            .formatted(
                address,
                String.join(",", ids),
                String.join(",", municipalities),
                Paging.PER_PAGE,
                since.isEmpty() ? "" : "&from_date=" + since));
  }

  private List<Ranked> ranked() {
    Map<String, Ranked> ranked = new LinkedHashMap<>();
    for (var indicator : catalog.indicators()) {
      for (var compared : indicator.compared()) {
        Catalog.ComparisonGroup group = catalog.comparisonGroups().get(compared.group());
        if (group != null && kpis.contains(compared.kpi())) {
          Ranked each = new Ranked(compared.kpi(), group);
          ranked.put(each.key(), each);
        }
      }
    }
    return List.copyOf(ranked.values());
  }

  /** Hands over what the group reached, each period whole. */
  private void compare(Run run, Ranked ranked, Runnable step) {
    String since = run.recall(ranked.key()).orElse(NEVER);
    Map<Period, Comparison> periods = new TreeMap<>();
    for (List<String> part : parts(ranked.group().members())) {
      pages(run, query(List.of(ranked.kpi()), part, since))
          .forEach(
              page ->
                  figures
                      .members(page.values(), ranked.kpi(), ranked.group())
                      .forEach(each -> periods.merge(each.period(), each, Comparison::with)));
      step.run();
    }
    run.compare(List.copyOf(periods.values()));
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return figures.again(raw);
  }
}
