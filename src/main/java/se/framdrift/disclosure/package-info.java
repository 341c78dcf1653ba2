/**
 * What may become public of answers and cases that themselves may not: releases, suppression and
 * its audit. Pure: no clock, no I/O.
 */
@NullMarked
package se.framdrift.disclosure;

import org.jspecify.annotations.NullMarked;
