/**
 * Statistics from PxWeb servers (SCB and others) and PX files: three forms of tables, one mapping
 * from table to series.
 */
@NullMarked
package se.framdrift.feeds.pxweb;

import org.jspecify.annotations.NullMarked;
