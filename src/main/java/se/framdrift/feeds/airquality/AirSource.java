package se.framdrift.feeds.airquality;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.reading.Fingerprint;
import se.framdrift.feeds.reading.Folder;
import se.framdrift.feeds.reading.Portions;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;

/** Where the figures of one series are taken from. */
sealed interface AirSource {

  /** What tells it from the others of its feed. */
  String name();

  Hours hours();

  /** The column of values; empty where there are none. */
  String column();

  /**
   * Takes what is new.
   *
   * @throws se.framdrift.feeds.RunFailure when it cannot be fetched
   * @throws se.framdrift.feeds.reading.Unreadable when it is not of its form
   */
  void fetch(Run run);

  /**
   * A time series of the API.
   *
   * @param address where the API begins
   * @param history how far back the first run goes
   */
  record Api(String address, Choice choice, Duration history, Hours hours) implements AirSource {

    /** Later runs take the days before the newest figure again: figures are corrected. */
    private static final Duration AGAIN = Duration.ofDays(3);

    /** What one question asks for. */
    private static final Duration MOST = Duration.ofDays(31);

    @Override
    public String name() {
      return choice.name();
    }

    @Override
    public String column() {
      return "";
    }

    @Override
    public void fetch(Run run) {
      String id = choice.id();
      String key = "newest/" + id;
      Instant end = run.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
      Instant earliest = end.minus(history);
      Instant newest =
          run.recall(key).map(Long::parseLong).map(Instant::ofEpochSecond).orElse(null);
      Instant again = newest == null ? earliest : newest.minus(AGAIN);
      Instant from = again.isAfter(earliest) ? again : earliest;
      while (from.isBefore(end)) {
        Instant to = from.plus(MOST).isBefore(end) ? from.plus(MOST) : end;
        String asked = "%s/timeseries/%s/getData?timespan=%s/%s".formatted(address, id, from, to);
        Decoded decoded = hours.json(run.get(URI.create(asked), Map.of()).body());
        Portions.take(run, asked, Hours.JSON, name(), decoded);
        newest = newest(newest, decoded, end);
        if (newest != null) {
          run.keep(key, Long.toString(newest.getEpochSecond()));
        }
        from = to;
      }
    }

    /**
     * Where the newest period with a value begins; hours may be published many days late, and one
     * without a value may get it then. What claims to be of the future does not count.
     */
    private static @Nullable Instant newest(@Nullable Instant known, Decoded decoded, Instant end) {
      Instant newest = known;
      for (RawFact row : decoded.rows()) {
        String period = row.period();
        if (row.value() != null && period != null) {
          Instant start = Period.parse(period).start();
          newest =
              start.isBefore(end) && (newest == null || start.isAfter(newest)) ? start : newest;
        }
      }
      return newest;
    }
  }

  /** Which series: a number, or a site and a substance in a list. */
  sealed interface Choice {

    String name();

    String id();

    /** A number. */
    record Numbered(String id) implements Choice {
      @Override
      public String name() {
        return id;
      }
    }

    /** The living series of a substance at a site. */
    record Living(Folder folder, String list, String site, String substance) implements Choice {
      @Override
      public String name() {
        return site + "/" + substance;
      }

      @Override
      public String id() {
        return TimeSeriesList.read(folder.read(list)).alive(site, substance);
      }
    }
  }

  /** A file of CSV. One that has been taken is not taken again. */
  record Csv(Folder folder, String file, String column, Hours hours) implements AirSource {

    @Override
    public String name() {
      return file + "/" + column;
    }

    @Override
    public void fetch(Run run) {
      byte[] bytes = folder.read(file);
      String stamp = Fingerprint.of(List.of(Fingerprint.of(bytes), column, hours));
      String key = "taken/" + Fingerprint.of(name());
      if (!stamp.equals(run.recall(key).orElse(null))) {
        Hours.Read read = hours.csv(bytes, column);
        Portions.take(run, file, Hours.CSV, name() + "\n" + read.heading(), read.decoded());
        run.keep(key, stamp);
      }
    }
  }
}
