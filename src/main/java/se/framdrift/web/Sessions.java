package se.framdrift.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in at the operator page. In memory, so that a restart signs everyone out.
 * Thread-safe; holds at most {@link #MAX_SESSIONS}, beyond which the oldest ends.
 */
final class Sessions {

  static final Duration LASTS = Duration.ofHours(8);
  static final int MAX_SESSIONS = 200;

  /**
   * One signed-in browser.
   *
   * @param id secret, in a cookie that no script can read
   * @param csrf secret, which the page sends with every write and another site cannot know
   */
  record Session(String id, String csrf, Role role, Instant until) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  synchronized Session begin(Role role, Instant now) {
    Session session = new Session(secret(), secret(), role, now.plus(LASTS));
    sessions.put(session.id(), session);
    if (sessions.size() > MAX_SESSIONS) {
      sessions.remove(sessions.keySet().iterator().next());
    }
    return session;
  }

  /** The session of an id, unless it is over. */
  synchronized Optional<Session> find(String id, Instant now) {
    Session session = sessions.get(id);
    if (session != null && !session.until().isAfter(now)) {
      sessions.remove(id);
      return Optional.empty();
    }
    return Optional.ofNullable(session);
  }

  synchronized void end(String id) {
    sessions.remove(id);
  }

  private String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
