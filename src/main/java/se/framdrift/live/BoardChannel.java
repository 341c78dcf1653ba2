package se.framdrift.live;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Item;
import se.framdrift.wire.BoardJson;
import se.framdrift.wire.CanonicalJson;

/**
 * What a board shows now, and what any viewer lacks of it. Guarded by its own lock; any thread. An
 * update costs its own items; what a viewer lacks costs as many items as it lacks.
 */
final class BoardChannel implements Channel {

  /** What the name of a board's channel begins with. */
  static final String PREFIX = "board:";

  /** Viewers stand at few different positions; those beyond these get theirs encoded again. */
  static final int MAX_CACHED = 64;

  /** Viewers who differ say so some seconds later, of one of the newest hashes. */
  static final int MAX_HEARTBEATS = 100;

  private final String name;
  private final SequencedMap<String, Item> byPosition = new LinkedHashMap<>();
  private final Map<Long, Push> cached = new HashMap<>();

  private BoardState state; // without items: those of the beginning would be kept for ever
  private long position;
  private Instant at;
  private long pushed;
  private long replaced = -1;
  private @Nullable SharedText snapshot;
  private @Nullable String hash;
  private final Deque<Heartbeat> heartbeats = new ArrayDeque<>(); // the newest last

  BoardChannel(BoardState state) {
    this.name = name(state.board());
    this.state = frame(state);
    this.position = state.position();
    this.at = state.at();
    fill(state);
  }

  static String name(String board) {
    return PREFIX + board;
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Takes a whole new state.
   *
   * @return whether viewers can go on from where they are; if not, they must start over
   */
  synchronized boolean replace(BoardState next) {
    boolean continues = continues(next);
    state = frame(next);
    position = next.position();
    at = next.at();
    fill(next);
    if (!continues) {
      replaced = next.position();
      pushed = next.position();
    }
    return continues;
  }

  /**
   * Takes one commit's changes; those of a position already applied are ignored.
   *
   * @return whether an item changed
   */
  synchronized boolean apply(BoardUpdate update) {
    if (update.position() <= position) {
      return false;
    }
    for (Item item : update.items()) {
      if (item.position() != update.position()) {
        throw new IllegalArgumentException(
            "Item %s has position %d in the update of position %d"
                .formatted(item.id(), item.position(), update.position()));
      }
    }
    position = update.position();
    at = update.at();
    snapshot = null;
    cached.clear();
    for (Item item : update.items()) {
      byPosition.remove(item.id());
      byPosition.put(item.id(), item);
      hash = null;
    }
    return !update.items().isEmpty();
  }

  @Override
  public synchronized List<Push> take() {
    List<Push> pushes = since(pushed);
    pushed = position;
    return pushes;
  }

  @Override
  public synchronized List<Push> since(long viewer) {
    List<Item> lacking = new ArrayList<>();
    long after = 0;
    for (Item item : byPosition.sequencedValues().reversed()) {
      if (item.position() <= viewer) {
        after = item.position();
        break;
      }
      lacking.add(item);
    }
    if (lacking.isEmpty()) {
      return List.of();
    }
    long first = lacking.getLast().position();
    Push known = cached.get(first);
    if (known == null) {
      known = new Push(name, state.epoch(), after, first, position, at, lacking);
      if (cached.size() < MAX_CACHED) {
        cached.put(first, known);
      }
    }
    return List.of(known);
  }

  @Override
  public synchronized Joined join(@Nullable String epoch, long offset) {
    boolean recovered =
        epoch != null
            && epoch.equals(state.epoch())
            && offset >= 0
            && offset <= position
            && offset > replaced;
    return recovered
        ? new Joined(state.epoch(), position, true, null, since(offset))
        : new Joined(state.epoch(), position, false, snapshot(), List.of());
  }

  /** What happened after {@code offset}, merged; after everything if {@code epoch} is null. */
  synchronized Joined history(@Nullable String epoch, long offset) {
    return epoch == null
        ? new Joined(state.epoch(), position, true, null, since(0))
        : join(epoch, offset);
  }

  /** The whole board as of the position applied; encoded once per position. */
  synchronized SharedText snapshot() {
    SharedText made = snapshot;
    if (made == null) {
      made = SharedText.forMany(BoardJson.snapshot(current()));
      snapshot = made;
    }
    return made;
  }

  /** The position applied and the hash of the live items there; hashed once per change. */
  synchronized Heartbeat heartbeat() {
    Heartbeat last = heartbeats.peekLast();
    if (last == null || last.position() != position) {
      last = new Heartbeat(name, state.epoch(), position, hash(), version());
      heartbeats.add(last);
      if (heartbeats.size() > MAX_HEARTBEATS) {
        heartbeats.remove();
      }
    }
    return last;
  }

  /** Whether a viewer's hash differs from the one that was given lately for a position. */
  synchronized boolean contradicts(long viewer, String viewersHash) {
    return heartbeats.stream()
        .anyMatch(beat -> beat.position() == viewer && !beat.hash().equals(viewersHash));
  }

  private String hash() {
    String made = hash;
    if (made == null) {
      byte[] text = BoardJson.hashed(byPosition.values()).getBytes(StandardCharsets.UTF_8);
      made = HexFormat.of().formatHex(sha256().digest(text));
      hash = made;
    }
    return made;
  }

  private String version() {
    Object version = new JsonObject(state.definition()).getValue("version");
    return version == null ? "null" : CanonicalJson.encode(version);
  }

  private BoardState current() {
    return with(state, position, at, List.copyOf(byPosition.values()));
  }

  private static BoardState frame(BoardState state) {
    return with(state, state.position(), state.at(), List.of());
  }

  private static BoardState with(BoardState state, long position, Instant at, List<Item> items) {
    return new BoardState(
        state.board(),
        state.municipality(),
        state.definition(),
        state.epoch(),
        position,
        at,
        items);
  }

  private boolean continues(BoardState next) {
    if (!next.epoch().equals(state.epoch())
        || !next.definition().equals(state.definition())
        || next.position() < position) {
      return false;
    }
    Map<String, Item> items = new HashMap<>();
    next.items().forEach(item -> items.put(item.id(), item));
    return byPosition.values().stream().allMatch(item -> follows(items.get(item.id()), item))
        && next.items().stream()
            .allMatch(item -> item.position() > position || byPosition.containsKey(item.id()));
  }

  private boolean follows(@Nullable Item next, Item known) {
    return next != null && (next.equals(known) || next.position() > position);
  }

  private void fill(BoardState from) {
    byPosition.clear();
    from.items().stream()
        .sorted(Comparator.comparingLong(Item::position))
        .forEach(item -> byPosition.put(item.id(), item));
    cached.clear();
    heartbeats.clear();
    snapshot = null;
    hash = null;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
