/** Values that every part of Framdrift shares. Imports nothing but the JDK. */
@NullMarked
package se.framdrift.model;

import org.jspecify.annotations.NullMarked;
