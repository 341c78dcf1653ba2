/**
 * InfluxDB line protocol: its grammar, and the mapping that turns measurements, tags and fields
 * into series. Pure; bytes in, rows and refusals out.
 */
@NullMarked
package se.framdrift.feeds.lineprotocol;

import org.jspecify.annotations.NullMarked;
