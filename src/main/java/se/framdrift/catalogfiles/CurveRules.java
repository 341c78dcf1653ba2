package se.framdrift.catalogfiles;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Curves of how long cases take: one of a kind, its points ascending and counted as its time. */
final class CurveRules {

  private static final String FILE = "feeds";

  private final Town town;
  private final Map<String, Node> kinds;
  private final Set<String> curves = new HashSet<>();

  CurveRules(Town town, Map<String, Node> kinds) {
    this.town = town;
    this.kinds = kinds;
  }

  void check(Node figure) {
    Node curve = figure.get("curve");
    Node kind = kinds.get(figure.get("kind").text());
    if (curve.isNull() || kind == null) {
      return;
    }
    if (!curves.add(kind.get("id").text())) {
      town.found(
          FILE, curve, "a second curve of " + kind.get("id").text(), "one curve of each kind");
    }
    boolean days = isInDays(kind.get("within"));
    long before = 0;
    for (Node point : curve.items()) {
      Node within = point.get("within");
      if (isInDays(within) != days) {
        town.found(
            FILE,
            within,
            within.text() + " counts time in another way than " + kind.get("within").text(),
            days ? "days, such as P21D" : "hours or minutes, such as PT48H");
        return;
      }
      long length = length(within.text());
      if (length <= before) {
        town.found(FILE, within, within.text() + " is not longer than the one before", "ascending");
      }
      before = length;
    }
  }

  private static boolean isInDays(Node within) {
    return within.text().endsWith("D");
  }

  private static long length(String within) {
    return Duration.parse(within).toMinutes();
  }
}
