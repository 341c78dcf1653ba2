package se.framdrift.feeds.simulated;

import java.util.List;

/**
 * How the figures of a made-up group's other members are made.
 *
 * @param members one series for each, all with the history of the comparison
 */
public record SimulatedComparison(
    String kpi, String group, History history, List<SimulatedSeries> members) {

  public SimulatedComparison {
    members = List.copyOf(members);
  }
}
