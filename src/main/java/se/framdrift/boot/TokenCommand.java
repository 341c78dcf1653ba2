package se.framdrift.boot;

import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.cli.Arguments;
import se.framdrift.config.Settings;
import se.framdrift.store.Token;
import se.framdrift.store.Tokens;
import se.framdrift.web.Role;

/** Makes, lists and revokes tokens, beside a running server or without one. Blocking. */
final class TokenCommand {

  private static final int MOST = 200;
  private static final List<String> ACTIONS = List.of("create", "list", "revoke");

  private final Settings settings;
  private final PrintStream out;
  private final PrintStream problems;

  TokenCommand(Settings settings, PrintStream out, PrintStream problems) {
    this.settings = settings;
    this.out = out;
    this.problems = problems;
  }

  int run(Arguments arguments) {
    List<String> rest = arguments.rest();
    String action = rest.isEmpty() ? "" : rest.getFirst();
    if (!ACTIONS.contains(action)) {
      return misunderstood("expected one of " + String.join(", ", ACTIONS));
    }
    Vertx vertx = Vertx.vertx();
    try (Databases databases = Databases.join(vertx, settings)) {
      Tokens tokens = new Tokens(databases.database());
      return switch (action) {
        case "create" -> create(tokens, arguments);
        case "list" -> list(tokens);
        default -> revoke(tokens, rest);
      };
    } catch (StartFailure e) {
      problems.println("framdrift: " + e.getMessage());
      return 1;
    } catch (IllegalArgumentException e) {
      return misunderstood(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      problems.println("framdrift: the database could not be asked: " + e.getMessage());
      return 1;
    } finally {
      vertx.close().await();
    }
  }

  private int create(Tokens tokens, Arguments arguments) {
    Role role = role(arguments.value("--role").orElse(Role.OPERATOR.code()));
    Instant expires =
        arguments
            .value("--days")
            .map(days -> Instant.now().plus(Duration.ofDays(Integer.parseInt(days))))
            .orElse(null);
    String label = arguments.value("--label").orElse("made by command");
    Token.Issued issued = tokens.create(role.code(), label, expires).await();
    out.println(issued.secret());
    problems.printf(
        "Token %s with role %s, %s; it is not shown again.%n",
        issued.id(), role.code(), until(expires));
    return 0;
  }

  private static Role role(String code) {
    return Arrays.stream(Role.values())
        .filter(role -> role.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no role %s; expected one of %s"
                        .formatted(code, Arrays.stream(Role.values()).map(Role::code).toList())));
  }

  private static String until(@Nullable Instant expires) {
    return expires == null ? "valid until revoked" : "valid until " + expires;
  }

  private int list(Tokens tokens) {
    for (Token token : tokens.list(MOST, 0).await()) {
      String state = token.revokedAt() == null ? until(token.expiresAt()) : "revoked";
      out.printf(
          "%s  %s  %s  made %s  %s%n",
          token.id(), token.role(), state, token.createdAt(), token.label());
    }
    return 0;
  }

  private int revoke(Tokens tokens, List<String> rest) {
    if (rest.size() != 2) {
      return misunderstood("revoke needs the id of one token");
    }
    boolean revoked = tokens.revoke(rest.get(1)).await();
    if (!revoked) {
      problems.println("framdrift: there is no valid token " + rest.get(1));
      return 1;
    }
    out.println("Revoked " + rest.get(1));
    return 0;
  }

  private int misunderstood(String why) {
    problems.println("framdrift token: " + why);
    return 2;
  }
}
