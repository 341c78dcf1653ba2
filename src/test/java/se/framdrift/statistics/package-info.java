@NullMarked
package se.framdrift.statistics;

import org.jspecify.annotations.NullMarked;
