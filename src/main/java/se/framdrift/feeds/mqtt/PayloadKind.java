package se.framdrift.feeds.mqtt;

import java.util.Locale;

/** How a payload is written. */
enum PayloadKind {
  /** Any JSON; pointers say where value and time are. */
  JSON,
  /** A number and nothing else. */
  NUMBER,
  /** RFC 8428, as JSON. */
  SENML,
  /** An uplink event of ChirpStack v4, as JSON. */
  CHIRPSTACK,
  /** A state as Home Assistant writes it: bare, its moment perhaps in a topic beside it. */
  HOME_ASSISTANT;

  /** The word in settings. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
