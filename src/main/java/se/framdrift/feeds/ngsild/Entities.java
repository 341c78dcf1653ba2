package se.framdrift.feeds.ngsild;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.reading.Decimal;
import se.framdrift.feeds.reading.Glob;
import se.framdrift.feeds.reading.JsonTree;
import se.framdrift.feeds.reading.Refusal;
import se.framdrift.feeds.reading.Rows;
import se.framdrift.feeds.reading.Target;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.model.Missing;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;

/**
 * From entities to rows: one for each attribute that a rule names and the entity has, numbered in
 * that order. Entities of types that no rule names are passed over. Pure.
 */
record Entities(List<Rule> rules, UnitCode units) {

  /** The most entities of one body. */
  static final int MAX = 50_000;

  /**
   * What is taken of which entities; the first rule that fits an entity holds.
   *
   * @param type without its namespace
   * @param id a pattern with {@code *} and {@code ?}
   */
  record Rule(String type, String id, Map<String, Attribute> attributes) {
    Rule {
      attributes = new LinkedHashMap<>(attributes);
    }
  }

  /** Where the values of an attribute go. */
  record Attribute(Target target, Times times) {}

  /** How many entities a body had, and their rows. */
  record Page(int entities, Decoded decoded) {}

  /**
   * Reads one entity, a list of them, or a notification ({@code data} holds the list).
   *
   * @throws Unreadable when it is none of these
   */
  Page decode(byte[] body) {
    List<JsonTree> list = entities(JsonTree.read(body));
    if (list.size() > MAX) {
      throw new Unreadable("more than %,d entities".formatted(MAX));
    }
    Rows rows = new Rows();
    int number = 0;
    for (JsonTree tree : list) {
      Entity entity = new Entity(tree);
      String id = entity.id();
      String type = entity.type();
      if (id == null || type == null) {
        rows.add(++number, raw(tree, body), (_, _) -> refuse("id", "no id or no type"));
      } else if (rules.stream().anyMatch(rule -> rule.type().equals(type))) {
        Rule rule = rule(type, id);
        if (rule == null) {
          String problem = "no series is named for " + Unreadable.shown(id);
          rows.add(++number, raw(tree, body), (_, _) -> refuse("id", problem));
        } else {
          number = add(rows, number, rule, entity);
        }
      }
    }
    return new Page(list.size(), rows.decoded());
  }

  private int add(Rows rows, int before, Rule rule, Entity entity) {
    int number = before;
    for (String name : rule.attributes().keySet()) {
      Found found = entity.attribute(name);
      if (found != null) {
        rows.add(++number, found.raw(), (n, raw) -> row(n, found, raw));
      }
    }
    return number;
  }

  private static RawText raw(JsonTree tree, byte[] body) {
    return tree instanceof JsonTree.Fields fields ? fields.raw(body) : RawText.of("");
  }

  private static RawFact refuse(String field, String problem) {
    throw new Refusal(field, problem, "an entity that a rule of the feed's settings fits");
  }

  private static List<JsonTree> entities(JsonTree tree) {
    if (tree instanceof JsonTree.Items(List<JsonTree> list)) {
      return list;
    }
    if (tree.at("data") instanceof JsonTree.Items(List<JsonTree> list)) {
      return list;
    }
    if (new Entity(tree).id() != null) {
      return List.of(tree);
    }
    throw new Unreadable("neither an entity, nor a list of them, nor a notification with data");
  }

  private @Nullable Rule rule(String type, String id) {
    return rules.stream()
        .filter(rule -> rule.type().equals(type) && Glob.fits(rule.id(), id))
        .findFirst()
        .orElse(null);
  }

  /** Reads one row again: an attribute as it was found, or a whole entity that no rule fitted. */
  Decoded again(String text) {
    if (!text.contains("\"attribute\":")) {
      try {
        return decode(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)).decoded();
      } catch (Unreadable _) {
        // said below
      }
    }
    Rows rows = new Rows();
    rows.add(1, RawText.of(text), (number, raw) -> row(number, Found.of(text), raw));
    return rows.decoded();
  }

  private RawFact row(int number, Found found, RawText raw) {
    Rule rule = rule(found.type(), found.id());
    Attribute attribute = rule == null ? null : rule.attributes().get(found.attribute());
    if (attribute == null) {
      throw new Refusal(
          found.attribute(), "no series is named for it", "an attribute of the feed's settings");
    }
    Target target = attribute.target();
    String period = attribute.times().period(found);
    String unit = found.unitCode() == null ? target.unit() : units.unit(found.unitCode());
    String value = found.value();
    return new RawFact(
        number,
        target.series(),
        period,
        value == null ? null : Decimal.times(found.attribute(), value, target.factor()),
        null,
        null,
        null,
        value == null ? Missing.NOT_REPORTED.code() : null,
        unit,
        raw);
  }
}
