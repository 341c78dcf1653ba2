package se.framdrift.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.SeriesId;
import se.framdrift.problem.Problem;

/**
 * The municipalities that a router may speak of, and whose a thing is. What a router may not speak
 * of is not found, the same as what does not exist. Thread-safe.
 */
public final class Municipalities {

  private final Supplier<List<String>> codes;
  private final Function<String, Optional<Catalog>> catalogs;
  private final Predicate<Catalog> shown;

  private Municipalities(
      Supplier<List<String>> codes,
      Function<String, Optional<Catalog>> catalogs,
      Predicate<Catalog> shown) {
    this.codes = codes;
    this.catalogs = catalogs;
    this.shown = shown;
  }

  /** Those with a public board. */
  public static Municipalities open(
      Supplier<List<String>> codes, Function<String, Optional<Catalog>> catalogs) {
    return new Municipalities(codes, catalogs, Municipalities::isPublic);
  }

  /** All. */
  public static Municipalities all(
      Supplier<List<String>> codes, Function<String, Optional<Catalog>> catalogs) {
    return new Municipalities(codes, catalogs, _ -> true);
  }

  private static boolean isPublic(Catalog catalog) {
    Catalog.Board board = catalog.board();
    return board != null && board.isPublic();
  }

  /** Their catalogs, sorted by code. */
  List<Catalog> catalogs() {
    return codes.get().stream()
        .sorted()
        .flatMap(code -> catalogs.apply(code).stream())
        .filter(shown)
        .toList();
  }

  Catalog withCode(String code) {
    return first("municipality", code, catalog -> catalog.municipality().code().equals(code));
  }

  /** The municipality that a request names, or else whose thing it asks about. */
  Catalog owner(Parameters parameters, Supplier<Catalog> ofThing) {
    return parameters.text("municipality").map(this::withCode).orElseGet(ofThing);
  }

  Catalog withBoard(String id) {
    return first("board", id, catalog -> hasBoard(catalog, id));
  }

  /** Whether there is a board {@code id} that may be spoken of. */
  public boolean shows(String id) {
    return catalogs().stream().anyMatch(catalog -> hasBoard(catalog, id));
  }

  /** Whether there is a municipality {@code code} that may be spoken of. */
  public boolean speaksOf(String code) {
    return catalogs().stream().anyMatch(catalog -> catalog.municipality().code().equals(code));
  }

  private static boolean hasBoard(Catalog catalog, String id) {
    Catalog.Board board = catalog.board();
    return board != null && board.id().equals(id);
  }

  Catalog withCommitment(String id) {
    return first(
        "commitment",
        id,
        catalog -> catalog.commitments().stream().anyMatch(each -> each.id().equals(id)));
  }

  /** The municipality that declares a feed. */
  Catalog withFeed(String id) {
    return first(
        "feed", id, catalog -> catalog.feeds().stream().anyMatch(each -> each.id().equals(id)));
  }

  Catalog withIndicator(String id) {
    return first(
        "indicator",
        id,
        catalog -> catalog.indicators().stream().anyMatch(each -> each.id().equals(id)));
  }

  /**
   * The municipality that declares a feed.
   *
   * @param code of the one that is meant, null when none is named
   * @throws Problem.Failure not found, when none does; conflict, when several do and none is named
   */
  Catalog withFeed(String id, @Nullable String code) {
    List<Catalog> declaring =
        catalogs().stream()
            .filter(catalog -> code == null || catalog.municipality().code().equals(code))
            .filter(catalog -> catalog.feeds().stream().anyMatch(each -> each.id().equals(id)))
            .toList();
    if (declaring.size() > 1) {
      throw new Problem.Conflict(
              "%s is a feed of several municipalities: say municipality=, one of %s."
                  .formatted(
                      id,
                      declaring.stream()
                          .map(each -> each.municipality().code())
                          .collect(Collectors.joining(", "))),
              Duration.ZERO)
          .asFailure();
    }
    return declaring.stream().findFirst().orElseThrow(() -> notFound("feed", id));
  }

  /**
   * The municipality whose catalog has the KPI of a series, whether or not it declares the series.
   */
  Catalog withKpiOf(SeriesId id) {
    return first(
        "series",
        id.toString(),
        catalog ->
            catalog.municipality().code().equals(id.municipality())
                && catalog.kpis().containsKey(id.kpi()));
  }

  /**
   * The municipality of a series that it declares.
   *
   * @param once whether it may also be one that it has declared before; the caller looks
   */
  Catalog withSeries(SeriesId id, boolean once) {
    return first(
        "series",
        id.toString(),
        catalog ->
            once
                ? catalog.municipality().code().equals(id.municipality())
                : catalog.series().containsKey(id));
  }

  static Problem.Failure noFeed(String id) {
    return notFound("feed", id);
  }

  static Problem.Failure noSeries(SeriesId id) {
    return notFound("series", id.toString());
  }

  Problem.Failure noCommitment(String id) {
    return notFound("commitment", id);
  }

  Problem.Failure noIndicator(String id) {
    return notFound("indicator", id);
  }

  /** Reads a series id of a path. */
  static SeriesId series(String text) {
    try {
      return SeriesId.parse(text);
    } catch (IllegalArgumentException e) {
      throw notFound("series", text);
    }
  }

  private Catalog first(String what, String id, Predicate<Catalog> has) {
    return catalogs().stream().filter(has).findFirst().orElseThrow(() -> notFound(what, id));
  }

  private static Problem.Failure notFound(String what, String id) {
    String shortened = id.length() > 100 ? id.substring(0, 100) + "…" : id;
    return new Problem.NotFound("There is no " + what + " " + shortened + ".").asFailure();
  }
}
