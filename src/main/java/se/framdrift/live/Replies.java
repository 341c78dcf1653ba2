package se.framdrift.live;

import java.util.List;
import java.util.stream.Collectors;
import se.framdrift.wire.CanonicalJson;

/** The JSON of replies and pushes that one viewer gets. Pure; any thread. */
final class Replies {

  static final SharedText PING = SharedText.forMany("{}");

  private static final SharedText END = SharedText.of("}}");

  private Replies() {}

  static SharedText refusal(long id, Refusal why) {
    return SharedText.of("{\"id\":" + id + ",\"error\":" + why.json() + "}");
  }

  static SharedText empty(long id, String method) {
    return SharedText.of("{\"id\":" + id + ",\"" + method + "\":{}}");
  }

  static SharedText connected(long id, String client, String version, long pingSeconds) {
    return SharedText.of(
        "{\"id\":%d,\"connect\":{\"client\":\"%s\",\"version\":%s,\"ping\":%d,\"pong\":true}}"
            .formatted(id, client, CanonicalJson.string(version), pingSeconds));
  }

  /** Parts of one message; the snapshot among them is the shared one. */
  static List<SharedText> subscribed(long id, boolean recovering, Joined joined) {
    String head = "{\"id\":" + id + ",\"subscribe\":" + open(recovering, joined);
    SharedText snapshot = joined.snapshot();
    return snapshot == null
        ? List.of(SharedText.of(head + "}}"))
        : List.of(SharedText.of(head + ",\"data\":"), snapshot, END);
  }

  /** A subscribe result without its closing brace and without {@code data}. */
  static String open(boolean recovering, Joined joined) {
    if (!joined.recoverable()) {
      return "{\"recoverable\":false"
          + (recovering ? ",\"was_recovering\":true,\"recovered\":false" : "");
    }
    String position =
        "{\"recoverable\":true,\"positioned\":true,\"epoch\":%s,\"offset\":%d"
            .formatted(CanonicalJson.string(joined.epoch()), joined.position());
    if (!recovering) {
      return position;
    }
    return position
        + ",\"was_recovering\":true,\"recovered\":"
        + joined.recovered()
        + (joined.recovered() ? ",\"publications\":" + list(joined.missed()) : "");
  }

  static SharedText history(long id, Joined joined) {
    return SharedText.of(
        "{\"id\":%d,\"history\":{\"publications\":%s,\"epoch\":%s,\"offset\":%d}}"
            .formatted(
                id,
                list(joined.missed()),
                CanonicalJson.string(joined.epoch()),
                joined.position()));
  }

  static SharedText rpc(long id, Heartbeat beat) {
    return SharedText.of(
        "{\"id\":%d,\"rpc\":{\"data\":{\"position\":%d,\"hash\":\"%s\"}}}"
            .formatted(id, beat.position(), beat.hash()));
  }

  /** Tells a client to subscribe again, from nothing: what it holds is no longer true. */
  static SharedText invalidated(String channel) {
    return SharedText.of(
        "{\"push\":{\"channel\":%s,\"unsubscribe\":{\"code\":2502,\"reason\":\"state invalidated\"}}}"
            .formatted(CanonicalJson.string(channel)));
  }

  private static String list(List<Push> missed) {
    return missed.stream().map(Push::publication).collect(Collectors.joining(",", "[", "]"));
  }
}
