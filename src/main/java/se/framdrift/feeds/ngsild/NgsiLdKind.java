package se.framdrift.feeds.ngsild;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.feeds.reading.Stamps;
import se.framdrift.feeds.reading.Target;

/** Entities of a context broker. Without an address it only takes what the broker sends. */
public final class NgsiLdKind implements FeedKind {

  private static final int LIMIT = 100;

  @Override
  public String name() {
    return "ngsi-ld";
  }

  @Override
  public Feed open(FeedDeclaration declaration) {
    JsonObject settings = declaration.settings();
    Entities entities = entities(declaration, settings);
    String address = settings.getString("address");
    if (address == null) {
      return new EntityFeed(entities);
    }
    return new BrokerFeed(
        entities,
        address.replaceFirst("/+$", ""),
        headers(settings),
        settings.getInteger("limit", LIMIT));
  }

  private static Map<String, String> headers(JsonObject settings) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("accept", "application/json");
    String tenant = settings.getString("tenant");
    if (tenant != null) {
      headers.put("ngsild-tenant", tenant);
    }
    String context = settings.getString("context");
    if (context != null) {
      headers.put(
          "link",
          "<%s>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\""
              .formatted(context));
    }
    return headers;
  }

  private static Entities entities(FeedDeclaration declaration, JsonObject settings) {
    JsonArray declared = settings.getJsonArray("entities", new JsonArray());
    List<Entities.Rule> rules = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      JsonObject rule = declared.getJsonObject(i);
      JsonObject named = rule.getJsonObject("attributes", new JsonObject());
      Map<String, Entities.Attribute> attributes = new LinkedHashMap<>();
      for (String name : named.fieldNames()) {
        String setting = "entities[%d].attributes.%s".formatted(i, name);
        Target target = Target.of(declaration, setting, named.getJsonObject(name));
        attributes.put(name, new Entities.Attribute(target, times(setting, target, settings)));
      }
      rules.add(
          new Entities.Rule(rule.getString("type", ""), rule.getString("id", "*"), attributes));
    }
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("entities names nothing to take");
    }
    Map<String, String> units = new TreeMap<>();
    settings
        .getJsonObject("units", new JsonObject())
        .forEach(each -> units.put(each.getKey(), String.valueOf(each.getValue())));
    return new Entities(rules, UnitCode.with(units));
  }

  private static Times times(String setting, Target target, JsonObject settings) {
    String zone = settings.getString("zone", "UTC");
    try {
      boolean atEnd = settings.getString("stamp", "start").equals("end");
      return new Times(new Stamps(target.kpi().resolution(), atEnd), ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "zone is %s; expected one such as UTC or Europe/Stockholm".formatted(zone), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s.kpi is %s: %s".formatted(setting, target.kpi().id(), e.getMessage()), e);
    }
  }
}
