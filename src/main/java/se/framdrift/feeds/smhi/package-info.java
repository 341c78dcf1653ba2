/** Weather from SMHI: measurements of stations (metobs), and analyses and forecasts of points. */
@NullMarked
package se.framdrift.feeds.smhi;

import org.jspecify.annotations.NullMarked;
