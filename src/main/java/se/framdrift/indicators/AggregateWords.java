package se.framdrift.indicators;

import java.util.Map;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog.ComparisonGroup;
import se.framdrift.model.LocalizedText;

/** Says in words what an aggregate takes out of a series. */
final class AggregateWords {

  private AggregateWords() {}

  static LocalizedText of(Aggregate aggregate, Map<String, ComparisonGroup> groups) {
    return switch (aggregate) {
      case Aggregate.Latest _ -> text("uppgiften som den är", "the figure as it is");
      case Aggregate.ChangeOnYear _ ->
          text("ändring mot samma period ett år före", "change on the same period one year before");
      case Aggregate.CumulativeSince(var since) ->
          text(
              "summan av alla perioder som börjar " + since + " eller senare",
              "the sum of all periods that begin on " + since + " or later");
      case Aggregate.IndexToBaseline(var baseline) ->
          text("index, " + baseline + " = 100", "index, " + baseline + " = 100");
      case Aggregate.CalendarPeriod(var calendar, var statistic) ->
          new LocalizedText(
              statistic(statistic).sv() + " per " + calendar(calendar).sv(),
              statistic(statistic).en() + " per " + calendar(calendar).en());
      case Aggregate.WindowMin(var window) ->
          new LocalizedText(
              "det lägsta på " + length(window).sv() + " till och med perioden",
              "the lowest in the " + length(window).en() + " up to the end of the period");
      case Aggregate.WindowMax(var window) ->
          new LocalizedText(
              "det högsta på " + length(window).sv() + " till och med perioden",
              "the highest in the " + length(window).en() + " up to the end of the period");
      case Aggregate.Rank(var group, var descending) -> rank(group, descending, groups);
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

  private static LocalizedText statistic(Aggregate.Statistic statistic) {
    return switch (statistic) {
      case SUM -> text("summan", "the sum");
      case MEAN -> text("medelvärdet", "the mean");
      case MIN -> text("det lägsta", "the lowest");
      case MAX -> text("det högsta", "the highest");
    };
  }

  private static LocalizedText calendar(Aggregate.Calendar calendar) {
    return switch (calendar) {
      case DAY -> text("dag", "day");
      case WEEK -> text("vecka", "week");
      case MONTH -> text("månad", "month");
      case QUARTER -> text("kvartal", "quarter");
      case YEAR -> text("år", "year");
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
