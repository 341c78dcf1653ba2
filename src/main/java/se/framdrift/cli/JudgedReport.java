package se.framdrift.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Document;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;

/**
 * How commitments stand on the figures that come with the project, as Markdown. Pure: the same
 * verdicts give the same text. Counts are not summed over documents, since their issuers differ.
 */
public final class JudgedReport {

  /**
   * What was found of one municipality.
   *
   * @param tiles by commitment id, one for each commitment of the catalog
   */
  public record Judged(Catalog catalog, Map<String, CommitmentTile> tiles) {}

  private JudgedReport() {}

  /** The page for one day, the last that time had come to. */
  public static String of(LocalDate day, List<Judged> all) {
    StringBuilder page = new StringBuilder();
    page.append("# The real figures, judged\n\n")
        .append("Made by `./framdrift judge --on ")
        .append(day)
        .append(
            "`; a test fails when it is not up to date. Judged as of the beginning of that day, in ")
        .append(
            "Sweden, by the bundled\nfigures alone (`seeds/data`, each folder with its source and ")
        .append(
            "licence). Nobody has reported anything here, so what\nrests on reports is counted only.\n");
    all.forEach(each -> municipality(each, page));
    return page.toString();
  }

  private static void municipality(Judged judged, StringBuilder page) {
    page.append("\n## ").append(judged.catalog().municipality().name()).append('\n');
    for (Document document : judged.catalog().documents()) {
      List<Commitment> commitments =
          judged.catalog().commitments().stream()
              .filter(each -> each.document().equals(document.id()))
              .toList();
      document(document, commitments, id -> Objects.requireNonNull(judged.tiles().get(id)), page);
    }
  }

  private static void document(
      Document document,
      List<Commitment> commitments,
      Function<String, CommitmentTile> tile,
      StringBuilder page) {
    page.append("\n### ").append(document.title()).append(" (").append(document.issuer().kind());
    page.append(")\n\n").append(counts(commitments, tile)).append("\n");
    List<Commitment> measured =
        commitments.stream().filter(each -> isMeasured(each.kind())).toList();
    if (measured.isEmpty()) {
      return;
    }
    page.append("\n| commitment | kind | status | rests on | asked for | why |\n");
    page.append("| --- | --- | --- | --- | --- | --- |\n");
    for (Commitment commitment : measured) {
      CommitmentTile found = tile.apply(commitment.id());
      row(
          page,
          commitment.title().en() + " (`" + commitment.id() + "`)",
          commitment.kind().code(),
          found.status().state().code(),
          figure(found.judged()),
          Objects.toString(found.targetNow(), ""),
          reasons(found.status().reasons()));
    }
  }

  private static boolean isMeasured(Kind kind) {
    return switch (kind) {
      case ADD_UNITS, CHANGE_BY, SERVICE_TIME, REACH_BY, KEEP_WITHIN, SURVEY_LEVEL -> true;
      case MILESTONE, CONTINUOUS -> false;
    };
  }

  /** For example: 42 commitments: 40 cannot-be-judged, 2 not-yet-measurable. */
  private static String counts(
      List<Commitment> commitments, Function<String, CommitmentTile> tile) {
    Map<String, Integer> states = new TreeMap<>();
    commitments.forEach(
        each -> states.merge(tile.apply(each.id()).status().state().code(), 1, Integer::sum));
    return commitments.size()
        + " commitments: "
        + states.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static String figure(@Nullable IndicatorValue value) {
    return value == null || value.value() == null
        ? ""
        : value.period().text() + ": " + value.value();
  }

  private static String reasons(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.text().en())
        .map(text -> text.endsWith("?") || text.endsWith(".") ? text : text + ".")
        .collect(Collectors.joining(" "));
  }

  private static void row(StringBuilder page, String... cells) {
    page.append('|');
    for (String cell : cells) {
      page.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    page.append('\n');
  }
}
