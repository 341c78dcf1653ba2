package se.framdrift.live;

import se.framdrift.wire.CanonicalJson;

/**
 * What a board's viewers compare themselves with: a publication without offset, so that no client
 * takes it for a change. Any thread.
 */
final class Heartbeat {

  private final long position;
  private final String hash;
  private final SharedText frame;
  private final SharedText event;

  /**
   * @param hash SHA-256 of the live items as of {@code position}, in lower-case hexadecimal
   * @param version of the board's definition, as JSON
   */
  Heartbeat(String channel, String epoch, long position, String hash, String version) {
    this.position = position;
    this.hash = hash;
    String publication =
        "{\"channel\":%s,\"pub\":{\"data\":{\"position\":%d,\"hash\":\"%s\",\"version\":%s,\"items\":[]}}}"
            .formatted(CanonicalJson.string(channel), position, hash, version);
    frame = SharedText.forMany("{\"push\":" + publication + "}");
    event = SharedText.forMany("id: " + epoch + ":" + position + "\ndata: " + publication + "\n\n");
  }

  long position() {
    return position;
  }

  String hash() {
    return hash;
  }

  SharedText frame() {
    return frame;
  }

  SharedText event() {
    return event;
  }
}
