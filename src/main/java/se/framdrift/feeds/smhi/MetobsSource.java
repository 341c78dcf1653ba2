package se.framdrift.feeds.smhi;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.RunFailure;
import se.framdrift.feeds.reading.Fingerprint;
import se.framdrift.feeds.reading.Portions;

/**
 * One parameter at one station. What SMHI says has not been updated is not fetched again.
 *
 * @param address where the API begins
 * @param parameter 1 is the temperature each hour, 2 the mean of a day, 22 of a month
 * @param periods such as latest-months, corrected-archive
 * @param form csv or json
 */
record MetobsSource(
    String address,
    int parameter,
    String station,
    List<String> periods,
    String form,
    Metobs metobs) {

  /**
   * Takes what is new.
   *
   * @throws RunFailure when the station has no such period, or the like
   * @throws se.framdrift.feeds.reading.Unreadable when an answer is not of its form
   */
  void fetch(Run run) {
    Listing listing = Listing.read(get(run, place() + ".json"));
    for (String period : periods) {
      Listing.Entry entry = entry(listing, period);
      String stamp = Fingerprint.of(List.of(String.valueOf(entry.updated()), this));
      String key = "updated/%d/%s/%s".formatted(parameter, station, period);
      if (entry.updated() == null || !Optional.of(stamp).equals(run.recall(key))) {
        String data = data(period);
        Metobs.Read read = metobs.read(get(run, data));
        Portions.take(run, data, read.format(), heading(read), read.decoded());
        run.keep(key, stamp);
      }
    }
  }

  private Listing.Entry entry(Listing listing, String period) {
    return listing.entries().stream()
        .filter(each -> period.equals(each.key()))
        .findFirst()
        .orElseThrow(
            () ->
                new RunFailure(
                    "parameter %d of station %s has no period %s, only %s"
                        .formatted(
                            parameter,
                            station,
                            period,
                            listing.entries().stream().map(Listing.Entry::key).toList())));
  }

  private static byte[] get(Run run, String address) {
    return run.get(URI.create(address), Map.of()).body();
  }

  /** What a row needs to be read again. */
  String heading(Metobs.Read read) {
    return name() + "\n" + read.heading();
  }

  /** What tells it from other sources of the feed: parameter and station. */
  String name() {
    return parameter + "/" + station;
  }

  /** The address of the station's periods, without its ending. */
  String place() {
    return "%s/version/1.0/parameter/%d/station/%s".formatted(address, parameter, station);
  }

  /** The address of a period's data. */
  String data(String period) {
    return "%s/period/%s/data.%s".formatted(place(), period, form);
  }
}
