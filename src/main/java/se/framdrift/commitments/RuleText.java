package se.framdrift.commitments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.TargetPath;
import se.framdrift.model.LocalizedText;

/** The rule of a kind in words, so that a reader of a proof can judge again by hand. */
public final class RuleText {

  private static final String LEVEL_SV =
      "Siffror för perioder som börjar före löftet är utgångsläge. Före slutdagen avgör den nyaste; efter den avgör "
          + "den sista period som tar slut senast på slutdagen, slutligt när rapporteringstiden är över. "
          + "Hela felmarginalen på rätt sida är grönt, delvis är osäkert, på fel sida är rött. Nås målet av "
          + "en senare period är det hållet för sent.";
  private static final String LEVEL_EN =
      "Figures for periods that begin before the promise are its baseline. Before the deadline the newest decides; "
          + "after it the last period that ends by the deadline does, for good when the reporting lag is "
          + "over. The whole margin on the good side is green, partly is doubtful, on the bad side is red. "
          + "A later period that reaches the target makes it kept late.";

  private static final LocalizedText PACE =
      new LocalizedText(
          "Är målet inte nått före slutdagen jämförs takten från utgångsvärdet med den som krävs.",
          "While the target is not reached before the deadline, the pace from the baseline is held against the one required.");
  private static final LocalizedText BUDGET =
      new LocalizedText(
          "Målet är en budget för hela tiden: alla perioders siffror läggs ihop och jämförs med andelen av tiden. När den säkert är överskriden är löftet brutet.",
          "The target is a budget for the whole time: the figures of all periods are added up and held against the share of the time. When it is certainly exceeded the promise is broken.");
  private static final LocalizedText VERSIONS =
      new LocalizedText(
          "Målet har ändrats: varje siffra jämförs med det mål som gällde den sista dagen i dess period, och det slutliga omdömet gäller det sista målet.",
          "The target has been changed: each figure is held against the target in force on the last day of its period, and the verdict is by the last one.");

  private RuleText() {}

  /** The rule of its kind, and what its own target adds; Swedish and English. */
  public static LocalizedText of(Commitment commitment) {
    Target target = commitment.target();
    LocalizedText rule = of(commitment.kind());
    if (target == null) {
      return rule;
    }
    List<LocalizedText> all = new ArrayList<>(List.of(rule));
    path(target.path(), commitment.kind()).ifPresent(all::add);
    if (!target.revisions().isEmpty()) {
      all.add(VERSIONS);
    }
    if (!target.steadiness().equals(Steadiness.NONE)) {
      all.add(steady(target.steadiness()));
    }
    return new LocalizedText(
        all.stream().map(LocalizedText::sv).collect(Collectors.joining(" ")),
        all.stream().map(LocalizedText::en).collect(Collectors.joining(" ")));
  }

  private static Optional<LocalizedText> path(TargetPath path, Kind kind) {
    return switch (path) {
      case TargetPath.Step() ->
          kind == Kind.REACH_BY || kind == Kind.ADD_UNITS || kind == Kind.CHANGE_BY
              ? Optional.of(PACE)
              : Optional.empty();
      case TargetPath.Linear() ->
          Optional.of(
              new LocalizedText(
                  "Före slutdagen jämförs med en rak linje från utgångsvärdet till målet.",
                  "Before the deadline it is held against a straight line from the baseline to the target."));
      case TargetPath.Curve(_) ->
          Optional.of(
              new LocalizedText(
                  "Före slutdagen jämförs med raka linjer genom målbanans punkter.",
                  "Before the deadline it is held against straight lines through the points of the path."));
      case TargetPath.YearlyRate(double percent) ->
          Optional.of(
              new LocalizedText(
                  "Det jämförs med utgångsvärdet ändrat med "
                      + Wording.SV.quantity(percent, percent, "%")
                      + " om året, ränta på ränta.",
                  "It is held against the baseline changed by "
                      + Wording.EN.quantity(percent, percent, "%")
                      + " a year, compound."));
      case TargetPath.Budget() -> Optional.of(BUDGET);
    };
  }

  private static LocalizedText steady(Steadiness steadiness) {
    String past = Wording.SV.number(steadiness.hysteresis(), 6);
    return new LocalizedText(
        "Före slutdagen ändras omdömet först när %d perioder i rad och %d av de senaste %d säger det, med minst %s förbi gränsen."
            .formatted(steadiness.dwell(), steadiness.enough(), steadiness.outOf(), past),
        "Before the deadline the verdict changes only when %d periods in a row and %d of the last %d say so, by at least %s past the level."
            .formatted(
                steadiness.dwell(),
                steadiness.enough(),
                steadiness.outOf(),
                Wording.EN.number(steadiness.hysteresis(), 6)));
  }

  /** The rule of a kind; Swedish and English. */
  public static LocalizedText of(Kind kind) {
    return switch (kind) {
      case ADD_UNITS -> level("Öppnade minus stängda räknas. ", "Opened minus closed is counted. ");
      case CHANGE_BY ->
          level(
              "Förändringen mot utgångsläget räknas. ", "The change against the baseline counts. ");
      case SERVICE_TIME ->
          level(
              "Andelen klara i tid räknas av alla ärenden vars tid har gått ut; ett öppet är inte klart. ",
              "The share done in time is of all cases whose time has run out; an open one is not done. ");
      case REACH_BY -> level("Nivån vid slutdagen räknas. ", "The level at the deadline counts. ");
      case SURVEY_LEVEL ->
          level(
              "En undersökning utan felmarginal bedöms inte. ",
              "A survey without a margin of error is not judged. ");
      case KEEP_WITHIN ->
          new LocalizedText(
              "Varje period som börjar under löftets tid ska hålla gränsen, den sista även om den tar slut "
                  + "efter slutdagen. Den första som säkert inte gör det bryter löftet. Saknas en period, "
                  + "eller har den en kvalitetsanmärkning, bedöms löftet inte. Det är hållet när "
                  + "slutdagen och rapporteringstiden är över och alla perioder finns.",
              "Every period that begins while the promise holds must keep the limit, the last one too "
                  + "although it ends after the deadline. The first that certainly does not breaks the "
                  + "promise. While a period is missing, or has a quality note, it is not judged. It is "
                  + "kept when the deadline and the reporting lag are over and every period is there.");
      case MILESTONE ->
          new LocalizedText(
              "Bara en daterad rapport med underlag säger hur det går; den nyaste gäller. Utan rapport "
                  + "bedöms löftet inte.",
              "Only a dated report with evidence says how it goes; the newest stands. Without a report "
                  + "the promise is not judged.");
      case CONTINUOUS ->
          new LocalizedText(
              "Ingenting mäter löftet; den nyaste rapporten med underlag gäller. Utan rapport bedöms det inte.",
              "Nothing measures the promise; the newest report with evidence stands. Without a report it "
                  + "is not judged.");
    };
  }

  private static LocalizedText level(String sv, String en) {
    return new LocalizedText(sv + LEVEL_SV, en + LEVEL_EN);
  }
}
