package se.framdrift.feeds.smhi;

import java.util.List;
import java.util.Map;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;

/** Weather from SMHI's open data. */
public final class SmhiKind implements FeedKind {

  @Override
  public String name() {
    return "smhi";
  }

  @Override
  public Feed open(FeedDeclaration declaration) {
    SmhiSettings settings = new SmhiSettings(declaration);
    List<MetobsSource> stations = settings.metobs();
    Map<String, Point> points = settings.points();
    if (stations.isEmpty() && points.isEmpty()) {
      throw new IllegalArgumentException("neither metobs nor points names anything to fetch");
    }
    return new SmhiFeed(stations, points);
  }
}
