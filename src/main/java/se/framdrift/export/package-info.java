/** Writes figures and boards as files that other programs read. An edge. */
@NullMarked
package se.framdrift.export;

import org.jspecify.annotations.NullMarked;
