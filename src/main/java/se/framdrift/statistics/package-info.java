/**
 * Statistical methods on plain numbers: differences, trends, effects, survival, shares. Pure: no
 * model, no clock, no chance; the same numbers give the same answer on every machine to within
 * rounding. What each method assumes, and how it fares in simulation, stands in docs/statistics.md.
 */
@NullMarked
package se.framdrift.statistics;

import org.jspecify.annotations.NullMarked;
