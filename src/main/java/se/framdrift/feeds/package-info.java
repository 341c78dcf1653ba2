/** Feeds: one package for each kind. Decoders are pure: bytes in, raw facts and rejections out. */
@NullMarked
package se.framdrift.feeds;

import org.jspecify.annotations.NullMarked;
