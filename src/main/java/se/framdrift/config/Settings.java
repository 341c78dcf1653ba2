package se.framdrift.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set from outside, read once from the environment.
 *
 * @param httpHost address of the public listener
 * @param httpPort port of the public listener; 0 takes a free one
 * @param operatorHost address of the operator listener, the loopback one unless set
 * @param operatorPort port of the operator listener; 0 takes a free one
 * @param dataDir folder of the embedded PostgreSQL
 * @param databaseUrl {@code postgresql://…}, null for the embedded one
 * @param operatorToken a token with all rights, null when tokens are made by command
 * @param seeds folder of the catalog and the bundled figures
 * @param dashboards folder of the boards
 * @param documents folder of the documents' texts, null when they are not there
 * @param webroot folder of the pages, null for those inside the program
 * @param outsideKey with which ids of answers and cases are hashed, null for the one in the data
 *     folder; the same on all nodes of a database
 * @param pushInterval between two publications of a board, 0 for none
 * @param viewers who may watch
 * @param feedHosts hosts that feeds may fetch from, each perhaps with a port; empty when fetching
 *     is switched off
 * @param inbox folder below which all watched folders are, null when none may be watched
 * @param operatorNames names that the operator's listener goes by besides those of the machine
 *     itself; empty for any where it listens beyond the machine
 * @param loopLimit how long an event loop may be busy with one thing before the log tells where
 */
public record Settings(
    String httpHost,
    int httpPort,
    String operatorHost,
    int operatorPort,
    Path dataDir,
    @Nullable String databaseUrl,
    @Nullable String operatorToken,
    Path seeds,
    Path dashboards,
    @Nullable Path documents,
    @Nullable Path webroot,
    @Nullable String outsideKey,
    Duration pushInterval,
    Viewers viewers,
    Set<String> feedHosts,
    @Nullable Path inbox,
    Set<String> operatorNames,
    Duration loopLimit) {

  /** Public statistics that a municipality's figures come from. */
  public static final Set<String> STATISTICS_HOSTS =
      Set.of(
          "api.kolada.se",
          "api.scb.se",
          "statistikdatabasen.scb.se",
          "opendata-download-metobs.smhi.se",
          "opendata-download-metfcst.smhi.se",
          "datavardluft.smhi.se");

  /** The word that switches fetching off. */
  private static final String NO_HOSTS = "none";

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  public Settings {
    feedHosts = Set.copyOf(feedHosts);
    operatorNames = Set.copyOf(operatorNames);
  }

  /**
   * Reads the variables that {@code ./framdrift --help} lists.
   *
   * @throws IllegalArgumentException naming the variable, what it says and what was expected
   */
  public static Settings read(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    return new Settings(
        variables.text("FRAMDRIFT_HTTP_HOST", "0.0.0.0"),
        variables.number("FRAMDRIFT_HTTP_PORT", 8080, 0, 65_535),
        variables.text("FRAMDRIFT_OPERATOR_HOST", "127.0.0.1"),
        variables.number("FRAMDRIFT_OPERATOR_PORT", 8081, 0, 65_535),
        Path.of(variables.text("FRAMDRIFT_DATA_DIR", "data")),
        variables.optional("FRAMDRIFT_DATABASE_URL"),
        secret(variables, "FRAMDRIFT_OPERATOR_TOKEN", "protects"),
        Path.of(variables.text("FRAMDRIFT_SEEDS", "seeds")),
        Path.of(variables.text("FRAMDRIFT_DASHBOARDS", "dashboards")),
        folder(variables, "FRAMDRIFT_DOCUMENTS"),
        folder(variables, "FRAMDRIFT_WEBROOT"),
        secret(variables, "FRAMDRIFT_OUTSIDE_KEY", "hides"),
        Duration.ofMillis(variables.number("FRAMDRIFT_PUSH_INTERVAL_MS", 40, 0, 60_000)),
        viewers(variables),
        feedHosts(variables),
        folder(variables, "FRAMDRIFT_INBOX"),
        operatorNames(variables),
        Duration.ofMillis(variables.number("FRAMDRIFT_LOOP_LIMIT_MS", 2_000, 10, 600_000)));
  }

  /**
   * Who may watch.
   *
   * @param most sockets and event streams together
   * @param mostPerAddress of these from one address
   * @param proxies addresses, or ranges such as {@code 10.0.0.0/8}, whose {@code X-Forwarded-For}
   *     is believed; those of the machine itself unless set
   */
  public record Viewers(int most, int mostPerAddress, Set<String> proxies) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}(/[0-9]{1,3})?");

    public Viewers {
      proxies = Set.copyOf(proxies);
    }
  }

  private static Viewers viewers(Variables variables) {
    String name = "FRAMDRIFT_TRUSTED_PROXIES";
    Set<String> proxies = names(variables, name, "127.0.0.0/8,::1/128");
    for (String proxy : proxies) {
      if (!Viewers.ADDRESS.matcher(proxy).matches()) {
        throw new IllegalArgumentException(
            "%s has %s; expected addresses or ranges such as 10.0.0.0/8, separated by commas"
                .formatted(name, proxy));
      }
    }
    return new Viewers(
        variables.number("FRAMDRIFT_VIEWERS", 20_000, 1, 1_000_000),
        variables.number("FRAMDRIFT_VIEWERS_PER_ADDRESS", 5_000, 1, 1_000_000),
        proxies);
  }

  private static Set<String> operatorNames(Variables variables) {
    return names(variables, "FRAMDRIFT_OPERATOR_NAMES", "");
  }

  private static Set<String> names(Variables variables, String variable, String otherwise) {
    Set<String> names = new TreeSet<>();
    for (String name : variables.text(variable, otherwise).split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** Whether the operator's listener can be reached from this machine alone. */
  public boolean operatorOnLoopback() {
    return operatorHost.equals("localhost")
        || operatorHost.equals("::1")
        || operatorHost.startsWith("127.");
  }

  private static Set<String> feedHosts(Variables variables) {
    String text = variables.optional("FRAMDRIFT_FEED_HOSTS");
    if (text == null) {
      return STATISTICS_HOSTS;
    }
    if (text.equals(NO_HOSTS)) {
      return Set.of();
    }
    Set<String> hosts = new TreeSet<>();
    for (String host : text.split(",", -1)) {
      if (!HOST.matcher(host.strip()).matches()) {
        throw new IllegalArgumentException(
            "FRAMDRIFT_FEED_HOSTS is %s; expected names of hosts separated by commas, or none"
                .formatted(text));
      }
      hosts.add(host.strip());
    }
    return hosts;
  }

  private static @Nullable String secret(Variables variables, String name, String does) {
    String secret = variables.optional(name);
    if (secret != null && secret.length() < 16) {
      throw new IllegalArgumentException(
          "%s is shorter than 16 characters; what can be guessed %s nothing".formatted(name, does));
    }
    return secret;
  }

  private static @Nullable Path folder(Variables variables, String name) {
    String folder = variables.optional(name);
    return folder == null ? null : Path.of(folder);
  }

  private record Variables(Map<String, String> environment) {

    @Nullable String optional(String name) {
      String value = environment.get(name);
      return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String otherwise) {
      String value = optional(name);
      return value == null ? otherwise : value;
    }

    int number(String name, int otherwise, int min, int max) {
      String value = optional(name);
      if (value == null) {
        return otherwise;
      }
      try {
        int number = Integer.parseInt(value);
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException _) {
        // answered below, like a number that is out of range
      }
      throw new IllegalArgumentException(
          "%s is %s; expected a whole number from %d to %d".formatted(name, value, min, max));
    }
  }
}
