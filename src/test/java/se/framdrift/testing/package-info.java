/** What tests of several packages share. */
@NullMarked
package se.framdrift.testing;

import org.jspecify.annotations.NullMarked;
