/**
 * The one-way street: feeds, validation, ledger, indicators, commitments, boards, live. It is
 * handed the edges as functions and shows the order of everything.
 */
@NullMarked
package se.framdrift.pipeline;

import org.jspecify.annotations.NullMarked;
