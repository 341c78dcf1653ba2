package se.framdrift.feeds.airquality;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.RunFailure;
import se.framdrift.feeds.reading.Portions;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.model.Rejection;

/** Series, one after the other; one that fails does not keep the others from being taken. */
final class AirQualityFeed implements PulledFeed, HandedFeed {

  private final List<AirSource> sources;

  AirQualityFeed(List<AirSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public void run(Run run) {
    List<String> failures = new ArrayList<>();
    int done = 0;
    for (AirSource source : sources) {
      try {
        source.fetch(run);
      } catch (RunFailure | Unreadable e) {
        failures.add("%s: %s".formatted(source.name(), e.getMessage()));
      }
      run.progress(++done, sources.size(), "series");
    }
    if (!failures.isEmpty()) {
      throw new RunFailure(String.join("; ", failures));
    }
  }

  /**
   * Takes CSV for each series that comes from a file, or an answer of the API where the feed has
   * one series of it.
   */
  @Override
  public void read(String name, byte[] body, Consumer<Piece> pieces) {
    boolean json = name.endsWith(".json");
    List<AirSource> sorted =
        sources.stream().filter(source -> source.column().isEmpty() == json).toList();
    Portions.hand(
        pieces,
        receiver -> {
          if (sorted.isEmpty() || (json && sorted.size() > 1)) {
            throw new Unreadable(
                "the feed has %d series that this could be of".formatted(sorted.size()));
          }
          for (AirSource source : sorted) {
            if (json) {
              receiver.accept(Hours.JSON, source.name(), source.hours().json(body));
            } else {
              Hours.Read read = source.hours().csv(body, source.column());
              receiver.accept(Hours.CSV, source.name() + "\n" + read.heading(), read.decoded());
            }
          }
        });
  }

  @Override
  public boolean fetches() {
    return sources.stream().anyMatch(source -> source.column().isEmpty());
  }

  /** Each hour, since there is a figure for each hour. */
  @Override
  public String schedule() {
    return "PT1H";
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    String[] lines = heading == null ? new String[] {""} : heading.split("\n", 2);
    for (AirSource source : sources) {
      if (source.name().equals(lines[0])) {
        String header = lines.length > 1 ? lines[1] : "";
        return source.hours().again(format, header, source.column(), raw);
      }
    }
    Rejection gone =
        new Rejection(
            1, "", "the feed no longer takes what this is from", "it among the settings", raw);
    return new Decoded(List.of(), List.of(gone));
  }
}
