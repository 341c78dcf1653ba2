/** Compiles the catalog's formulas with the Common Expression Language. */
@NullMarked
package se.framdrift.formula;

import org.jspecify.annotations.NullMarked;
