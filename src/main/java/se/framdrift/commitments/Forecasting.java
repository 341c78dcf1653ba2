package se.framdrift.commitments;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Overlap;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.statistics.Point;
import se.framdrift.statistics.Prediction;
import se.framdrift.statistics.Prediction.Hindrance;

/**
 * Makes the forecast of a commitment out of the figures that may decide something, from the last
 * break of the series on. The figures before the promise count too, except for units to add, whose
 * count begins with it.
 */
record Forecasting(Kind kind, Measured measured, Overlap overlap) {

  private static final MathContext DIGITS = new MathContext(6);

  Forecast make() {
    Figures figures = measured.figures();
    if (figures.stale()) {
      return none("stale", "den senaste siffran är för gammal", "the newest figure is too old");
    }
    if (overlap == Overlap.WINDOW || (overlap == Overlap.SUM && kind != Kind.ADD_UNITS)) {
      return none(
          "overlap",
          "siffrorna överlappar varandra, så var och en säger till stor del samma sak som den före",
          "the figures overlap, so each says much the same as the one before");
    }
    List<IndicatorValue> sound = sound();
    IndicatorValue newest = figures.newest();
    if (!sound.isEmpty() && newest != null && !sound.getLast().equals(newest)) {
      return none(
          "newest-unusable",
          "den senaste siffran saknas eller går inte att använda",
          "the newest figure is missing or cannot be used");
    }
    int seasons = seasons();
    if (seasons == 0) {
      return none(
          "too-fine",
          "veckors, dagars och timmars årstider kan inte skiljas från en utveckling",
          "the seasons of weeks, days and hours cannot be told from a trend");
    }
    List<Point> points = points(sound);
    if (points.size() < sound.size()) {
      return none("uneven", "perioderna är av olika slag", "the periods are of different kinds");
    }
    Prediction prediction =
        kind == Kind.ADD_UNITS
            ? Prediction.ofSum(points, Forecast.LEVEL)
            : Prediction.of(points, seasons, Forecast.LEVEL);
    return switch (prediction) {
      case Prediction.None(Hindrance hindrance) -> hindered(hindrance);
      case Prediction.Made made -> made(sound, points, made);
    };
  }

  private List<IndicatorValue> sound() {
    Figures figures = measured.figures();
    List<IndicatorValue> from = kind == Kind.ADD_UNITS ? figures.evidence() : figures.finished();
    List<IndicatorValue> sound = new ArrayList<>();
    for (IndicatorValue figure : from) {
      if (figure.isBreak()) {
        sound.clear();
      }
      if (figures.usable(figure)) {
        sound.add(figure);
      }
    }
    return sound.subList(Math.max(0, sound.size() - Prediction.MOST), sound.size());
  }

  /** How many periods make a year; 1 for longer ones, 0 where seasons cannot be told apart. */
  private int seasons() {
    long months = measured.figures().cadence().resolution().days().toTotalMonths();
    if (months == 0) {
      return 0;
    }
    return months >= 12 ? 1 : 12 % months == 0 ? Math.toIntExact(12 / months) : 0;
  }

  /** Each figure at its step; fewer than there are figures when two fall on one. */
  private List<Point> points(List<IndicatorValue> sound) {
    List<Point> points = new ArrayList<>();
    for (IndicatorValue figure : sound) {
      int step = measured.figures().cadence().steps(sound.getFirst().period(), figure.period());
      if (points.isEmpty() || points.getLast().step() < step) {
        points.add(new Point(step, Objects.requireNonNull(figure.value())));
      }
    }
    return points;
  }

  private Forecast made(List<IndicatorValue> sound, List<Point> points, Prediction.Made made) {
    Cadence cadence = measured.figures().cadence();
    Period newest = sound.getLast().period();
    int last = points.getLast().step();
    List<Forecast.Step> steps =
        made.steps().stream()
            .map(
                step ->
                    new Forecast.Step(
                        cadence.periodAfter(newest, step.step() - last),
                        cadence.after(newest, step.step() - last).end(),
                        rounded(within(sound, step.value())),
                        rounded(within(sound, step.interval().low())),
                        rounded(within(sound, step.interval().high()))))
            .filter(step -> step.end().isAfter(measured.now()))
            .toList();
    if (steps.isEmpty()) {
      return none(
          "past", "det den räcker till har redan varit", "all that it reaches to has been already");
    }
    Outlook outlook = new Outlook(kind, measured, sound.getLast(), made.trend().slope(), steps);
    return new Forecast.Made(points.size(), steps, outlook.fulfilment(), outlook.words());
  }

  /**
   * Where no figure lies below 0, none to come does; a share stays one: where all lie from 0 to 100
   * %, so do those to come.
   */
  private double within(List<IndicatorValue> sound, double value) {
    DoubleSummaryStatistics all =
        sound.stream()
            .mapToDouble(figure -> Objects.requireNonNull(figure.value()))
            .summaryStatistics();
    boolean share =
        "%".equals(measured.target().unit()) && kind != Kind.CHANGE_BY && all.getMax() <= 100;
    return all.getMin() < 0 ? value : Math.clamp(value, 0, share ? 100 : Double.MAX_VALUE);
  }

  /** So that nodes on different machines write the same digits. */
  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  private Forecast hindered(Hindrance hindrance) {
    return switch (hindrance) {
      case TOO_FEW_POINTS ->
          none(
              "too-few",
              "det behövs minst " + Prediction.FEWEST + " siffror i följd",
              "at least " + Prediction.FEWEST + " figures are needed");
      case TOO_MANY_GAPS ->
          none(
              "gaps",
              "mer än hälften av perioderna saknas",
              "more than half of the periods are missing");
      case TOO_FEW_SEASONS ->
          none(
              "too-few-seasons",
              "det behövs minst "
                  + Prediction.FEWEST_YEARS
                  + " hela år för att skilja årstid från utveckling",
              "at least "
                  + Prediction.FEWEST_YEARS
                  + " whole years are needed to tell season from trend");
      case TOO_EVEN ->
          none("too-even", "siffrorna varierar för lite", "the figures vary too little");
      case STEPS ->
          none(
              "steps",
              "siffrorna är trappsteg, det finns ingen takt",
              "the figures are steps, there is no pace");
      case REMEMBERS_TOO_MUCH ->
          none(
              "wandering",
              "siffrorna vandrar mer än de följer en linje",
              "the figures wander rather than follow a line");
    };
  }

  private static Forecast none(String code, String sv, String en) {
    return new Forecast.None(
        se.framdrift.model.Reason.of(
            "no-forecast-" + code, "Ingen prognos: " + sv, "No forecast: " + en));
  }

  /** Null where a commitment has no figures that a forecast could rest on. */
  static @Nullable Forecast of(Kind kind, Measured measured, Overlap overlap) {
    return measured.figures().finished().isEmpty()
        ? null
        : new Forecasting(kind, measured, overlap).make();
  }
}
