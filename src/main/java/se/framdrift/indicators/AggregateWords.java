package se.framdrift.indicators;

import java.util.Map;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Catalog.ComparisonGroup;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.LocalizedText;

/** Says in words what an aggregate takes out of a series. */
final class AggregateWords {

  private AggregateWords() {}

  static LocalizedText of(Aggregate aggregate, Map<String, ComparisonGroup> groups) {
    return switch (aggregate) {
      case Aggregate.Latest _ -> text("uppgiften som den är", "the figure as it is");
      case Aggregate.ChangeOnYear _ ->
          text("ändring mot samma period ett år före", "change on the same period one year before");
      case Aggregate.IndexToBaseline(var baseline) ->
          text("index, " + baseline + " = 100", "index, " + baseline + " = 100");
      case Aggregate.Gathered gathered -> gathered(gathered);
      case Aggregate.Rank(var group, var descending) -> rank(group, descending, groups);
      case Aggregate.Distance _, Aggregate.DegreeDayCorrected _ ->
          LocalizedText.same(aggregate.code());
    };
  }

  private static LocalizedText rank(
      String group, boolean descending, Map<String, ComparisonGroup> groups) {
    ComparisonGroup known = groups.get(group);
    LocalizedText title = known == null ? LocalizedText.same(group) : known.title();
    return new LocalizedText(
        "plats i gruppen " + title.sv() + (descending ? ", högst först" : ", lägst först"),
        "place in the group " + title.en() + (descending ? ", highest first" : ", lowest first"));
  }

  private static LocalizedText gathered(Aggregate.Gathered aggregate) {
    LocalizedText statistic = statistic(aggregate.statistic());
    return switch (aggregate.gathering()) {
      case Gathering.Calendar(var calendar) ->
          new LocalizedText(
              statistic.sv() + " per " + calendar(calendar).sv(),
              statistic.en() + " per " + calendar(calendar).en());
      case Gathering.Rolling(var window) ->
          new LocalizedText(
              statistic.sv() + " på " + length(window).sv() + " till och med perioden",
              statistic.en() + " in the " + length(window).en() + " up to the end of the period");
      case Gathering.Since(var since) ->
          text(
              statistic.sv() + " av alla perioder som börjar " + since + " eller senare",
              statistic.en() + " of all periods that begin on " + since + " or later");
    };
  }

  private static LocalizedText statistic(Statistic statistic) {
    return switch (statistic) {
      case Statistic.Sum _ -> text("summan", "the sum");
      case Statistic.Mean _ -> text("medelvärdet", "the mean");
      case Statistic.Min _ -> text("det lägsta", "the lowest");
      case Statistic.Max _ -> text("det högsta", "the highest");
      case Statistic.Count _,
          Statistic.Percentile _,
          Statistic.Exceedances _,
          Statistic.WeightedMean _,
          Statistic.Share _,
          Statistic.DegreeDays _ ->
          LocalizedText.same(statistic.code());
    };
  }

  private static LocalizedText calendar(CalendarUnit calendar) {
    return switch (calendar) {
      case DAY -> text("dag", "day");
      case WEEK -> text("vecka", "week");
      case MONTH -> text("månad", "month");
      case QUARTER -> text("kvartal", "quarter");
      case HALF_YEAR -> text("halvår", "half-year");
      case YEAR -> text("år", "year");
      case SCHOOL_TERM -> text("termin", "school term");
      case TERM_OF_OFFICE -> text("mandatperiod", "term of office");
      case SCHOOL_YEAR -> text("läsår (juli till juni)", "school year (July to June)");
    };
  }

  private static LocalizedText length(java.time.Period length) {
    StringBuilder sv = new StringBuilder();
    StringBuilder en = new StringBuilder();
    append(sv, length.getYears(), "år", "år");
    append(sv, length.getMonths(), "månad", "månader");
    append(sv, length.getDays(), "dag", "dagar");
    append(en, length.getYears(), "year", "years");
    append(en, length.getMonths(), "month", "months");
    append(en, length.getDays(), "day", "days");
    return new LocalizedText(sv.toString(), en.toString());
  }

  private static void append(StringBuilder words, int count, String one, String several) {
    if (count != 0) {
      words.append(words.isEmpty() ? "" : " ").append(count).append(' ');
      words.append(count == 1 ? one : several);
    }
  }

  private static LocalizedText text(String sv, String en) {
    return new LocalizedText(sv, en);
  }
}
