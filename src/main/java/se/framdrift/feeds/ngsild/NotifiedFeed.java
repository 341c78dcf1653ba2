package se.framdrift.feeds.ngsild;

import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;

/** A feed to which a broker sends notifications. */
public interface NotifiedFeed extends Feed {

  /** The format of its deliveries. */
  String FORMAT = "ngsi-attribute";

  /**
   * Reads what was posted: {@code {"type":"Notification","data":[…]}}, one entity, or a list. Pure;
   * any thread; memory a small multiple of the body.
   *
   * @throws se.framdrift.feeds.reading.Unreadable when it is none of these
   */
  Decoded decode(byte[] body);
}
