package se.framdrift.feeds.pxweb;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.pxweb.PxTable.Cell;
import se.framdrift.feeds.pxweb.PxTable.Variable;
import se.framdrift.feeds.reading.Decimal;
import se.framdrift.feeds.reading.JsonTree;
import se.framdrift.feeds.reading.Refusal;
import se.framdrift.feeds.reading.Rows;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.model.SeriesId;

/**
 * From the cells of a table to rows of series. Cells of other regions are no rows of this feed.
 *
 * @param municipality code of four digits
 * @param region code of the variable that says which municipality; null when all cells are its own
 * @param time code of the variable of periods
 * @param contents code of the variable that says which KPI; null when all cells are of one
 * @param kpis by code of contents; {@link #ANY} for any
 * @param dimensions by code of the variable
 */
record SeriesMap(
    String municipality,
    @Nullable String region,
    String time,
    @Nullable String contents,
    Map<String, Figure> kpis,
    Map<String, Dimension> dimensions,
    PxSymbols symbols) {

  /** Stands for whatever contents there are. */
  static final String ANY = "*";

  /** SCB writes the country and counties with two digits, series with four: 00 is 0000. */
  private static final String WIDER = "00";

  private static final String CODES = "codes";
  private static final String VALUE = "value";
  private static final String SYMBOL = "symbol";

  /**
   * What a contents code becomes.
   *
   * @param unit in which the table's values times the factor are, null for the KPI's own
   */
  record Figure(String kpi, @Nullable String unit, @Nullable BigDecimal factor) {}

  /**
   * What a variable becomes.
   *
   * @param values code to value of the dimension; empty for the total, which is left out
   */
  record Dimension(String name, Map<String, String> values) {}

  /**
   * All rows of a table, numbered as its cells.
   *
   * @throws Unreadable when the table lacks a variable that the mapping names, or has one with
   *     several codes that the mapping does not name
   */
  Decoded decode(PxTable table) {
    check(table);
    int regionAt = region == null ? -1 : table.place(region);
    Rows rows = new Rows();
    for (Cell cell : table.cells()) {
      if (regionAt < 0 || isOwn(cell.codes().get(regionAt))) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (int i = 0; i < table.variables().size(); i++) {
          codes.put(table.variables().get(i).code(), cell.codes().get(i));
        }
        rows.add(
            cell.number(),
            raw(codes, cell),
            (number, raw) -> fact(number, codes, cell.value(), cell.symbol(), raw));
      }
    }
    return rows.decoded();
  }

  /** Reads the raw text of one cell again. */
  Decoded again(String text) {
    Rows rows = new Rows();
    rows.add(1, RawText.of(text), (number, raw) -> again(number, text, raw));
    return rows.decoded();
  }

  private RawFact again(int number, String text, RawText raw) {
    JsonTree tree = JsonTree.read(text.getBytes(StandardCharsets.UTF_8));
    Map<String, String> codes = new LinkedHashMap<>();
    tree.fieldsAt(CODES).forEach((name, code) -> codes.put(name, String.valueOf(code.text())));
    return fact(number, codes, tree.textAt(VALUE), tree.textAt(SYMBOL), raw);
  }

  private static RawText raw(Map<String, String> codes, Cell cell) {
    JsonObject raw = new JsonObject().put(CODES, new JsonObject(new LinkedHashMap<>(codes)));
    if (cell.value() != null) {
      raw.put(VALUE, cell.value());
    }
    if (cell.symbol() != null) {
      raw.put(SYMBOL, cell.symbol());
    }
    return RawText.of(raw.encode());
  }

  /** Whether a region's code is this municipality's. */
  boolean isOwn(String code) {
    return code.equals(municipality) || code.length() == 2 && municipality.equals(WIDER + code);
  }

  private void check(PxTable table) {
    for (String named : named()) {
      if (table.place(named) < 0) {
        throw new Unreadable(
            "the table has no variable %s, only %s"
                .formatted(
                    named,
                    Unreadable.shown(
                        table.variables().stream().map(Variable::code).toList().toString())));
      }
    }
    for (Variable variable : table.variables()) {
      if (variable.codes().size() > 1 && !named().contains(variable.code())) {
        throw new Unreadable(
            "the variable %s has %d codes; choose one under query, or name it under dimensions"
                .formatted(Unreadable.shown(variable.code()), variable.codes().size()));
      }
    }
  }

  /** Codes of the variables that decide which series and period a cell is of. */
  List<String> named() {
    Map<String, String> named = new TreeMap<>();
    named.put(time, "");
    if (region != null) {
      named.put(region, "");
    }
    if (contents != null) {
      named.put(contents, "");
    }
    dimensions.keySet().forEach(code -> named.put(code, ""));
    return List.copyOf(named.keySet());
  }

  private RawFact fact(
      int number,
      Map<String, String> codes,
      @Nullable String value,
      @Nullable String symbol,
      RawText raw) {
    if (region != null && !isOwn(code(codes, region))) {
      throw new Refusal(region, "not this municipality", municipality);
    }
    Figure figure = figure(codes);
    TreeMap<String, String> named = new TreeMap<>();
    dimensions.forEach(
        (variable, dimension) -> {
          String mapped = mapped(variable, dimension, code(codes, variable));
          if (!mapped.isEmpty()) {
            named.put(dimension.name(), mapped);
          }
        });
    String period = TimeCode.period(time, code(codes, time)).text();
    PxSymbols.Said said = symbols.read(value, symbol);
    String figureText =
        said.value() == null ? null : Decimal.times("value", said.value(), figure.factor());
    return new RawFact(
        number,
        new SeriesId(municipality, figure.kpi(), named).toString(),
        period,
        figureText,
        null,
        null,
        said.flag(),
        said.missing(),
        figure.unit(),
        raw);
  }

  private Figure figure(Map<String, String> codes) {
    String code = contents == null ? ANY : code(codes, contents);
    Figure figure = kpis.getOrDefault(code, kpis.get(ANY));
    if (figure == null) {
      throw new Refusal(
          contents == null ? "" : contents,
          "no KPI is named for " + Unreadable.shown(code),
          "one of " + new TreeMap<>(kpis).keySet());
    }
    return figure;
  }

  private static String mapped(String variable, Dimension dimension, String code) {
    String mapped = dimension.values().get(code);
    if (mapped == null) {
      throw new Refusal(
          variable,
          "no %s is named for %s".formatted(dimension.name(), Unreadable.shown(code)),
          "one of " + new TreeMap<>(dimension.values()).keySet());
    }
    return mapped;
  }

  private static String code(Map<String, String> codes, String variable) {
    String code = codes.get(variable);
    if (code == null) {
      throw new Refusal(variable, "not given", "a code of the variable");
    }
    return code;
  }
}
