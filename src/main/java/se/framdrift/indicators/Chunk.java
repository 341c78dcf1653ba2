package se.framdrift.indicators;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/**
 * Up to {@link #CAPACITY} observations in calendar order, packed: some 17 bytes for an hourly
 * figure. An observation is made when it is asked for, equal to what was put in. Confined to one
 * thread.
 */
final class Chunk {

  static final int CAPACITY = 256;

  private final Column ends;
  private final Column lengths;
  private final Column values;
  private final Column counts;
  private final Column margins;
  private Mark mark;
  private Mark @Nullable [] marks;
  private int size;
  private long earliest;
  private long latest;

  /** Of one observation. */
  Chunk(Place place, Observation observation, Mark mark) {
    this.ends = new Column(place.end());
    this.lengths = new Column(place.end() - place.start());
    this.values = new Column(value(observation));
    this.counts = new Column(count(observation));
    this.margins = new Column(margin(observation));
    this.mark = mark;
    this.size = 1;
    this.earliest = place.start();
    this.latest = place.start();
  }

  /** The rest of {@code before} from {@code index} on, which it loses. */
  private Chunk(Chunk before, int index) {
    this.ends = before.ends.split(index, before.size);
    this.lengths = before.lengths.split(index, before.size);
    this.values = before.values.split(index, before.size);
    this.counts = before.counts.split(index, before.size);
    this.margins = before.margins.split(index, before.size);
    this.mark = before.mark;
    this.size = before.size - index;
    Mark[] known = before.marks;
    if (known != null) {
      this.marks = Arrays.copyOfRange(known, index, before.size);
      before.marks = Arrays.copyOf(known, index);
    }
    before.size = index;
    before.measure();
    measure();
  }

  private void measure() {
    earliest = Long.MAX_VALUE;
    latest = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      earliest = Math.min(earliest, start(i));
      latest = Math.max(latest, start(i));
    }
  }

  private static long value(Observation observation) {
    Double value = observation.value();
    return value == null ? 0 : Double.doubleToRawLongBits(value);
  }

  private static long count(Observation observation) {
    Long n = observation.n();
    return n == null ? 0 : n;
  }

  private static long margin(Observation observation) {
    Double margin = observation.margin();
    return margin == null ? 0 : Double.doubleToRawLongBits(margin);
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == CAPACITY;
  }

  /** When the first begins, which need not be the first to end, as {@link Nanos}. */
  long earliest() {
    return earliest;
  }

  /** When the last begins. */
  long latest() {
    return latest;
  }

  long start(int index) {
    return ends.get(index) - lengths.get(index);
  }

  long end(int index) {
    return ends.get(index);
  }

  Mark mark(int index) {
    Mark[] known = marks;
    return known == null ? mark : known[index];
  }

  /** The value where the mark says that there is one. */
  double value(int index) {
    return Double.longBitsToDouble(values.get(index));
  }

  Period period(int index) {
    return mark(index).period(start(index), end(index));
  }

  Observation observation(int index) {
    Mark about = mark(index);
    return new Observation(
        about.period(start(index), end(index)),
        about.hasValue() ? (Double) value(index) : null,
        about.missing(),
        about.hasN() ? (Long) counts.get(index) : null,
        about.hasMargin() ? (Double) Double.longBitsToDouble(margins.get(index)) : null,
        about.flag(),
        about.withdrawal());
  }

  /** Where the period is; {@code -1 - index} when it would have to come before that one. */
  int search(Place place) {
    if (end(size - 1) < place.end()) {
      return -1 - size; // most come in order, and most chunks on the way are passed
    }
    int low = 0;
    int high = end(0) > place.end() ? -1 : size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, place);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1 - low;
  }

  private int compare(int index, Place place) {
    int order = Long.compare(end(index), place.end());
    if (order == 0) {
      order = Long.compare(start(index), place.start());
    }
    return order == 0 ? period(index).text().compareTo(place.period().text()) : order;
  }

  /** How many, from the first on, end inside. */
  int reached(Cut cut) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean inside = cut.reaches(start(middle), end(middle));
      low = inside ? middle + 1 : low;
      high = inside ? high : middle;
    }
    return low;
  }

  /** Up to where all from {@code index} on begin at {@code from} or later; at most {@code end}. */
  int beginsFrom(long from, int index, int end) {
    int at = index;
    while (at < end && start(at) >= from) {
      at++;
    }
    return at;
  }

  /** Puts an observation before the one at {@code index}. There must be room. */
  void insert(int index, Place place, Observation observation, Mark about) {
    ends.insert(index, place.end(), size, CAPACITY);
    lengths.insert(index, place.end() - place.start(), size, CAPACITY);
    values.insert(index, value(observation), size, CAPACITY);
    counts.insert(index, count(observation), size, CAPACITY);
    margins.insert(index, margin(observation), size, CAPACITY);
    insert(index, about);
    size++;
    earliest = Math.min(earliest, place.start());
    latest = Math.max(latest, place.start());
  }

  /** Puts an observation in place of that of the same period. */
  void replace(int index, Observation observation, Mark about) {
    values.set(index, value(observation), size);
    counts.set(index, count(observation), size);
    margins.set(index, margin(observation), size);
    if (!about.equals(mark(index))) {
      Mark[] known = marks;
      if (known == null) {
        known = new Mark[size];
        Arrays.fill(known, mark);
        marks = known;
      }
      known[index] = shared(about, index);
    }
  }

  private void insert(int index, Mark about) {
    Mark[] known = marks;
    if (known == null && about.equals(mark)) {
      return;
    }
    Mark next = shared(about, index);
    if (known == null) {
      known = new Mark[CAPACITY];
      Arrays.fill(known, 0, size, mark);
    } else if (known.length == size) {
      known = Arrays.copyOf(known, CAPACITY);
    }
    System.arraycopy(known, index, known, index + 1, size - index);
    known[index] = next;
    marks = known;
  }

  private Mark shared(Mark about, int index) {
    if (about.equals(mark)) {
      return mark;
    }
    return index > 0 && about.equals(mark(index - 1)) ? mark(index - 1) : about;
  }

  /** Takes the upper half away. */
  Chunk split() {
    return new Chunk(this, size / 2);
  }
}
