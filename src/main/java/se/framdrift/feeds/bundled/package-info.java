/** Figures that come with the program: CSV files below the folder of seeds. */
@NullMarked
package se.framdrift.feeds.bundled;

import org.jspecify.annotations.NullMarked;
