package se.framdrift.feeds.smhi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import se.framdrift.feeds.Declared;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.RealFile;

/** Settings and recorded answers that the tests share. */
final class Weather {

  static final String METOBS = "https://opendata-download-metobs.smhi.se/api/version/1.0";

  static final String HOURLY =
      "{'metobs':[{'parameter':1,'station':'1','kpi':'temperature','dimensions':{'site':'akalla'},"
          + "'unit':'°C','periods':['corrected-archive']}]}";

  private Weather() {}

  static FeedDeclaration declaration(String settings) {
    return Declared.in("0180")
        .kpi("temperature", "°C", "PT1H", Map.of("site", List.of("akalla")))
        .kpi("temperature-day", "°C", "P1D")
        .kpi("temperature-month", "°C", "P1M")
        .kpi("rain", "mm", "PT1H")
        .kpi("frozen", "%", "PT1H")
        .kpi("school-year", "1", "P10D")
        .feed("smhi", settings);
  }

  static SmhiSettings settings(String settings) {
    return new SmhiSettings(declaration(settings));
  }

  static Metobs metobs(String settings) {
    return settings(settings).metobs().getFirst().metobs();
  }

  static Point point(String settings) {
    return settings(settings).points().values().iterator().next();
  }

  /** The body of a recorded answer: what comes behind the first empty line. */
  static byte[] body(String file) {
    byte[] bytes = RealFile.read("smhi/" + file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\n\n");
    return Arrays.copyOfRange(bytes, at + 2, bytes.length);
  }
}
