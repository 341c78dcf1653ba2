package se.framdrift.feeds.mqtt;

/**
 * Messages since the start of the program.
 *
 * @param messages all that were received
 * @param unmapped those that no mapping means
 * @param repeated uplinks that were durable already
 * @param dropped those of quality of service 0 that came while too many waited to become durable
 */
public record MqttCounts(long messages, long unmapped, long repeated, long dropped) {}
