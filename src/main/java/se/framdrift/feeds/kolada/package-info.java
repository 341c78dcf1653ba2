/** Key figures of Swedish municipalities from Kolada's API, version 3. */
@NullMarked
package se.framdrift.feeds.kolada;

import org.jspecify.annotations.NullMarked;
