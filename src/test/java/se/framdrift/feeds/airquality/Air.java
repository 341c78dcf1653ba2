package se.framdrift.feeds.airquality;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Declared;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.reading.Folder;
import se.framdrift.feeds.reading.Stamps;
import se.framdrift.feeds.reading.Target;
import se.framdrift.model.Span;

/** What the tests share: Malmö's site Dalaplan. */
final class Air {

  static final String FILE = "air-quality/pm25-malmo-dalaplan-2023-excerpt.csv";

  private Air() {}

  static FeedDeclaration declaration(String settings) {
    return Declared.in("1280")
        .kpi("pm25", "µg/m3", "PT1H", Map.of("site", List.of("dalaplan")))
        .kpi("no2", "µg/m3", "PT1H")
        .kpi("year-span", "1", "P3Y")
        .feed("air-quality", settings);
  }

  static PulledFeed feed(@Nullable Path folder, String settings) {
    return (PulledFeed) new AirQualityKind(new Folder(folder)).open(declaration(settings));
  }

  static Hours hours(boolean atEnd) {
    var declared = declaration("{'kpi':'pm25','dimensions':{'site':'dalaplan'}}");
    return new Hours(
        Target.of(declared, "series[0]", declared.settings()),
        new Stamps(Span.parse("PT1H"), atEnd));
  }
}
