package se.framdrift.catalog;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

/**
 * Everything that is declared about one municipality. Its ids are unique and its references
 * resolve: the reader has checked it.
 *
 * @param kpis by id: those that the municipality's series use
 * @param series by id
 * @param commitments in the order of the documents
 * @param comparisonGroups by id: municipality codes
 * @param board null for a municipality that only lends its figures (Riket)
 */
public record Catalog(
    Municipality municipality,
    Map<String, Kpi> kpis,
    SortedMap<SeriesId, Series> series,
    List<Document> documents,
    List<Group> groups,
    List<Commitment> commitments,
    List<Indicator> indicators,
    List<QualityNote> qualityNotes,
    List<Feed> feeds,
    Map<String, ComparisonGroup> comparisonGroups,
    @Nullable Board board) {

  /**
   * A municipality.
   *
   * @param code SCB code, four digits
   * @param simulated made up: every figure is simulated and says so
   */
  public record Municipality(
      String code,
      String name,
      String board,
      boolean simulated,
      List<Area> areas,
      List<Body> bodies) {}

  /** Whether any of the series that an indicator rests on has answers of a sample. */
  public boolean survey(Indicator indicator) {
    return kpisOf(indicator).anyMatch(Kpi::survey);
  }

  /** The longest time until figures of an indicator's series come; empty when none is known. */
  public Optional<Span> reportingLag(Indicator indicator) {
    return kpisOf(indicator)
        .map(Kpi::reportingLag)
        .max(Comparator.comparing(lag -> lag.after(Instant.EPOCH)));
  }

  private Stream<Kpi> kpisOf(Indicator indicator) {
    return indicator.inputs().stream()
        .flatMap(input -> input.allSeries().stream())
        .flatMap(each -> Stream.ofNullable(kpis.get(each.kpi())));
  }

  /** A part of the board, in the order in which it shows them. */
  public record Area(String id, LocalizedText title) {}

  /** Someone who answers for commitments. {@code chair} is a party, or null when not stated. */
  public record Body(String id, LocalizedText name, String kind, @Nullable String chair) {}

  /** A promise or priority that has measures under it. */
  public record Group(String id, String document, @Nullable String number, LocalizedText title) {}

  /**
   * A declared series.
   *
   * @param feed id of the feed that fills it, null when there is none
   * @param feedMissing which feed is missing, null when there is one
   */
  public record Series(
      SeriesId id, String kpi, @Nullable String feed, @Nullable LocalizedText feedMissing) {}

  /** A published value that cannot be right: kept, flagged, never judged. */
  public record QualityNote(SeriesId series, Period period, LocalizedText note) {}

  /**
   * Where figures come from.
   *
   * @param kind the word of a kind of feed
   * @param path of a bundled file, below the folder of seeds
   * @param rhythm how often something new is expected, null when that is to be learned
   * @param schedule when a feed that fetches does so: a duration such as {@code PT6H}, or a cron
   *     expression of five fields in Europe/Stockholm; null for its kind's own
   * @param settings what the kind asks for, one JSON object
   */
  public record Feed(
      String id,
      String kind,
      LocalizedText title,
      @Nullable String path,
      @Nullable String source,
      @Nullable String licence,
      @Nullable Span rhythm,
      @Nullable String schedule,
      String settings) {

    /** A feed that is not fetched and asks for nothing. */
    public Feed(
        String id,
        String kind,
        LocalizedText title,
        @Nullable String path,
        @Nullable String source,
        @Nullable String licence) {
      this(id, kind, title, path, source, licence, null, null, "{}");
    }
  }

  /** Municipalities that are compared with each other. */
  public record ComparisonGroup(String id, LocalizedText title, List<String> members) {}

  /**
   * A board.
   *
   * @param order {@code area} or {@code group}: how commitments are arranged
   * @param screenIssuers issuer kinds that a public screen shows
   * @param secondsPerPage how long a public screen shows each page
   * @param indicators shown beside the commitments
   */
  public record Board(
      String id,
      LocalizedText title,
      String order,
      boolean isPublic,
      List<String> screenIssuers,
      int secondsPerPage,
      List<String> indicators) {}
}
