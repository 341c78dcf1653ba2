/** What a caller may be told. Pure. */
@NullMarked
package se.framdrift.problem;

import org.jspecify.annotations.NullMarked;
