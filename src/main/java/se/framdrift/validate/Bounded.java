package se.framdrift.validate;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of texts that come again and again. Begins anew when it is full. Thread-safe.
 *
 * @param <T> what a text means
 */
final class Bounded<T> {

  private final int most;
  private final ConcurrentMap<String, T> known = new ConcurrentHashMap<>();

  /**
   * @param most how many texts are remembered
   */
  Bounded(int most) {
    this.most = most;
  }

  @Nullable T get(String text) {
    return known.get(text);
  }

  /** What {@code make} makes of the text; when it throws, nothing is remembered. */
  T get(String text, Function<String, T> make) {
    T before = known.get(text);
    if (before != null) {
      return before;
    }
    T made = make.apply(text);
    put(text, made);
    return made;
  }

  void put(String text, T meaning) {
    if (known.size() >= most) {
      known.clear();
    }
    known.put(text, meaning);
  }

  int size() {
    return known.size();
  }
}
