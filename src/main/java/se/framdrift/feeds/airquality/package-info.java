/**
 * Air quality of each hour, as SMHI's national data host gives it: its timeseries API, and CSV of
 * it.
 */
@NullMarked
package se.framdrift.feeds.airquality;

import org.jspecify.annotations.NullMarked;
