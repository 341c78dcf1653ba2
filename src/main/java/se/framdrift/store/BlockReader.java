package se.framdrift.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/** Reads blocks: any number of chunks, one behind the other. Not thread-safe. */
final class BlockReader {

  private record Moment(long position, Instant at, String origin) {}

  private final PackedReader.Periods periods = new PackedReader.Periods();

  /** Every vintage, in the order of the positions. */
  List<Vintage> vintages(byte[] packed, long starts) {
    PackedReader in = new PackedReader(packed, 0, periods);
    List<Vintage> vintages = new ArrayList<>();
    while (!in.atEnd()) {
      chunk(in, starts, vintages);
    }
    return vintages;
  }

  /**
   * What was in force at {@code position}, in calendar order. Most blocks have one figure for each
   * period, in order; those are not sorted.
   */
  Collection<Vintage> inForce(byte[] packed, long starts, long position) {
    List<Vintage> vintages = vintages(packed, starts);
    Period before = null;
    for (Vintage vintage : vintages) {
      Period period = vintage.period();
      if (vintage.position() > position || (before != null && period.compareTo(before) <= 0)) {
        return inForce(vintages, position).values();
      }
      before = period;
    }
    return vintages;
  }

  private static void chunk(PackedReader in, long starts, List<Vintage> vintages) {
    int version = in.next();
    if (version != BlockChunk.VERSION) {
      throw PackedReader.broken("a chunk has version " + version);
    }
    List<Moment> moments = moments(in);
    int commit = -1;
    long after = starts;
    for (int left = in.count(); left > 0; left--) {
      commit += in.next();
      Period period = in.period(after);
      after = period.end().getEpochSecond();
      Observation observation = in.observation(period);
      if (observation == null || commit < 0 || commit >= moments.size()) {
        throw PackedReader.broken("a figure of no commit");
      }
      Moment moment = moments.get(commit);
      vintages.add(new Vintage(observation, moment.position(), moment.at(), moment.origin()));
    }
  }

  private static List<Moment> moments(PackedReader in) {
    List<Moment> moments = new ArrayList<>();
    long position = 0;
    long micros = 0;
    String origin = "";
    for (int left = in.count(); left > 0; left--) {
      position += in.number();
      micros += in.number();
      origin = in.next() == BlockChunk.SAME_ORIGIN ? origin : in.text();
      moments.add(new Moment(position, Instant.EPOCH.plus(micros, ChronoUnit.MICROS), origin));
    }
    return moments;
  }

  /** What was in force at {@code position}, in calendar order. */
  static Map<Period, Vintage> inForce(List<Vintage> vintages, long position) {
    Map<Period, Vintage> newest = new TreeMap<>();
    for (Vintage vintage : vintages) {
      if (vintage.position() <= position) {
        newest.merge(
            vintage.period(),
            vintage,
            (one, other) -> other.position() >= one.position() ? other : one);
      }
    }
    return newest;
  }
}
