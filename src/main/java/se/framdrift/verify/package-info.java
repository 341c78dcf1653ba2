/**
 * Judges a commitment again from its proof alone, to check the program. Written from
 * docs/judging.md and docs/catalog.md; shares no rule and no arithmetic with {@code indicators} and
 * {@code commitments}, only the calendar of {@code model}.
 */
@NullMarked
package se.framdrift.verify;

import org.jspecify.annotations.NullMarked;
