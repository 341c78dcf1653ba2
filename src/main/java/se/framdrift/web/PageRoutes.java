package se.framdrift.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.framdrift.problem.Problem;

/**
 * The pages: the folder of the pages, and libraries from the class path, whose addresses carry
 * their version. There are no listings of folders.
 */
final class PageRoutes {

  static final String OPERATOR = "operator/";

  private static final String INDEX = "index.html";
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final int MAX_KEPT = 2_000;

  private final PageFiles pages;
  private final boolean operator;
  private final PageFiles modules = PageFiles.classPath("META-INF/resources/_static/");
  private final PageFiles webjars = PageFiles.classPath("META-INF/resources/webjars/");
  private final Map<String, Page> kept = new ConcurrentHashMap<>();

  /**
   * @param operator whether the operator's pages are among them
   */
  PageRoutes(PageFiles pages, boolean operator) {
    this.pages = pages;
    this.operator = operator;
  }

  void mount(Router router) {
    Reading.get(router, "/_static/*").handler(ctx -> library(ctx, modules, "/_static/"));
    Reading.get(router, "/webjars/*").handler(ctx -> library(ctx, webjars, "/webjars/"));
    if (operator) {
      Reading.get(router, "/operator").handler(ctx -> page(ctx, OPERATOR + INDEX));
      Reading.get(router, "/operator/").handler(ctx -> page(ctx, OPERATOR + INDEX));
    }
    for (String path : List.of("/", "/guide", "/boards/*", "/commitments/*")) {
      Reading.get(router, path).handler(ctx -> page(ctx, INDEX));
    }
    Reading.get(router, "/*")
        .last() // also after what is mounted later
        .handler(ctx -> page(ctx, ctx.normalizedPath().substring(1)));
  }

  private void page(RoutingContext ctx, String path) {
    if (!PageFiles.PATH.matcher(path).matches() || (!operator && path.startsWith(OPERATOR))) {
      throw nothing(ctx);
    }
    Answers.when(
        ctx,
        ctx.vertx()
            .executeBlocking(() -> pages.read(path).map(bytes -> Page.of(path, bytes)), false),
        found -> answer(ctx, found, Answers.CHECK));
  }

  private void library(RoutingContext ctx, PageFiles files, String prefix) {
    String whole = ctx.normalizedPath();
    String path = whole.substring(Math.min(prefix.length(), whole.length()));
    if (!PageFiles.PATH.matcher(path).matches()) {
      throw nothing(ctx);
    }
    Page known = kept.get(whole);
    if (known != null) {
      answer(ctx, Optional.of(known), FOREVER);
      return;
    }
    Answers.when(
        ctx,
        ctx.vertx()
            .executeBlocking(() -> files.read(path).map(bytes -> Page.of(path, bytes)), false),
        found -> {
          if (found.isPresent() && kept.size() < MAX_KEPT) {
            kept.put(whole, found.get());
          }
          answer(ctx, found, FOREVER);
        });
  }

  private static void answer(RoutingContext ctx, Optional<Page> found, String cache) {
    Page page = found.orElseThrow(() -> nothing(ctx));
    ctx.response().putHeader(SecurityHeaders.POLICY, page.policy());
    Answers.tagged(ctx, page.bytes(), page.type(), page.tag(), cache);
  }

  private static Problem.Failure nothing(RoutingContext ctx) {
    return new Problem.NotFound("There is nothing at " + ctx.normalizedPath() + ".").asFailure();
  }
}
