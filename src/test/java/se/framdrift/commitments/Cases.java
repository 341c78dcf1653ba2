package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Beside;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Issuer;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.TargetPath;
import se.framdrift.catalog.TargetRevision;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Span;
import se.framdrift.model.Statement;

/** Random commitments with random evidence, the same for the same seed. */
final class Cases {

  /** A commitment, what is known of it, and a moment. */
  record Case(Commitment commitment, Evidence evidence, Instant now) {

    Assessment assess() {
      return Assessor.assess(commitment, evidence, now);
    }

    Assessment at(Instant moment) {
      return Assessor.assess(commitment, evidence, moment);
    }

    Case with(List<IndicatorValue> values) {
      return new Case(commitment, replaced(evidence, values, evidence.statements()), now);
    }

    Case with(Target target) {
      return new Case(commitment.with(target), evidence, now);
    }

    Case with(Steadiness steadiness) {
      return with(Objects.requireNonNull(commitment.target()).with(steadiness));
    }

    /** The same with another figure for the period of {@code figure}. */
    Case with(IndicatorValue figure) {
      return with(
          evidence.values().stream()
              .map(other -> other.period().equals(figure.period()) ? figure : other)
              .toList());
    }
  }

  private final Random random;
  private final boolean doubts;
  private final double shift;

  private Cases(long seed, boolean doubts) {
    this.random = new Random(seed);
    this.doubts = doubts;
    this.shift = List.of(0, 0, 15, -15).get(random.nextInt(4));
  }

  /** Of the kind, with gaps, notes, margins, breaks and reports. */
  static Case of(long seed, Kind kind) {
    return new Cases(seed, true).next(kind);
  }

  /** Register figures for every period, and no reports. */
  static Case plain(long seed, Kind kind) {
    return new Cases(seed, false).next(kind);
  }

  static Evidence replaced(
      Evidence evidence, List<IndicatorValue> values, List<Statement> statements) {
    return Known.of(
        values,
        evidence.reportingLag(),
        evidence.resolution(),
        evidence.measuredOn(),
        evidence.survey(),
        evidence.feedDeclared(),
        evidence.feedMissing(),
        statements);
  }

  private Case next(Kind kind) {
    boolean monthly = random.nextBoolean();
    int first = 2021 + random.nextInt(2);
    List<Period> periods = new ArrayList<>();
    int count = monthly ? 12 + random.nextInt(50) : 1 + random.nextInt(7);
    for (int i = 0; i < count; i++) {
      periods.add(
          monthly
              ? Period.ofMonth(YearMonth.of(first, 1).plusMonths(i))
              : Period.ofYear(first + i));
    }
    boolean survey = doubts && random.nextInt(4) == 0;
    double doubt = doubts ? random.nextDouble() * 0.1 : 0;
    List<IndicatorValue> values =
        periods.stream().map(period -> figure(period, survey, doubt)).toList();
    if (doubts && random.nextInt(3) == 0 && values.size() > 2) {
      List<IndicatorValue> holed = new ArrayList<>(values);
      holed.remove(random.nextInt(holed.size()));
      values = holed;
    }
    Evidence evidence =
        Known.of(
            values,
            Span.parse(List.of("P0D", "P10D", "P1M", "P3M", "P1Y").get(random.nextInt(5))),
            Span.parse(monthly ? "P1M" : "P1Y"),
            doubts && !monthly && random.nextInt(5) == 0 ? Evidence.measuredOn("at:10-15") : null,
            survey,
            random.nextBoolean(),
            null,
            statements());
    Instant anywhere =
        Instant.parse("2021-06-01T00:00:00Z").plusSeconds(random.nextInt(220_000_000));
    Instant fresh =
        periods.get(random.nextInt(periods.size())).end().plusSeconds(random.nextInt(2_000_000));
    Instant now = random.nextInt(3) == 0 ? anywhere : fresh;
    return new Case(commitment(kind, periods.getFirst()), evidence, now);
  }

  private <T> T oneOf(T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  private IndicatorValue figure(Period period, boolean survey, double doubt) {
    double die = random.nextDouble();
    double value = Math.round(random.nextGaussian() * 10 + 50) / 2.0 + shift;
    Double margin = survey || (doubts && random.nextInt(6) == 0) ? 1 + random.nextDouble() : null;
    if (die < doubt / 3) {
      return new IndicatorValue(period, null, missing(), null, null, "M", null);
    }
    if (die < doubt / 2) {
      LocalizedText note = new LocalizedText("fel enhet", "unit mistaken");
      return new IndicatorValue(period, value, null, margin, null, "A", note);
    }
    String flag = die < doubt / 4 ? "BP" : die < doubt ? "B" : die < doubt * 1.5 ? "P" : "A";
    return new IndicatorValue(
        period, value, null, die < doubt * 2 ? null : margin, null, flag, null);
  }

  private Reason missing() {
    return random.nextBoolean() ? Doubts.HIDDEN : Doubts.UNPUBLISHED;
  }

  /** Reasons why a figure has no value. */
  static final class Doubts {
    static final Reason HIDDEN = Reason.of("missing-hidden", "döljs", "hidden");
    static final Reason UNPUBLISHED =
        Reason.of("missing-not-yet-published", "ännu inte publicerad", "not yet published");

    private Doubts() {}
  }

  private List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    int count = doubts ? Math.max(0, random.nextInt(6) - 2) : 0;
    for (int i = 0; i < count; i++) {
      Statement.State state = oneOf(Statement.State.values());
      LocalDate date = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(2000));
      statements.add(new Statement("c", state, date, "KS " + i, null, "nämnden", null));
    }
    return statements;
  }

  private Commitment commitment(Kind kind, Period first) {
    return new Commitment(
        "c",
        "d",
        null,
        null,
        List.of(),
        "q",
        "",
        "",
        LocalizedText.same("t"),
        kind,
        "a",
        List.of(),
        new Issuer("council", List.of(), null),
        target(first),
        List.of(),
        null,
        null,
        List.of(new Commitment.Link("i", true, null)));
  }

  private Target target(Period first) {
    @Nullable Period baseline = random.nextInt(4) == 0 ? null : first;
    LocalDate deadline = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1500));
    Comparison comparison = oneOf(Comparison.values());
    boolean ended = random.nextInt(6) != 0;
    Target target =
        new Target(
            true,
            null,
            "i",
            comparison,
            20.0 + random.nextInt(20) / 2.0,
            baseline != null && random.nextInt(4) == 0,
            "%",
            baseline,
            null,
            LocalDate.of(2022, 1, 1).plusDays(random.nextInt(300)),
            ended ? deadline : null,
            path(deadline, comparison),
            null,
            null);
    return doubts ? varied(target) : target;
  }

  private TargetPath path(LocalDate deadline, Comparison comparison) {
    boolean ceiling = comparison == Comparison.AT_MOST || comparison == Comparison.BELOW;
    return switch (doubts ? random.nextInt(9) : random.nextInt(3)) {
      case 0, 3 -> new TargetPath.Linear();
      case 4 -> curve(deadline);
      case 5 -> new TargetPath.YearlyRate(random.nextInt(20) - 10);
      case 6 -> ceiling ? new TargetPath.Budget() : new TargetPath.Step();
      default -> new TargetPath.Step();
    };
  }

  private TargetPath curve(LocalDate deadline) {
    List<TargetPath.Point> points = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2022, 6, 30);
        day.isBefore(deadline);
        day = day.plusDays(100 + random.nextInt(400))) {
      points.add(new TargetPath.Point(day, 20 + random.nextInt(20)));
    }
    return new TargetPath.Curve(points);
  }

  /** Sometimes changed on the way, sometimes slow to change. */
  private Target varied(Target plain) {
    List<TargetRevision> revisions = new ArrayList<>();
    boolean budget = plain.path() instanceof TargetPath.Budget;
    for (int i = Math.max(0, random.nextInt(8) - 5); i > 0; i--) {
      LocalDate since = LocalDate.of(2022, 6, 1).plusDays(i * 400L - random.nextInt(300));
      LocalDate until = random.nextBoolean() ? since.plusDays(random.nextInt(900)) : null;
      TargetPath path = random.nextBoolean() || budget ? null : new TargetPath.Linear();
      double value = 20.0 + random.nextInt(20);
      revisions.add(new TargetRevision(since, LocalizedText.same("KF"), value, until, path));
    }
    int outOf = 1 + random.nextInt(4);
    Steadiness steadiness =
        random.nextInt(3) == 0
            ? new Steadiness(
                random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(outOf), outOf)
            : Steadiness.NONE;
    return new Target(
        plain.quoted(),
        null,
        plain.indicator(),
        plain.comparison(),
        plain.value(),
        plain.valueFromBaseline(),
        plain.unit(),
        plain.baseline(),
        null,
        plain.from(),
        plain.deadline(),
        plain.path(),
        null,
        null,
        revisions,
        steadiness,
        Beside.NOTHING);
  }
}
