/**
 * The program: its main method, and the wiring of everything. The only place that knows everyone.
 */
@NullMarked
package se.framdrift.boot;

import org.jspecify.annotations.NullMarked;
