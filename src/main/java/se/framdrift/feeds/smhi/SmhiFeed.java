package se.framdrift.feeds.smhi;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Answer;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.RunFailure;
import se.framdrift.feeds.reading.Portions;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;

/**
 * Stations and points, one after the other; one that fails does not keep the others from being
 * taken. Of forecasts only hours that have begun are handed over: the ledger holds no figures of
 * the future.
 */
final class SmhiFeed implements PulledFeed, HandedFeed {

  private final List<MetobsSource> stations;
  private final Map<String, Point> points;

  SmhiFeed(List<MetobsSource> stations, Map<String, Point> points) {
    this.stations = List.copyOf(stations);
    this.points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
  }

  @Override
  public void run(Run run) {
    List<String> failures = new ArrayList<>();
    int done = 0;
    for (MetobsSource station : stations) {
      attempt(failures, station.place(), () -> station.fetch(run));
      run.progress(++done, stations.size() + points.size(), "series");
    }
    for (Map.Entry<String, Point> each : points.entrySet()) {
      attempt(failures, each.getKey(), () -> fetch(run, each.getKey(), each.getValue()));
      run.progress(++done, stations.size() + points.size(), "series");
    }
    if (!failures.isEmpty()) {
      throw new RunFailure(String.join("; ", failures));
    }
  }

  private static void attempt(List<String> failures, String place, Runnable fetching) {
    try {
      fetching.run();
    } catch (RunFailure e) {
      failures.add(String.valueOf(e.getMessage()));
    } catch (Unreadable e) {
      failures.add("%s: %s".formatted(place, e.getMessage()));
    }
  }

  private static void fetch(Run run, String address, Point point) {
    Optional<Answer> answer = run.getIfChanged(URI.create(address), Map.of());
    if (answer.isPresent()) {
      Decoded decoded = point.decode(answer.get().body());
      Instant moment = run.now();
      List<RawFact> begun = decoded.rows().stream().filter(row -> hasBegun(row, moment)).toList();
      Decoded now = new Decoded(begun, decoded.undecodable());
      Portions.take(run, address, Point.FORMAT, address, now);
    }
  }

  private static boolean hasBegun(RawFact row, Instant now) {
    return !Period.parse(Objects.requireNonNull(row.period())).start().isAfter(now);
  }

  /**
   * Takes data of metobs, or of a point: the feed must have only one of what the body is, since the
   * body does not say which.
   */
  @Override
  public void read(String name, byte[] body, Consumer<Piece> pieces) {
    Portions.hand(
        pieces,
        receiver -> {
          if (name.endsWith(".json") && stations.isEmpty()) {
            Map.Entry<String, Point> point = only(points.entrySet());
            receiver.accept(Point.FORMAT, point.getKey(), point.getValue().decode(body));
          } else {
            MetobsSource station = only(stations);
            Metobs.Read read = station.metobs().read(body);
            receiver.accept(read.format(), station.heading(read), read.decoded());
          }
        });
  }

  private static <T> T only(Collection<T> all) {
    if (all.size() != 1) {
      throw new Unreadable(
          "the feed has %d series of this sort; a file needs a feed with one"
              .formatted(all.size()));
    }
    return all.iterator().next();
  }

  /** Each hour: SMHI publishes each hour, and is asked for little when nothing is new. */
  @Override
  public String schedule() {
    return "PT1H";
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    String[] lines = heading == null ? new String[] {""} : heading.split("\n", 2);
    if (format.equals(Point.FORMAT)) {
      Point point = points.get(lines[0]);
      return point == null ? gone(raw) : point.again(raw);
    }
    return stations.stream()
        .filter(station -> station.name().equals(lines[0]))
        .findFirst()
        .map(station -> station.metobs().again(format, lines.length > 1 ? lines[1] : "", raw))
        .orElseGet(() -> gone(raw));
  }

  private static Decoded gone(String raw) {
    Rejection rejection =
        new Rejection(
            1, "", "the feed no longer takes what this is from", "it among the settings", raw);
    return new Decoded(List.of(), List.of(rejection));
  }
}
