package se.framdrift.boot;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Optional;
import se.framdrift.config.Settings;
import se.framdrift.store.Token;
import se.framdrift.store.Tokens;
import se.framdrift.web.Role;
import se.framdrift.web.TokenCheck;

/** Who may write: the holder of the token of the settings, or of one made by command. */
final class Operators implements TokenCheck {

  private final Settings settings;
  private final Tokens tokens;
  private final TokenCheck here;

  Operators(Settings settings, Tokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
    String known = settings.operatorToken();
    this.here =
        known == null
            ? _ -> Future.succeededFuture(Optional.empty())
            : TokenCheck.of(known, Role.OPERATOR);
  }

  @Override
  public Future<Optional<Role>> role(String token) {
    return here.role(token)
        .compose(
            role ->
                role.isPresent()
                    ? Future.succeededFuture(role)
                    : tokens
                        .check(token)
                        .map(found -> found.map(Token::role).flatMap(Operators::named)));
  }

  private static Optional<Role> named(String code) {
    return Arrays.stream(Role.values()).filter(role -> role.code().equals(code)).findFirst();
  }

  /** A token for the first start of a database that has none; blocking. */
  Optional<String> firstToken() {
    if (settings.operatorToken() != null || !tokens.list(1, 0).await().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(tokens.create(Role.OPERATOR.code(), "first start", null).await().secret());
  }

  /** What the first start prints. */
  static String announcement(String secret) {
    return """
        Your operator token, shown this once: %s
        More are made with './framdrift token create'."""
        .formatted(secret);
  }
}
