package se.framdrift.boot;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import se.framdrift.config.Settings;
import se.framdrift.live.LiveSettings;
import se.framdrift.web.KnownNames;
import se.framdrift.web.PublicRoutes;
import se.framdrift.web.SameOrigin;

/** The two listeners: public on every event loop, the operator's on one. Blocking to open. */
final class Doors {

  private static final int PORT_TRIES = 5;

  private final Vertx vertx;
  private final String publicAddress;
  private final String operatorAddress;
  private final List<String> deployments;

  private Doors(
      Vertx vertx, String publicAddress, String operatorAddress, List<String> deployments) {
    this.vertx = vertx;
    this.publicAddress = publicAddress;
    this.operatorAddress = operatorAddress;
    this.deployments = deployments;
  }

  /**
   * Listens.
   *
   * @throws StartFailure when a port is taken
   */
  static Doors open(Vertx vertx, Settings settings, Parts parts) {
    LiveSettings live = Server.live(settings);
    Wiring wiring = new Wiring(parts, settings.webroot());
    HttpServerOptions common = se.framdrift.web.Listeners.options();
    int loops = Math.max(2, Runtime.getRuntime().availableProcessors());
    AtomicInteger publicPort = new AtomicInteger(settings.httpPort());
    String shown =
        deploy(
            vertx,
            loops,
            live.applyTo(new HttpServerOptions(common)).setHost(settings.httpHost()),
            publicPort,
            router -> {
              parts.hub().mount(router, wiring::isPublic, wiring::isKnown);
              new PublicRoutes(wiring.reads()).mount(router);
            });
    AtomicInteger operatorPort = new AtomicInteger(settings.operatorPort());
    String operated =
        deploy(
            vertx,
            1,
            live.applyTo(new HttpServerOptions(common)).setHost(settings.operatorHost()),
            operatorPort,
            router -> {
              if (settings.operatorOnLoopback() || !settings.operatorNames().isEmpty()) {
                router.route().handler(new KnownNames(operatorNames(settings)));
              }
              router.route("/connection/*").handler(new SameOrigin());
              parts.hub().mountInside(router, wiring::isThere, wiring::isKnown);
              wiring.operatorRoutes().mount(router);
            });
    return new Doors(
        vertx,
        address(settings.httpHost(), publicPort.get()),
        address(settings.operatorHost(), operatorPort.get()),
        List.of(shown, operated));
  }

  private static Set<String> operatorNames(Settings settings) {
    Set<String> names = new TreeSet<>(KnownNames.LOOPBACK);
    names.addAll(settings.operatorNames());
    names.add(settings.operatorHost());
    return names;
  }

  private static String address(String host, int port) {
    String name = host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host;
    return "http://%s:%d".formatted(name, port);
  }

  private static String deploy(
      Vertx vertx,
      int instances,
      HttpServerOptions options,
      AtomicInteger port,
      Consumer<Router> routes) {
    if (port.get() != 0) {
      return listen(vertx, instances, options, port.get(), routes);
    }
    StartFailure taken = new StartFailure("no free port");
    for (int tries = 0; tries < PORT_TRIES; tries++) {
      port.set(freePort(vertx, options));
      try {
        return listen(vertx, instances, options, port.get(), routes);
      } catch (StartFailure e) {
        taken = e; // another program was faster; there are more ports
      }
    }
    throw taken;
  }

  private static String listen(
      Vertx vertx, int instances, HttpServerOptions options, int port, Consumer<Router> routes) {
    try {
      return vertx
          .deployVerticle(
              () -> new Listener(new HttpServerOptions(options).setPort(port), routes),
              new DeploymentOptions().setInstances(instances))
          .await();
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      throw new StartFailure(
          "cannot listen on %s:%d: %s".formatted(options.getHost(), port, e.getMessage()));
    }
  }

  /** Several event loops must share one port, so a free one is found first. */
  private static int freePort(Vertx vertx, HttpServerOptions options) {
    HttpServer probe = vertx.createHttpServer().requestHandler(_ -> {});
    int port = probe.listen(0, options.getHost()).await().actualPort();
    probe.close().await();
    return port;
  }

  private static final class Listener extends VerticleBase {

    private final HttpServerOptions options;
    private final Consumer<Router> routes;

    Listener(HttpServerOptions options, Consumer<Router> routes) {
      this.options = options;
      this.routes = routes;
    }

    @Override
    public Future<?> start() {
      Router router = Router.router(vertx);
      routes.accept(router);
      return vertx.createHttpServer(options).requestHandler(router).listen();
    }
  }

  String publicAddress() {
    return publicAddress;
  }

  String operatorAddress() {
    return operatorAddress;
  }

  Future<?> close() {
    return Future.join(deployments.stream().map(vertx::undeploy).toList());
  }
}
