package se.framdrift.feeds.pxweb;

import java.util.List;
import java.util.Map;
import se.framdrift.feeds.Declared;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.reading.Folder;

/** Mappings that the tests share. */
final class Maps {

  private Maps() {}

  static Declared catalog(String municipality) {
    return Declared.in(municipality)
        .kpi("population", "1", "P1Y", Map.of("gender", List.of("K", "M")))
        .kpi("income-mean", "kr", "P1Y")
        .kpi("income-median", "kr", "P1Y")
        .kpi("density", "1/km2", "P1Y")
        .kpi("land", "ha", "P1Y", Map.of("use", List.of("arable", "grazing", "built")))
        .kpi("waste", "ton", "P1Y")
        .kpi("inhabitants", "1", "P1M", Map.of("gender", List.of("K", "M")));
  }

  static SeriesMap of(String municipality, String map) {
    return new PxWebSettings(declaration(municipality, "{'map':" + map + "}")).map();
  }

  static FeedDeclaration declaration(String municipality, String settings) {
    return catalog(municipality).feed("pxweb", settings);
  }

  static Feed feed(String municipality, String settings) {
    return new PxWebKind(new Folder(null), _ -> {}).open(declaration(municipality, settings));
  }

  /** Of v1/recorded/pop-*.json. */
  static final String POPULATION =
      """
      {'region':'Region','time':'Tid','contents':'ContentsCode',
       'kpis':{'BE0101N1':{'kpi':'population'}},
       'dimensions':{'Kon':{'name':'gender','values':{'1':'M','2':'K'}}}}""";

  /** Of TAB005.px. */
  static final String LAND =
      """
      {'region':'REGION','time':'TIME','contents':'ContentsCode',
       'kpis':{'Landuse':{'kpi':'land','unit':'ha'}},
       'dimensions':{'LANDUSECLASS':{'name':'use','values':{'11':'arable','14':'grazing','3':'built'}}}}""";
}
