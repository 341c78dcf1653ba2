package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

@ExtendWith(VertxExtension.class)
class OpenApiTest {

  /** What is not an interface for programs. */
  private static final List<String> PAGES =
      List.of("/_static", "/webjars", "/operator", "/guide", "/boards", "/commitments");

  @Test
  void describesEveryPublicRouteAndNoOther(Vertx vertx) throws IOException {
    Set<String> routes = routes(vertx, new PublicRoutes(Functions.reads())::mount);

    assertThat(described("public")).isEqualTo(routes);
  }

  @Test
  void describesEveryRouteOfTheOperatorAndNoOther(Vertx vertx) throws IOException {
    OperatorRoutes operator =
        new OperatorRoutes(
            Functions.reads(),
            new Functions().writes(),
            TokenCheck.of("x", Role.OPERATOR),
            InstantSource.system());

    assertThat(described("operator")).isEqualTo(routes(vertx, operator::mount));
  }

  @Test
  void everyReferenceLeadsSomewhere() throws IOException {
    for (String name : List.of("public", "operator")) {
      Map<?, ?> whole = load(name);
      TreeSet<String> references = new TreeSet<>();
      gather(whole, references);

      assertThat(references)
          .isNotEmpty()
          .allSatisfy(each -> assertThat(at(whole, each)).as(each).isNotNull());
    }
  }

  private static Set<String> routes(Vertx vertx, Consumer<Router> mount) {
    Router router = Router.router(vertx);
    mount.accept(router);
    Set<String> found = new TreeSet<>();
    for (Route route : router.getRoutes()) {
      String path = route.getPath();
      if (path != null && !path.equals("/") && PAGES.stream().noneMatch(path::startsWith)) {
        String described = path.replaceAll(":([a-z]+)", "{$1}");
        for (HttpMethod method : route.methods()) {
          if (!method.equals(HttpMethod.HEAD)) {
            found.add(method + " " + described);
          }
        }
      }
    }
    return found;
  }

  private static Set<String> described(String name) throws IOException {
    Set<String> found = new TreeSet<>();
    Map<?, ?> paths = (Map<?, ?>) Objects.requireNonNull(load(name).get("paths"));
    paths.forEach(
        (path, operations) ->
            ((Map<?, ?>) operations)
                .keySet()
                .forEach(
                    method ->
                        found.add(
                            method.toString().toUpperCase(java.util.Locale.ROOT) + " " + path)));
    return found;
  }

  private static void gather(@Nullable Object node, Set<String> references) {
    switch (node) {
      case Map<?, ?> map ->
          map.forEach(
              (key, value) -> {
                if (key.equals("$ref")) {
                  references.add(value.toString());
                } else {
                  gather(value, references);
                }
              });
      case List<?> list -> list.forEach(each -> gather(each, references));
      case null, default -> references.remove("");
    }
  }

  private static @Nullable Object at(Map<?, ?> whole, String reference) {
    @Nullable Object node = whole;
    for (String part : reference.substring(2).split("/", -1)) {
      node = node instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return node;
  }

  private static Map<?, ?> load(String name) throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
      return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
    }
  }
}
