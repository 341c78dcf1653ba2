package se.framdrift.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Happened.Aspect;
import se.framdrift.model.Happened.Declared;
import se.framdrift.model.Happened.Field;
import se.framdrift.model.Happened.Turn;

class CatalogDiffTest {

  private static JsonObject catalog() {
    return new JsonObject(
        """
        {"municipality":{"code":"1441"},
         "commitments":[{"id":"a","title":{"sv":"A","en":"A"},"quote":"bygga","target":{"value":5},"kind":"add-units"}],
         "indicators":[{"id":"i","title":{"sv":"I","en":"I"},"formula":"x"}],
         "feeds":[{"id":"f","settings":{"url":"https://within.example"}}],
         "board":{"id":"lerum","public":true}}
        """);
  }

  private static JsonObject first(JsonObject catalog, String list) {
    return catalog.getJsonArray(list).getJsonObject(0);
  }

  private static List<Declared> diff(JsonObject after) {
    return CatalogDiff.of(catalog().encode(), after.encode());
  }

  @Test
  void theSameCatalogChangesNothing() {
    assertThat(diff(catalog())).isEmpty();
  }

  @Test
  void theFirstCatalogIsToldAsOne() {
    assertThat(CatalogDiff.of(null, catalog().encode()))
        .containsExactly(new Declared(Turn.ADDED, Aspect.RULE, "catalog", "1441", List.of()));
  }

  @Test
  void tellsTextsTargetsAndRulesApart() {
    JsonObject after = catalog();
    first(after, "commitments")
        .put("quote", "bygga nytt")
        .put("target", new JsonObject().put("value", 6))
        .put("kind", "milestone");

    assertThat(diff(after))
        .containsExactly(
            changed(Aspect.TEXT, "a", new Field("quote", "\"bygga\"", "\"bygga nytt\"")),
            changed(Aspect.TARGET, "a", new Field("target", "{\"value\":5}", "{\"value\":6}")),
            changed(Aspect.RULE, "a", new Field("kind", "\"add-units\"", "\"milestone\"")));
  }

  private static Declared changed(Aspect aspect, String id, Field field) {
    return new Declared(Turn.CHANGED, aspect, "commitment", id, List.of(field));
  }

  @Test
  void whatIsAddedOrRemovedIsToldByItsWords() {
    JsonObject after = catalog();
    after.put("commitments", new JsonArray().add(first(catalog(), "commitments").put("id", "b")));

    assertThat(diff(after))
        .extracting(each -> each.turn() + " " + each.id() + " " + each.fields().size())
        .containsExactly("REMOVED a 2", "ADDED b 2");
  }

  @Test
  void tellsOfSeriesFeedsAndQualityNotes() {
    JsonObject after = catalog();
    after.put(
        "series",
        new JsonArray(
            """
            [{"kpi":"N1","dimensions":{"site":"b","area":"a"},"feed":"f"}]
            """));
    after.put(
        "qualityNotes",
        new JsonArray(
            """
            [{"series":"1441:N1","period":"2024","note":{"sv":"Fel.","en":"Wrong."}}]
            """));
    first(after, "feeds").put("kind", "push");

    assertThat(diff(after))
        .extracting(each -> each.turn() + " " + each.subject() + " " + each.id())
        .containsExactly(
            "CHANGED feed f", "ADDED quality-note 1441:N1 2024", "ADDED series N1:area=a:site=b");
  }

  @Test
  void saysNothingOfTheSettingsOfFeeds() {
    JsonObject after = catalog();
    first(after, "feeds").put("settings", new JsonObject().put("url", "https://else.example"));

    assertThat(diff(after)).isEmpty();
  }

  @Test
  void aVeryLongFieldIsSaidToHaveChangedAndNotHow() {
    JsonObject after = catalog();
    first(after, "indicators").put("formula", "x".repeat(CatalogDiff.MAX_FIELD));

    assertThat(diff(after).getFirst().fields())
        .containsExactly(new Field("formula", "\"x\"", null));
  }
}
