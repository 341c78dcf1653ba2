/** Decides which rows can be believed, and tells the sender of the others why not. Pure. */
@NullMarked
package se.framdrift.validate;

import org.jspecify.annotations.NullMarked;
