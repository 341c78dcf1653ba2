package se.framdrift.bench.live;

import java.util.Map;
import java.util.TreeMap;

/**
 * The program's own meters, as Prometheus' text has them: sums over all labels.
 *
 * @param values by name; the buckets of histograms by name and bound
 */
record MeterPage(Map<String, Double> values) {

  static MeterPage read(String text) {
    Map<String, Double> values = new TreeMap<>();
    for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
      int space = line.lastIndexOf(' ');
      int brace = line.indexOf('{');
      String name = line.substring(0, brace < 0 ? space : brace);
      values.merge(name, Double.parseDouble(line.substring(space + 1)), Double::sum);
    }
    return new MeterPage(values);
  }

  double of(String name) {
    return values.getOrDefault(name, 0.0);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Mean milliseconds of a timer since an earlier page; not a number when it recorded nothing. */
  double meanMillis(String timer, MeterPage earlier) {
    double count = of(timer + "_seconds_count") - earlier.of(timer + "_seconds_count");
    double sum = of(timer + "_seconds_sum") - earlier.of(timer + "_seconds_sum");
    return 1_000 * sum / count;
  }
}
