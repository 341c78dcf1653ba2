package se.framdrift.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * What this interface is: {@code /api/v1/api-info} by the national REST profile, and its
 * description at {@code /openapi.yaml}.
 *
 * @see <a href="https://www.dataportal.se/rest-api-profil">Nationell REST API-profil</a>
 */
final class InfoRoutes {

  private static final String VERSION = "1.0.0";
  private static final String RELEASED = "2026-11-22";

  private final Buffer description;

  /**
   * @param resource path of the OpenAPI description on the class path
   */
  InfoRoutes(String resource) {
    this.description = read(resource);
  }

  private static Buffer read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(
            InfoRoutes.class.getClassLoader().getResourceAsStream(resource), resource)) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void mount(Router router) {
    JsonObject info =
        new JsonObject()
            .put("apiName", "Framdrift")
            .put("apiVersion", VERSION)
            .put("apiReleased", RELEASED)
            .put("apiDocumentation", "/openapi.yaml")
            .put("apiStatus", "active");
    Reading.get(router, "/api/v1/api-info").handler(ctx -> Answers.json(ctx, info));
    String tag = Answers.tag(description);
    Reading.get(router, "/openapi.yaml")
        .handler(ctx -> Answers.tagged(ctx, description, "application/yaml", tag, Answers.CHECK));
  }
}
