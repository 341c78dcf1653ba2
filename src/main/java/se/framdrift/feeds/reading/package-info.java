/** What decoders of all kinds of feeds share: bounded readers, and the words for what is wrong. */
@NullMarked
package se.framdrift.feeds.reading;

import org.jspecify.annotations.NullMarked;
