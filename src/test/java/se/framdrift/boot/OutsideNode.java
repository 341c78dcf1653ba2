package se.framdrift.boot;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.config.Settings;
import se.framdrift.feeds.running.AllowedHosts;
import se.framdrift.feeds.running.FetchRules;
import se.framdrift.live.LiveHub;
import se.framdrift.live.LiveSettings;
import se.framdrift.model.Delivery;
import se.framdrift.pipeline.Share;
import se.framdrift.store.Database;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.FeedStandings;
import se.framdrift.store.Leases;
import se.framdrift.store.OutsideKey;
import se.framdrift.store.Tokens;

/** A node with Exempelby's catalog whose releases are made when a test says so. */
final class OutsideNode implements AutoCloseable {

  static final String SURVEY = "exempelby-trygghetsenkat";
  static final String CASES = "exempelby-arenden";
  private static final String TOKEN = "a-token-for-the-tests-only";

  private final Vertx vertx = Vertx.vertx();
  private final DatabaseAddress address;
  private final Database database;
  private final Street street;
  private final LiveHub hub;
  private final Outside outside;
  private final OutsideReleases releases;
  private final Feeds feeds;
  private final Doors doors;
  private @Nullable FeedWatch watch;
  private final HttpClient client = HttpClient.newHttpClient();

  OutsideNode(DatabaseAddress address, String key) {
    this.address = address;
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Settings settings =
        Settings.read(
            Map.of(
                "FRAMDRIFT_HTTP_HOST", "127.0.0.1",
                "FRAMDRIFT_HTTP_PORT", "0",
                "FRAMDRIFT_OPERATOR_PORT", "0",
                "FRAMDRIFT_OPERATOR_TOKEN", TOKEN,
                "FRAMDRIFT_WEBROOT", Path.of("webroot").toAbsolutePath().toString()));
    database = Database.open(vertx, address).await();
    hub = new LiveHub(vertx, LiveSettings.defaults(), meters);
    street =
        Street.of(
            database,
            new Street.Audience(hub::open, hub::publish),
            new StreetMeters(meters, this::shared));
    LoadedCatalogs all = Catalogs.load(settings, true);
    street.follow(
        new LoadedCatalogs(
            all.catalogs().stream()
                .filter(each -> each.catalog().municipality().code().equals("9999"))
                .toList(),
            List.of()));
    outside =
        new Outside(vertx, database, street.pipeline(), OutsideKey.of(key), street.ledger()::now);
    releases = new OutsideReleases(outside, street.pipeline(), database);
    Operators operators = new Operators(settings, new Tokens(database));
    DeclaredFeeds declared = new DeclaredFeeds(street.pipeline()::catalog);
    FeedStandings standings = new FeedStandings(database);
    feeds =
        Feeds.start(
            vertx,
            new AllowedHosts(Set.of()),
            FetchRules.standard("test"),
            new FeedKinds(List.of()),
            database,
            street.pipeline(),
            FeedNews.none());
    watch =
        new FeedWatch(
            street.pipeline(),
            declared,
            new FeedBook(standings::all, standings::add),
            new FeedMeters(meters),
            hub::show,
            InstantSource.system());
    watch.begin(vertx).await();
    doors =
        Doors.open(
            vertx,
            settings,
            new Parts(
                database,
                street.epoch(),
                street.pipeline(),
                street.pasts(),
                street.changes(),
                hub,
                operators,
                new DeclaredLines(
                    street.pipeline()::municipalities, street.pipeline()::catalog, meters),
                outside,
                watch,
                declared,
                feeds,
                meters,
                new Uploads(
                    Path.of("target", "uploads-of-no-test"),
                    street.pipeline(),
                    InstantSource.system())));
  }

  private void shared(Delivery delivery, Share share) {
    FeedWatch told = watch;
    if (told != null) {
      told.shared(delivery, share);
    }
  }

  /** Where everybody may read. */
  String publicAddress() {
    return doors.publicAddress().replace("localhost", "127.0.0.1");
  }

  HttpResponse<String> publicGet(String path) {
    return send(HttpRequest.newBuilder(URI.create(publicAddress() + path)).GET());
  }

  HttpClient client() {
    return client;
  }

  Outside outside() {
    return outside;
  }

  /** As after a start: no minute has been used yet. */
  OutsideReleases freshReleases() {
    return new OutsideReleases(outside, street.pipeline(), database);
  }

  /** Those of another node. */
  Leases foreignLeases() {
    return new Leases(database, "another node", Duration.ofMinutes(2));
  }

  void settled() {
    street.pipeline().settled().await();
  }

  Outside.Declared declared(String feed) {
    return outside.declared().stream()
        .filter(each -> each.id().equals(feed))
        .findFirst()
        .orElseThrow();
  }

  /** Makes the releases of a feed that are due now, and waits until they are shown. */
  void release(String feed) {
    releases.release(declared(feed), outside.now().await());
    street.pipeline().settled().await();
  }

  void release(String feed, Instant now) {
    releases.release(declared(feed), now);
    street.pipeline().settled().await();
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        request(doors.operatorAddress() + path)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> postLines(String path, String body) {
    return send(
        request(doors.operatorAddress() + path)
            .header("content-type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> delete(String path) {
    return send(request(doors.operatorAddress() + path).DELETE());
  }

  HttpResponse<String> operatorGet(String path) {
    return send(request(doors.operatorAddress() + path).GET());
  }

  /** The newest observation of a series on the operator's listener. */
  JsonObject newest(String series) {
    JsonArray items =
        new JsonObject(operatorGet("/api/v1/series/" + series + "/observations").body())
            .getJsonArray("items");
    return items.isEmpty() ? new JsonObject() : items.getJsonObject(items.size() - 1);
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address.replace("localhost", "127.0.0.1")))
        .header("authorization", "Bearer " + TOKEN);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, each as one text. */
  List<String> sql(String query) {
    String url =
        "jdbc:postgresql://%s:%d/%s".formatted(address.host(), address.port(), address.database());
    List<String> rows = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(url, address.user(), address.password());
        ResultSet found = connection.createStatement().executeQuery(query)) {
      while (found.next()) {
        rows.add(String.valueOf(found.getString(1)));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything that every table holds, as text. */
  String everything() {
    StringBuilder all = new StringBuilder();
    for (String table :
        sql("select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
      sql("select t::text from " + table + " t")
          .forEach(row -> all.append(table).append(' ').append(row).append('\n'));
    }
    return all.toString();
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close().await();
    }
    feeds.close().await();
    hub.close().await();
    doors.close().await();
    try {
      street.pipeline().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    database.close().await();
    vertx.close().await();
    client.close();
  }
}
