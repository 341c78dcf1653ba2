package se.framdrift.feeds.lineprotocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the fields of all points with the same measurement and tags. Immutable. */
final class Route {

  /** What becomes of one field. Immutable. */
  static final class Target {

    private final byte[] field;
    private final Mapping mapping;
    private final String series;

    private Target(Mapping mapping, String series) {
      this.field = mapping.field().getBytes(StandardCharsets.UTF_8);
      this.mapping = mapping;
      this.series = series;
    }

    Mapping mapping() {
      return mapping;
    }

    String series() {
      return series;
    }
  }

  private final byte[] key;
  private final List<Target> targets;
  private final @Nullable String problem;

  /**
   * @param key measurement and tags as they are written
   */
  private Route(byte[] key, List<Target> targets, @Nullable String problem) {
    this.key = key;
    this.targets = targets;
    this.problem = problem;
  }

  /** Asks the mappings about a point; of those that take a field the first counts. */
  static Route of(List<Mapping> mappings, LineScanner point, byte[] bytes) {
    byte[] key = Arrays.copyOfRange(bytes, point.from(), point.keyTo());
    Map<String, String> tags = new HashMap<>();
    Set<String> twice = new HashSet<>();
    point.tags(
        (name, value) -> {
          if (tags.put(name, value) != null) {
            twice.add(name);
          }
        });
    if (!twice.isEmpty()) {
      return new Route(key, List.of(), "duplicate tags");
    }
    String measurement = point.measurement();
    List<Target> targets = new ArrayList<>();
    Set<String> fields = new HashSet<>();
    for (Mapping mapping : mappings) {
      String series = fields.contains(mapping.field()) ? null : mapping.series(measurement, tags);
      if (series != null) {
        fields.add(mapping.field());
        targets.add(new Target(mapping, series));
      }
    }
    return new Route(key, List.copyOf(targets), null);
  }

  /** Why no such point can be taken, null for nothing. */
  @Nullable String problem() {
    return problem;
  }

  /** Whether it is the one of a measurement and tags that are written so. */
  boolean isOf(byte[] bytes, int from, int to) {
    return Arrays.equals(key, 0, key.length, bytes, from, to);
  }

  /** What becomes of a field, null for nothing. */
  @Nullable Target target(byte[] bytes, int from, int to) {
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      if (Arrays.equals(target.field, 0, target.field.length, bytes, from, to)) {
        return target;
      }
    }
    return null;
  }
}
