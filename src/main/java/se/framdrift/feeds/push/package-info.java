/**
 * Figures that are sent: as JSON, NDJSON or CSV. Pure decoders; bytes in, rows and refusals out.
 */
@NullMarked
package se.framdrift.feeds.push;

import org.jspecify.annotations.NullMarked;
