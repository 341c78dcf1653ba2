package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.CommitEvents;
import se.framdrift.model.Event;
import se.framdrift.model.Item;
import se.framdrift.model.Recent;

/**
 * A ledger made up from a seed, and what a viewer must look like at each of its positions. Written
 * by one thread; {@link #check} by any.
 */
final class ChaosOracle {

  private static final int ITEMS = 40;
  private static final int RECENT = 1_000;
  private static final String FILLER = "x".repeat(1_500);

  private final Random random;
  private final Map<String, Item> items = new TreeMap<>();
  private final Map<Long, String> hashes = new ConcurrentHashMap<>();
  private final Deque<CommitEvents> recent = new ArrayDeque<>();
  private final List<Long> turns = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private int version = 1;
  private long position = 1;

  ChaosOracle(long seed) {
    random = new Random(seed);
    for (int i = 0; i < ITEMS; i++) {
      items.put("item-" + i, item(i));
    }
    note();
  }

  private Item item(int number) {
    return random.nextInt(8) == 0
        ? Boards.removed("item-" + number, position)
        : Boards.item("item-" + number, position, FILLER + random.nextInt());
  }

  /** The next commit: some items, sometimes none, sometimes an event. */
  BoardUpdate next() {
    position++;
    List<Item> changed =
        random
            .ints(random.nextInt(6), 0, ITEMS)
            .distinct()
            .mapToObj(this::item)
            .toList();
    changed.forEach(item -> items.put(item.id(), item));
    List<Event> events =
        random.nextInt(3) == 0
            ? List.of(new Event.Turned("promise", null, new Event.Outcome("met", true, null)))
            : List.of();
    if (!events.isEmpty()) {
      recent.add(new CommitEvents(position, Boards.at(position), events));
      synchronized (turns) {
        turns.add(position);
      }
    }
    if (recent.size() > RECENT) {
      recent.remove();
    }
    note();
    return new BoardUpdate("lerum", position, Boards.at(position), changed, events);
  }

  /** A catalog that defines the board otherwise: viewers must start over. */
  BoardState redefined() {
    version++;
    position++;
    note();
    return state();
  }

  /** What a server that starts now would read. */
  BoardState state() {
    return new BoardState(
        "lerum",
        "1441",
        "{\"id\":\"lerum\",\"version\":\"" + version + "\"}",
        Boards.EPOCH,
        position,
        Boards.at(position),
        List.copyOf(items.values()),
        new Recent(
            recent.isEmpty() ? position : recent.getFirst().position() - 1, List.copyOf(recent)));
  }

  private void note() {
    StringBuilder text = new StringBuilder();
    items.values().stream()
        .filter(item -> !item.removed())
        .forEach(item -> text.append(item.json()).append('\n'));
    hashes.put(position, Hashes.sha256(text.toString()));
  }

  long position() {
    return position;
  }

  /** The last commit that brought an event. */
  long lastTurn() {
    synchronized (turns) {
      return turns.isEmpty() ? 0 : turns.getLast();
    }
  }

  /** Commits with events after one position and up to another. */
  List<Long> turns(long after, long upTo) {
    synchronized (turns) {
      return turns.stream().filter(turn -> turn > after && turn <= upTo).toList();
    }
  }

  /** A viewer says that it looks so at a position. */
  void check(String viewer, long at, String hash) {
    if (!hash.equals(hashes.get(at))) {
      wrong("%s at %d looks like %s, not %s".formatted(viewer, at, hash, hashes.get(at)));
    }
  }

  void wrong(String what) {
    wrong.add(what);
  }

  void assertNothingWrong() {
    assertThat(wrong).isEmpty();
  }
}
