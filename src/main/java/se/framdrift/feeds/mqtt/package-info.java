/**
 * Feeds that are told by MQTT 3.1.1: as a client of the municipality's broker, or through a small
 * listener of our own. Decoding is pure; only connections know Vert.x and the clock.
 */
@NullMarked
package se.framdrift.feeds.mqtt;

import org.jspecify.annotations.NullMarked;
