/**
 * Computed figures: what the catalog's indicators are, given the facts in force. Pure: no clock, no
 * I/O, no Vert.x. The same facts give the same bits in whatever order they came.
 */
@NullMarked
package se.framdrift.indicators;

import org.jspecify.annotations.NullMarked;
