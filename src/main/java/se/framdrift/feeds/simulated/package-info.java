/**
 * Made-up figures of a made-up municipality, as {@code simulation.yaml} says. Everything but {@link
 * se.framdrift.feeds.simulated.SimulatedFeed} is pure: the same file gives the same figures.
 */
@NullMarked
package se.framdrift.feeds.simulated;

import org.jspecify.annotations.NullMarked;
