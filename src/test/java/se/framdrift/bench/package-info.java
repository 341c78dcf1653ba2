/** The ingest benchmark: a program of its own, started by {@code src/test/bench/ingest}. */
@NullMarked
package se.framdrift.bench;

import org.jspecify.annotations.NullMarked;
