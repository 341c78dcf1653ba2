package se.framdrift.commitments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;

/**
 * What there was to see when a period ended, as far as it matters for a level before its deadline:
 * that period's figure, whether there was another usable one before it, and the last break of the
 * series. So a long history costs no more for each of its periods than a short one.
 */
final class Seen {

  private final Figures figures;
  private @Nullable IndicatorValue broken;
  private @Nullable IndicatorValue usable;

  Seen(Figures figures) {
    this.figures = figures;
  }

  /** Remembers a figure before the next in calendar order is looked at. */
  void add(IndicatorValue figure, boolean evidence) {
    boolean later = broken == null || figures.end(figure).isAfter(figures.end(broken));
    if (figure.isBreak() && later) {
      broken = figure;
    }
    if (evidence && figures.usable(figure)) {
      usable = figure;
    }
  }

  /** At the end of the period of {@code figure}, with {@code instead} in its place. */
  Figures upTo(IndicatorValue figure, IndicatorValue instead) {
    Instant end = figures.end(figure);
    List<IndicatorValue> evidence = new ArrayList<>();
    if (usable != null) {
      evidence.add(usable);
    }
    evidence.add(instead);
    List<IndicatorValue> finished = new ArrayList<>();
    if (broken != null) {
      finished.add(broken);
    }
    finished.addAll(evidence);
    return new Figures(finished, List.of(), evidence, figures.cadence(), figures.survey(), end);
  }
}
