/** Answers to surveys: kept outside the ledger, and nothing of them that says who somebody is. */
@NullMarked
package se.framdrift.feeds.surveys;

import org.jspecify.annotations.NullMarked;
