package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Check;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.model.ClaimFinding;
import se.framdrift.model.ClaimFinding.Verdict;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;
import se.framdrift.model.Statement;

/**
 * What a document says is done, held against figures or, when no figure can tell, against reports
 * with evidence. Pure; any thread.
 */
public final class Claims {

  private static final Set<Statement.State> BEGUN =
      Set.of(Statement.State.STARTED, Statement.State.STALLED, Statement.State.DONE);

  /** Reports of a day on which it had not begun the day before. */
  private static final Set<Statement.State> BEGINS =
      Set.of(Statement.State.STARTED, Statement.State.NOT_STARTED);

  private Claims() {}

  /**
   * The verdict at {@code now}.
   *
   * @param evidence figures of the check's indicator, and reports on the commitment
   * @param dated the day of the document, null when it has none
   * @return empty when neither figures nor reports say anything: then what was found by hand stands
   */
  public static Optional<ClaimFinding> judge(
      Commitment commitment, Evidence evidence, @Nullable LocalDate dated, Instant now) {
    Commitment.Claim claim = commitment.claim();
    if (claim == null) {
      return Optional.empty();
    }
    Check check = claim.check();
    return check == null
        ? reported(claim, Reports.of(commitment, evidence, now), dated)
        : Optional.of(figure(commitment, check, evidence, now));
  }

  private static ClaimFinding figure(
      Commitment commitment, Check check, Evidence evidence, Instant now) {
    Cadence cadence =
        new Cadence(evidence.resolution(), evidence.reportingLag(), evidence.measuredOn());
    boolean survey = evidence.survey() || commitment.kind() == Kind.SURVEY_LEVEL;
    Figures figures = Figures.of(evidence, cadence, null, survey, now);
    IndicatorValue figure =
        figures.finished().stream()
            .filter(each -> each.period().equals(check.period()))
            .findFirst()
            .orElse(null);
    if (figure == null) {
      return new ClaimFinding(Verdict.NOT_JUDGEABLE, List.of(ClaimWords.noFigure(check.period())));
    }
    Reason obstacle = figures.obstacle(figure);
    if (obstacle != null) {
      return new ClaimFinding(Verdict.NOT_JUDGEABLE, List.of(obstacle));
    }
    Aim aim = new Aim(check.comparison(), Mark.exactly(check.value()));
    Findings findings = new Findings(figure, aim, check.unit());
    return switch (aim.side(figure)) {
      case GOOD -> found(Verdict.SUPPORTED, figure, findings.claimSupported());
      case STRADDLING -> found(Verdict.NOT_JUDGEABLE, figure, findings.claimWithinMargin());
      case BAD -> found(Verdict.CONTRADICTED, figure, findings.claimContradicted());
    };
  }

  private static ClaimFinding found(Verdict verdict, IndicatorValue figure, Reason reason) {
    List<Reason> reasons = new ArrayList<>(List.of(reason));
    if (figure.isProvisional()) {
      reasons.add(Reasons.provisional(figure));
    }
    return new ClaimFinding(verdict, reasons);
  }

  private static Optional<ClaimFinding> reported(
      Commitment.Claim claim, Reports reports, @Nullable LocalDate dated) {
    Set<Statement.State> so =
        switch (claim.says()) {
          case "done" -> Set.of(Statement.State.DONE);
          case "started" -> BEGUN;
          default -> Set.of();
        };
    List<Statement> known =
        reports.known().stream()
            .filter(report -> report.state() != Statement.State.WITHDRAWN)
            .toList();
    if (so.isEmpty() || known.isEmpty()) {
      return Optional.empty();
    }
    if (dated == null) {
      return Optional.of(new ClaimFinding(Verdict.NOT_JUDGEABLE, List.of(ClaimWords.undated())));
    }
    Statement then = last(known, dated);
    if (then != null && so.contains(then.state())) {
      return Optional.of(reported(Verdict.SUPPORTED, then));
    }
    return known.stream()
        .filter(report -> report.date().isAfter(dated))
        .findFirst()
        .filter(report -> claim.says().equals("done") || BEGINS.contains(report.state()))
        .map(report -> reported(Verdict.CONTRADICTED, report));
  }

  /** The report that stood on the day of the document. */
  private static @Nullable Statement last(List<Statement> known, LocalDate dated) {
    return known.reversed().stream()
        .filter(report -> !report.date().isAfter(dated))
        .findFirst()
        .orElse(null);
  }

  private static ClaimFinding reported(Verdict verdict, Statement report) {
    return new ClaimFinding(verdict, List.of(Reasons.stated(report)));
  }
}
