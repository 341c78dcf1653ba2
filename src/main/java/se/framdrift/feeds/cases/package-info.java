/** Cases that are opened and closed: kept outside the ledger, and nothing of them but times. */
@NullMarked
package se.framdrift.feeds.cases;

import org.jspecify.annotations.NullMarked;
