package se.framdrift.catalog;

import java.util.List;
import se.framdrift.model.SeriesId;

/**
 * What is made of the observations in a stretch of time. Formulas and their sources are in
 * docs/catalog.md.
 */
public sealed interface Statistic {

  /** The word in files and on the wire: {@code weighted-mean}. */
  String code();

  /** The unit of the result for a series that is in {@code own}. */
  default Unit unit(Unit own) {
    return own;
  }

  /**
   * Whether each observation adds to it, so that with one missing it is not roughly the whole but
   * certainly less (or, of figures below zero, more).
   */
  default boolean isAdditive() {
    return false;
  }

  /** The second series that it needs, if any. */
  default List<SeriesId> others() {
    return List.of();
  }

  /** The exact sum. */
  record Sum() implements Statistic {
    @Override
    public String code() {
      return "sum";
    }

    @Override
    public boolean isAdditive() {
      return true;
    }
  }

  /** The arithmetic mean. */
  record Mean() implements Statistic {
    @Override
    public String code() {
      return "mean";
    }
  }

  /** The smallest. */
  record Min() implements Statistic {
    @Override
    public String code() {
      return "min";
    }
  }

  /** The largest. */
  record Max() implements Statistic {
    @Override
    public String code() {
      return "max";
    }
  }

  /** How many have a value. */
  record Count() implements Statistic {
    @Override
    public String code() {
      return "count";
    }

    @Override
    public boolean isAdditive() {
      return true;
    }

    @Override
    public Unit unit(Unit own) {
      return Unit.COUNT;
    }
  }

  /**
   * The value that so many percent do not exceed.
   *
   * @param percentile 0 to 100
   */
  record Percentile(double percentile) implements Statistic {
    @Override
    public String code() {
      return "percentile";
    }
  }

  /**
   * How many lie strictly beyond a limit.
   *
   * @param limit in the series' unit
   * @param above beyond is above, otherwise below
   */
  record Exceedances(double limit, boolean above) implements Statistic {
    @Override
    public String code() {
      return "exceedances";
    }

    @Override
    public boolean isAdditive() {
      return true;
    }

    @Override
    public Unit unit(Unit own) {
      return Unit.COUNT;
    }
  }

  /** The mean in which each period weighs as much as {@code weights} says of it. */
  record WeightedMean(SeriesId weights) implements Statistic {
    @Override
    public String code() {
      return "weighted-mean";
    }

    @Override
    public List<SeriesId> others() {
      return List.of(weights);
    }
  }

  /** The sum in percent of the sum of {@code of}, which the series is a part of. */
  record Share(SeriesId of) implements Statistic {
    @Override
    public String code() {
      return "share";
    }

    @Override
    public Unit unit(Unit own) {
      return Unit.PERCENT;
    }

    @Override
    public List<SeriesId> others() {
      return List.of(of);
    }
  }

  /**
   * How far the daily mean temperature stays below {@code base}, summed over the days on which it
   * is low enough for heating.
   *
   * @param base °C to which the weather and what goes on in a house must heat it together
   * @param limits °C of the daily mean below which heating is needed, January first
   */
  record DegreeDays(double base, List<Double> limits) implements Statistic {

    /** One limit for each. */
    public static final int MONTHS = 12;

    public DegreeDays {
      limits = List.copyOf(limits);
      if (limits.size() != MONTHS) {
        throw new IllegalArgumentException(limits.size() + " limits, expected 12");
      }
    }

    @Override
    public String code() {
      return "degree-days";
    }

    @Override
    public Unit unit(Unit own) {
      return own.times(Unit.DAY);
    }
  }
}
