package se.framdrift.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Steadiness;
import se.framdrift.commitments.Flapping;

/**
 * How often statuses would have changed from one reference period to the next, as Markdown: what
 * whoever writes {@code steadiness} in a catalog wants to see before. Pure.
 */
public final class FlappingReport {

  /** What is tried beside what each commitment declares. */
  public static final List<Steadiness> ALTERNATIVES =
      List.of(new Steadiness(0, 2, 1, 1), new Steadiness(0, 1, 2, 3), new Steadiness(0, 1, 3, 5));

  /**
   * A commitment that a newest figure decides.
   *
   * @param own by the steadiness that it declares
   * @param others changes by each of {@link #ALTERNATIVES}
   */
  public record Tried(Commitment commitment, Flapping own, List<Integer> others) {}

  /** A municipality with its commitments. */
  public record Town(String name, List<Tried> commitments) {}

  private FlappingReport() {}

  /** The page for one day, the last that time had come to. */
  public static String of(LocalDate day, List<Town> all) {
    StringBuilder page =
        new StringBuilder(
                "# How often the statuses would have changed\n\nMade by `./framdrift judge --flapping --on ")
            .append(day)
            .append(
                "`: changes of state from one reference period to the next before the deadline, by the bundled\nfigures in force on that day; ");
    page.append(
        "without steadiness, with the one that the target declares, and with others. What no newest\nfigure decides is left out, and so is what has no figures since its promise began.\n");
    for (Town town : all) {
      page.append("\n## ").append(town.name()).append("\n\n");
      if (town.commitments().isEmpty()) {
        page.append("No commitment has figures since its promise began.\n");
      } else {
        page.append("| commitment | periods | without | as declared |");
        ALTERNATIVES.forEach(each -> page.append(' ').append(words(each)).append(" |"));
        page.append("\n| --- | --- | --- | --- |").append(" --- |".repeat(ALTERNATIVES.size()));
        page.append('\n');
        town.commitments().forEach(each -> page.append(row(each)));
      }
    }
    return page.toString();
  }

  private static String words(Steadiness steadiness) {
    return steadiness.dwell() > 1
        ? steadiness.dwell() + " in a row"
        : steadiness.enough() + " of " + steadiness.outOf();
  }

  private static String row(Tried tried) {
    return "| %s (`%s`) | %d | %d | %d | %s |\n"
        .formatted(
            tried.commitment().title().en().replace("|", "\\|"),
            tried.commitment().id(),
            tried.own().steps().size(),
            tried.own().changesRaw(),
            tried.own().changes(),
            tried.others().stream().map(String::valueOf).collect(Collectors.joining(" | ")));
  }
}
