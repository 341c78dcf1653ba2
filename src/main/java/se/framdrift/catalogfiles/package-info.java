/**
 * Reads the files described in {@code docs/catalog.md}, checks them, and makes the catalog of each
 * municipality: YAML to canonical JSON to records, so that what comes from disk and what comes out
 * of the ledger take the same way.
 */
@NullMarked
package se.framdrift.catalogfiles;

import org.jspecify.annotations.NullMarked;
