/** The commands of the command line: what they take, what they print. */
@NullMarked
package se.framdrift.cli;

import org.jspecify.annotations.NullMarked;
