/** Settings, read once at the start. */
@NullMarked
package se.framdrift.config;

import org.jspecify.annotations.NullMarked;
