/**
 * The benchmark of the live hub beside two bare servers: a program of its own, started by {@code
 * src/test/bench/live}.
 */
@NullMarked
package se.framdrift.bench.live;

import org.jspecify.annotations.NullMarked;
