package se.framdrift.feeds.ngsild;

import java.util.List;
import java.util.Map;
import se.framdrift.feeds.Declared;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;

/** Settings that the tests share. */
final class Brokers {

  static final String RULES =
      """
      'entities':[
        {'type':'AirQualityObserved','id':'*Madrid-AmbientObserved-28079004*','attributes':{
          'no2':{'kpi':'no2','dimensions':{'site':'plaza'}},
          'co':{'kpi':'co','unit':'mg/m3'},
          'relativeHumidity':{'kpi':'humidity','factor':100}}},
        {'type':'KeyPerformanceIndicator','attributes':{'kpiValue':{'kpi':'faults'}}}]""";

  private Brokers() {}

  static FeedDeclaration declaration(String settings) {
    return Declared.in("1441")
        .kpi("no2", "µg/m3", "PT1H", Map.of("site", List.of("plaza")))
        .kpi("co", "µg/m3", "PT1H")
        .kpi("humidity", "%", "PT1H")
        .kpi("faults", "1", "P1M")
        .kpi("odd", "1", "P10D")
        .feed("ngsi-ld", settings);
  }

  static Feed open(String settings) {
    return new NgsiLdKind().open(declaration(settings));
  }

  static Feed notified(String more) {
    return open("{%s%s}".formatted(more, RULES));
  }
}
