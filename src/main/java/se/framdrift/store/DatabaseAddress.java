package se.framdrift.store;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is and who asks: {@code postgresql://user:password@host:port/database}, with
 * {@code ?sslmode=require} or {@code verify-full} for TLS.
 *
 * @param host name or address; IPv6 without brackets
 * @param security how the connection is protected
 */
public record DatabaseAddress(
    String host, int port, String database, String user, String password, Security security) {

  /** The sslmode of the address, named as PostgreSQL's own clients name them. */
  public enum Security {
    /** No TLS. */
    DISABLE,
    /** TLS, whoever the server is. */
    REQUIRE,
    /** TLS with a certificate that the JDK trusts, for this host. */
    VERIFY_FULL;

    private String code() {
      return this == VERIFY_FULL ? "verify-full" : name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int DEFAULT_PORT = 5432;

  /**
   * Reads an address; what is percent-encoded is decoded.
   *
   * @throws IllegalArgumentException with a message for the operator, which never repeats the
   *     password
   */
  public static DatabaseAddress parse(String text) {
    URI uri = uri(text);
    String path = uri.getPath() == null ? "" : uri.getPath();
    String who = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = who.indexOf(':');
    String user = decoded(colon < 0 ? who : who.substring(0, colon));
    if (uri.getHost() == null || path.length() < 2 || user.isEmpty()) {
      throw new IllegalArgumentException(
          "a database address is postgresql://user:password@host:port/database");
    }
    return new DatabaseAddress(
        uri.getHost().replace("[", "").replace("]", ""),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        path.substring(1),
        user,
        colon < 0 ? "" : decoded(who.substring(colon + 1)),
        security(uri.getQuery()));
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text.strip());
      if ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the database address is not a URI: " + e.getReason());
    }
    throw new IllegalArgumentException("a database address begins with postgresql://");
  }

  private static Security security(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return Security.DISABLE;
    }
    for (Security each : Security.values()) {
      if (query.equals("sslmode=" + each.code())) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "after ? a database address takes sslmode=disable, require or verify-full");
  }

  /** The same server and user, another database. */
  public DatabaseAddress withDatabase(String name) {
    return new DatabaseAddress(host, port, name, user, password, security);
  }

  /** The address as text, the password with it: not for logs. */
  public String toUri() {
    String sslmode = security == Security.DISABLE ? "" : "?sslmode=" + security.code();
    return "postgresql://%s:%s@%s:%d/%s%s"
        .formatted(encoded(user), encoded(password), bracketed(), port, encoded(database), sslmode);
  }

  PgConnectOptions options() {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(host)
            .setPort(port)
            .setDatabase(database)
            .setUser(user)
            .setPassword(password);
    return switch (security) {
      case DISABLE -> options.setSslMode(SslMode.DISABLE);
      case REQUIRE ->
          options
              .setSslMode(SslMode.REQUIRE)
              .setSslOptions(new ClientSSLOptions().setTrustAll(true));
      case VERIFY_FULL ->
          options
              .setSslMode(SslMode.VERIFY_FULL)
              .setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"));
    };
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(bracketed(), port, encoded(database));
  }

  Properties jdbcProperties() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("sslmode", security.code());
    if (security == Security.VERIFY_FULL) {
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    return properties;
  }

  private String bracketed() {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For logs: without the password. */
  @Override
  public String toString() {
    return "postgresql://%s@%s:%d/%s".formatted(user, bracketed(), port, database);
  }
}
