package se.framdrift.feeds.mqtt;

import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawText;

/**
 * One value that a payload tells of, before the mapping has given it a series.
 *
 * @param names what the payload and the topic say in the places of a template
 * @param value as it was sent, null when there is none
 * @param time as it was sent, null when there is none
 * @param unit as it was sent, null when the payload says none
 * @param raw what the reading can be read from again
 */
record Reading(
    Template.Names names,
    @Nullable String value,
    @Nullable String time,
    @Nullable String unit,
    RawText raw) {}
