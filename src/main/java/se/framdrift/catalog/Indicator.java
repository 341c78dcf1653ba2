package se.framdrift.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.SeriesId;

/**
 * A computed figure: named inputs and a formula over them.
 *
 * @param direction what counts as better, set by hand
 * @param inputs at least one, names unique
 * @param formula CEL over the inputs' names; null when the only input is the value
 * @param reforms dated events whose effect on it is asked for, in order of date
 */
public record Indicator(
    String id,
    LocalizedText title,
    String unit,
    int decimals,
    Direction direction,
    List<Input> inputs,
    @Nullable String formula,
    List<Reform> reforms) {

  public Indicator {
    reforms = reforms.stream().sorted(Comparator.comparing(Reform::date)).toList();
  }

  /** Without reforms. */
  public Indicator(
      String id,
      LocalizedText title,
      String unit,
      int decimals,
      Direction direction,
      List<Input> inputs,
      @Nullable String formula) {
    this(id, title, unit, decimals, direction, inputs, formula, List.of());
  }

  /** Every series that it rests on, in the order of the inputs. */
  public List<SeriesId> series() {
    return inputs.stream().flatMap(input -> input.allSeries().stream()).distinct().toList();
  }

  /**
   * A KPI whose figures of a group's members are needed.
   *
   * @param group id of a comparison group
   */
  public record Compared(String kpi, String group) {}

  /** What its inputs are compared with, and its reforms. */
  public List<Compared> compared() {
    Stream<Compared> ranked =
        inputs.stream()
            .flatMap(
                input ->
                    Stream.ofNullable(input.aggregate().group())
                        .map(group -> new Compared(input.series().kpi(), group)));
    String kpi = inputs.getFirst().series().kpi();
    Stream<Compared> reformed =
        reforms.stream()
            .flatMap(reform -> Stream.ofNullable(reform.group()))
            .map(group -> new Compared(kpi, group));
    return Stream.concat(ranked, reformed).distinct().toList();
  }

  /** What counts as better. */
  public enum Direction {
    HIGHER,
    LOWER,
    NONE,
    BY_POLICY;

    /** The code in files and on the wire: {@code by-policy}. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What the formula calls {@code name}.
   *
   * @param minimumCoverage percent of the expected figures, 1 to 100: with fewer a gathered value
   *     has a quality note
   */
  public record Input(String name, SeriesId series, Aggregate aggregate, int minimumCoverage) {

    /** An input that asks for the coverage that its aggregate needs. */
    public Input(String name, SeriesId series, Aggregate aggregate) {
      this(name, series, aggregate, aggregate.enough());
    }

    /** Its own series first. */
    public List<SeriesId> allSeries() {
      return Stream.concat(Stream.of(series), aggregate.others().stream()).distinct().toList();
    }
  }
}
