/** The JSON shape of what leaves Framdrift, spelled only here. Shared by the edges. */
@NullMarked
package se.framdrift.wire;

import org.jspecify.annotations.NullMarked;
