package se.framdrift.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token, without the token.
 *
 * @param id for people, to name it by; of no use to get in
 * @param role what its bearer may do
 * @param label who or what uses it
 * @param expiresAt null for never
 * @param revokedAt null while it holds
 */
public record Token(
    String id,
    String role,
    String label,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  /**
   * A token that has just been made.
   *
   * @param secret what the bearer sends; shown this once and stored nowhere
   */
  public record Issued(String id, String secret) {

    @Override
    public String toString() {
      return "Issued[id=" + id + "]";
    }
  }
}
