package se.framdrift.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** The facts in force that figures are computed from. Confined to one thread. */
final class Facts {

  private record Compared(String kpi, String group, Period period) {}

  /** Said against a value that was taken although it is hardly credible. */
  static final LocalizedText DOUBTFUL =
      new LocalizedText(
          "Värdet är märkt som osäkert av den som lämnat det, eller föga troligt",
          "The value is marked as unreliable by its sender, or hardly credible");

  private final Map<String, Kpi> kpis;
  private final Map<SeriesId, Timeline> timelines = new HashMap<>();
  private final Map<Compared, Comparison> comparisons = new HashMap<>();
  private final Map<SeriesId, SortedMap<Period, LocalizedText>> notes = new HashMap<>();

  private final Map<String, Integer> groupSizes;

  /**
   * @param groupSizes how many members each comparison group has in the catalog
   */
  Facts(Map<String, Kpi> kpis, List<QualityNote> qualityNotes, Map<String, Integer> groupSizes) {
    this.kpis = kpis;
    this.groupSizes = Map.copyOf(groupSizes);
    for (QualityNote note : qualityNotes) {
      notes
          .computeIfAbsent(note.series(), _ -> new TreeMap<>())
          .putIfAbsent(note.period(), note.note());
    }
  }

  /** The series, empty when nothing has come. */
  Timeline timeline(SeriesId series) {
    return timelines.computeIfAbsent(series, _ -> new Timeline(grid(series)));
  }

  /** Which periods the series should have. */
  Grid grid(SeriesId series) {
    Kpi kpi = kpis.get(series.kpi());
    return Grid.of(kpi == null ? null : kpi.resolution());
  }

  /** As {@link #timeline}, for asking only. */
  @Nullable Timeline known(SeriesId series) {
    return timelines.get(series);
  }

  /** Takes a comparison in force; true when it says something new. */
  boolean put(Comparison comparison) {
    Compared key = new Compared(comparison.kpi(), comparison.group(), comparison.period());
    return !comparison.equals(comparisons.put(key, comparison));
  }

  @Nullable Comparison comparison(String kpi, String group, Period period) {
    return comparisons.get(new Compared(kpi, group, period));
  }

  /** How many members the group has, 0 when the catalog does not know it. */
  int members(String group) {
    return groupSizes.getOrDefault(group, 0);
  }

  /** Published values of the series that cannot be right, in calendar order. */
  SortedMap<Period, LocalizedText> notes(SeriesId series) {
    return notes.getOrDefault(series, new TreeMap<>());
  }

  /** The notes on values that lie wholly inside, in calendar order. */
  Stream<QualityNote> notes(SeriesId series, Stretch stretch) {
    Timeline timeline = timeline(series);
    return notes(series).entrySet().stream()
        .filter(note -> stretch.holds(note.getKey()) && hasValue(timeline.get(note.getKey())))
        .map(note -> new QualityNote(series, note.getKey(), note.getValue()));
  }

  private static boolean hasValue(@Nullable Observation observation) {
    return observation != null && observation.value() != null;
  }

  /** What is said against an observation, null when nothing is or it has no value. */
  @Nullable LocalizedText note(SeriesId series, Observation observation) {
    if (observation.value() == null) {
      return null;
    }
    LocalizedText published = published(series, observation);
    return published == null && isDoubtful(observation) ? DOUBTFUL : published;
  }

  /** What the catalog says against an observation, null when nothing. */
  @Nullable LocalizedText published(SeriesId series, Observation observation) {
    return notes(series).get(observation.period());
  }

  /** Whether a value was taken although it is hardly credible (SDMX flag U, low reliability). */
  static boolean isDoubtful(Observation observation) {
    return observation.flag().equals(Mark.DOUBTFUL);
  }
}
