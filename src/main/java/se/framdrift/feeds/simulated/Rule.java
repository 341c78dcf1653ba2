package se.framdrift.feeds.simulated;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** How chance turns what is expected into a value. */
public sealed interface Rule {

  /**
   * Normally distributed around it.
   *
   * @param noise standard deviation, in the KPI's unit
   * @param dayNoise the same for a draw that all hours of a day share
   */
  record Noise(double noise, double dayNoise) implements Rule {}

  /**
   * The answers of a sample; what is expected is a share in per cent.
   *
   * @param n how many answer
   * @param spread standard deviation of that number
   */
  record Survey(double n, double spread) implements Rule {}

  /** How many of another series' count; what is expected is the share in per cent. */
  record PartOf(SeriesId series) implements Rule {}

  /** What happened on listed days: a month has their sum, and 0 when nothing happened. */
  record Events(SortedMap<LocalDate, Double> days) implements Rule {

    public Events {
      days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** All that happened on days of {@code period}; 0 when nothing did. */
    double during(Period period) {
      double sum = 0;
      for (double happened :
          days.subMap(period.firstDay(), period.lastDay().plusDays(1)).values()) {
        sum += happened;
      }
      return sum;
    }
  }
}
