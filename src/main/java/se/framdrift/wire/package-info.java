/** The JSON shape of each model type: the only place where a field name on the wire is spelled. */
@NullMarked
package se.framdrift.wire;

import org.jspecify.annotations.NullMarked;
