package se.framdrift.boot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hash of every body that was seen of a board, by position: one only, whichever node. */
final class Boards {

  private static final Pattern POSITION =
      Pattern.compile("\"epoch\":\"[^\"]+\",\"position\":([0-9]+)");

  private record Seen(String node, String hash, String body) {}

  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final List<String> contradictions = new CopyOnWriteArrayList<>();
  private final AtomicLong agreed = new AtomicLong();

  static long position(String body) {
    Matcher matcher = POSITION.matcher(body);
    if (!matcher.find()) {
      throw new AssertionError("no position in " + body);
    }
    return Long.parseLong(matcher.group(1));
  }

  void note(String node, String board, String body) {
    String key = board + "@" + position(body);
    Seen now = new Seen(node, sha256(body), body);
    Seen before = seen.putIfAbsent(key, now);
    if (before == null || before.node().equals(node) && before.hash().equals(now.hash())) {
      return;
    }
    if (before.hash().equals(now.hash())) {
      agreed.incrementAndGet();
    } else {
      contradictions.add(key + "\n" + before + "\n" + now);
    }
  }

  /** Bodies of the same position that differ. */
  List<String> contradictions() {
    return contradictions;
  }

  /** How often two nodes showed the same at the same position. */
  long agreed() {
    return agreed.get();
  }

  private static String sha256(String body) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
