package se.framdrift.live;

/**
 * How much of everything the live hub takes.
 *
 * @param connections sockets and event streams together; one more is refused with status 503
 * @param connectionsPerAddress of these from one address, all of an IPv6 /64 together (a town's
 *     offices may stand behind one); one more is refused with status 429
 * @param arrivalsPerSecond new connections in a second, ten seconds' worth at once; those beyond
 *     are told, with status 503, to come back at a time of their own
 * @param subscriptions channels that one socket may follow; one more is error 106
 * @param messageBytes of one message from a viewer; a longer one ends the socket with code 1009
 * @param commandsAtOnce commands that a viewer may send in one go
 * @param commandsPerSecond and in the long run; those beyond are error 111, and a viewer that goes
 *     on is disconnected with code 3013
 * @param writeQueueBytes unsent bytes from which a socket counts as full
 */
public record LiveBounds(
    int connections,
    int connectionsPerAddress,
    int arrivalsPerSecond,
    int subscriptions,
    int messageBytes,
    int commandsAtOnce,
    int commandsPerSecond,
    int writeQueueBytes) {

  public LiveBounds {
    requirePositive(connections, "connections");
    requirePositive(connectionsPerAddress, "connectionsPerAddress");
    requirePositive(arrivalsPerSecond, "arrivalsPerSecond");
    requirePositive(subscriptions, "subscriptions");
    requirePositive(messageBytes, "messageBytes");
    requirePositive(commandsAtOnce, "commandsAtOnce");
    requirePositive(commandsPerSecond, "commandsPerSecond");
    requirePositive(writeQueueBytes, "writeQueueBytes");
  }

  public static LiveBounds defaults() {
    return new LiveBounds(20_000, 5_000, 1_000, 32, 16 * 1024, 200, 20, 64 * 1024);
  }

  public LiveBounds withConnections(int most, int mostPerAddress) {
    return new LiveBounds(
        most,
        mostPerAddress,
        arrivalsPerSecond,
        subscriptions,
        messageBytes,
        commandsAtOnce,
        commandsPerSecond,
        writeQueueBytes);
  }

  LiveBounds withArrivals(int perSecond) {
    return new LiveBounds(
        connections,
        connectionsPerAddress,
        perSecond,
        subscriptions,
        messageBytes,
        commandsAtOnce,
        commandsPerSecond,
        writeQueueBytes);
  }

  LiveBounds withMessages(int bytes, int atOnce, int perSecond) {
    return new LiveBounds(
        connections,
        connectionsPerAddress,
        arrivalsPerSecond,
        subscriptions,
        bytes,
        atOnce,
        perSecond,
        writeQueueBytes);
  }

  private static void requirePositive(int bound, String name) {
    if (bound < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + bound);
    }
  }
}
