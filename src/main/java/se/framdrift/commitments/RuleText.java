package se.framdrift.commitments;

import se.framdrift.catalog.Commitment.Kind;
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

  private RuleText() {}

  /** Swedish and English. */
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
