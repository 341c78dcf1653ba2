package se.framdrift.feeds.ngsild;

import java.util.Map;
import java.util.TreeMap;
import se.framdrift.feeds.reading.Refusal;
import se.framdrift.feeds.reading.Unreadable;

/**
 * Units by their common codes, UN/CEFACT Recommendation 20.
 *
 * @param units code to how the catalog writes the unit
 * @see <a href="https://unece.org/trade/uncefact/cl-recommendations">UNECE recommendations</a>
 */
record UnitCode(Map<String, String> units) {

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("GQ", "µg/m3"),
          Map.entry("GP", "mg/m3"),
          Map.entry("CEL", "°C"),
          Map.entry("P1", "%"),
          Map.entry("KWH", "kWh"),
          Map.entry("MWH", "MWh"),
          Map.entry("GWH", "GWh"),
          Map.entry("WTT", "W"),
          Map.entry("KWT", "kW"),
          Map.entry("MTS", "m/s"),
          Map.entry("MTR", "m"),
          Map.entry("KMT", "km"),
          Map.entry("MMT", "mm"),
          Map.entry("MTQ", "m3"),
          Map.entry("LTR", "l"),
          Map.entry("TNE", "ton"),
          Map.entry("KGM", "kg"),
          Map.entry("A97", "hPa"),
          Map.entry("59", "ppm"),
          Map.entry("2N", "dB"),
          Map.entry("DAY", "d"),
          Map.entry("HUR", "h"),
          Map.entry("MIN", "min"),
          Map.entry("C62", "1"));

  /** The usual ones, and how this catalog writes some of them. */
  static UnitCode with(Map<String, String> own) {
    Map<String, String> units = new TreeMap<>(USUAL);
    units.putAll(own);
    return new UnitCode(units);
  }

  /**
   * @throws Refusal when the code is not known
   */
  String unit(String code) {
    String unit = units.get(code.strip());
    if (unit == null) {
      throw new Refusal(
          "unitCode",
          "unknown unit " + Unreadable.shown(code),
          "a common code such as GQ, or one that units in the feed's settings explains");
    }
    return unit;
  }
}
