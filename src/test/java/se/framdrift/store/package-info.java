@NullMarked
package se.framdrift.store;

import org.jspecify.annotations.NullMarked;
