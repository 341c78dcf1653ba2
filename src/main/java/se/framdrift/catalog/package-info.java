/**
 * The validated, immutable catalog of one municipality: documents, commitments, indicators, feeds,
 * boards. The file format is described in {@code docs/catalog.md}.
 */
@NullMarked
package se.framdrift.catalog;

import org.jspecify.annotations.NullMarked;
