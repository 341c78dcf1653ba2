package se.framdrift.boot;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Delivery;
import se.framdrift.model.SeriesId;

/**
 * Which declared feed a delivery is of. One that names a kind ({@code push}) and no feed is of the
 * feed of that kind that the row's series declares, else of the first of that kind that the
 * municipality declares. Thread-safe.
 */
final class DeclaredFeeds {

  private final Function<String, Optional<Catalog>> catalogs;

  /**
   * @param catalogs the catalog in force of a municipality's code
   */
  DeclaredFeeds(Function<String, Optional<Catalog>> catalogs) {
    this.catalogs = catalogs;
  }

  /** The feeds that {@code municipality} declares. */
  List<Catalog.Feed> of(String municipality) {
    return catalogs.apply(municipality).map(Catalog::feeds).orElse(List.of());
  }

  /** The feed with this id. */
  Optional<Catalog.Feed> feed(String municipality, String id) {
    return of(municipality).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * The id of the declared feed.
   *
   * @param name id of a feed, or a kind
   * @param series of a row, null when that is not known
   * @return empty when the municipality declares no such feed
   */
  Optional<String> resolve(String municipality, String name, @Nullable SeriesId series) {
    if (feed(municipality, name).isPresent()) {
      return Optional.of(name);
    }
    List<String> ofKind =
        of(municipality).stream()
            .filter(each -> each.kind().equals(name))
            .map(Catalog.Feed::id)
            .toList();
    if (ofKind.size() <= 1 || series == null) {
      return ofKind.stream().findFirst();
    }
    return catalogs
        .apply(municipality)
        .flatMap(catalog -> Optional.ofNullable(catalog.series().get(series)))
        .flatMap(declared -> Optional.ofNullable(declared.feed()))
        .filter(ofKind::contains)
        .or(() -> Optional.of(ofKind.getFirst()));
  }

  /** Whether rows of one such delivery may be of several feeds. */
  boolean isAmbiguous(String municipality, String name) {
    return feed(municipality, name).isEmpty()
        && of(municipality).stream().filter(each -> each.kind().equals(name)).count() > 1;
  }

  /** The same delivery with its declared feed, where there is one. */
  Delivery resolved(Delivery delivery) {
    String municipality = delivery.municipality();
    return municipality == null
        ? delivery
        : resolve(municipality, delivery.feed(), null)
            .map(
                id ->
                    new Delivery(
                        id,
                        municipality,
                        delivery.origin(),
                        delivery.source(),
                        delivery.format(),
                        delivery.heading()))
            .orElse(delivery);
  }
}
