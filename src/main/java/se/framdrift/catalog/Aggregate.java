package se.framdrift.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/**
 * What an input takes out of a series at a reference period. The meaning of each is in
 * docs/catalog.md.
 */
public sealed interface Aggregate {

  /** Percent of the figures with which a mean, a share or an extreme speaks for the whole. */
  int MOST = 90;

  /** Percent of the figures with which a sum or a count does. */
  int ALL = 100;

  /** The word in files and on the wire: {@code rolling-window}. */
  String code();

  /** The unit of what it takes out of a series that is in {@code own}. */
  default Unit unit(Unit own) {
    return own;
  }

  /**
   * Percent of the expected figures that a value is to rest on when the catalog does not say: all
   * of what is added up or counted, {@link #MOST} of anything else.
   */
  default int enough() {
    return MOST;
  }

  /** Series that it needs besides the input's own. */
  default List<SeriesId> others() {
    return List.of();
  }

  /** The group of municipalities that it compares with, null when it compares with nobody. */
  default @Nullable String group() {
    return null;
  }

  /** The observation itself. */
  record Latest() implements Aggregate {
    @Override
    public String code() {
      return "latest";
    }
  }

  /** The value less that of the same period one year earlier. */
  record ChangeOnYear() implements Aggregate {
    @Override
    public String code() {
      return "change-on-year";
    }
  }

  /** 100 times the value divided by that of {@code baseline}. */
  record IndexToBaseline(Period baseline) implements Aggregate {
    @Override
    public String code() {
      return "index-to-baseline";
    }

    @Override
    public Unit unit(Unit own) {
      return Unit.PERCENT;
    }
  }

  /** A statistic of the observations inside a stretch of time. */
  record Gathered(Gathering gathering, Statistic statistic) implements Aggregate {
    @Override
    public String code() {
      return gathering.code();
    }

    @Override
    public Unit unit(Unit own) {
      return statistic.unit(own);
    }

    @Override
    public int enough() {
      return statistic.isAdditive() ? ALL : MOST;
    }

    @Override
    public List<SeriesId> others() {
      return statistic.others();
    }
  }

  /**
   * The place among the members of {@code group} that have a value; equal values share the place.
   *
   * @param descending the highest value is number 1
   */
  record Rank(String group, boolean descending) implements Aggregate {
    @Override
    public String code() {
      return "rank";
    }

    @Override
    public Unit unit(Unit own) {
      return Unit.COUNT;
    }
  }

  /**
   * The value less that of the other members of {@code group}.
   *
   * @param to {@code median}, {@code mean}, {@code highest} or {@code lowest} of the others, or the
   *     code of one of them
   */
  record Distance(String group, String to) implements Aggregate {
    @Override
    public String code() {
      return "distance";
    }
  }

  /**
   * The use of energy that there would have been in normal weather.
   *
   * @param temperature daily means in °C
   * @param normal degree days of a normal January, February and so on
   * @param dependent the part of the use that follows the weather, in percent
   */
  record DegreeDayCorrected(
      SeriesId temperature, Statistic.DegreeDays rule, List<Double> normal, double dependent)
      implements Aggregate {

    public DegreeDayCorrected {
      normal = List.copyOf(normal);
    }

    @Override
    public String code() {
      return "degree-day-corrected";
    }

    @Override
    public List<SeriesId> others() {
      return List.of(temperature);
    }
  }
}
