package se.framdrift.live;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import se.framdrift.wire.CanonicalJson;

/**
 * One reader of one channel over server-sent events: the same publications, one way. A board's
 * events have the id {@code <epoch>:<position>}; a reader that comes back with it gets what it
 * lacks as one event. Confined to the event loop that accepted the request.
 */
final class EventStream extends Viewer {

  private static final SharedText PING = SharedText.forMany("event: ping\ndata: {}\n\n");

  /** A reader that was cut comes back after a time of its own within these. */
  private static final int SOONEST_MILLIS = 500;

  private static final int LATEST_MILLIS = 8_000;

  private final HttpServerResponse response;
  private final Runnable cut;
  private final Admission.Place place;
  private final LiveLoop loop;
  private final Channel channel;
  private final Audience audience;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private @Nullable Subscription subscription;
  private boolean stalled;
  private boolean startsOver; // as soon as it takes something again
  private boolean closing;
  private long progressAt; // while stalled
  private long taken;
  private long takenBefore;
  private long pingedAt = System.nanoTime();

  /**
   * @param cut ends the stream at once, whatever waits for it
   * @param audience that may see the channel
   */
  EventStream(
      HttpServerResponse response,
      Runnable cut,
      Admission.Place place,
      LiveLoop loop,
      Channel channel,
      Audience audience,
      LiveSettings settings,
      LiveMetrics metrics) {
    super(loop);
    this.response = response;
    this.cut = cut;
    this.place = place;
    this.loop = loop;
    this.channel = channel;
    this.audience = audience;
    this.settings = settings;
    this.metrics = metrics;
  }

  /** Takes ownership of the response. {@code lastEventId} is empty for a reader that is new. */
  void start(String lastEventId) {
    loop.add(this);
    response.closeHandler(_ -> gone());
    response.exceptionHandler(_ -> {});
    response.setWriteQueueMaxSize(settings.bounds().writeQueueBytes());
    response.drainHandler(_ -> drained());
    response
        .setChunked(true)
        .putHeader("content-type", "text/event-stream")
        .putHeader("cache-control", "no-store, no-transform")
        .putHeader("content-encoding", "identity")
        .putHeader("x-accel-buffering", "no");
    int separator = lastEventId.lastIndexOf(':');
    join(
        !lastEventId.isEmpty(),
        separator < 0 ? null : lastEventId.substring(0, separator),
        position(lastEventId.substring(separator + 1)));
  }

  @Override
  boolean ready() {
    if (closing || stalled || response.closed()) {
      return false;
    }
    if (response.writeQueueFull()) {
      stalled = true;
      progressAt = System.nanoTime();
      takenBefore = taken;
      metrics.stalled();
      return false;
    }
    return true;
  }

  @Override
  Together.Form form() {
    return Together.Form.EVENT;
  }

  @Override
  void put(List<SharedText> publications) {
    publications.forEach(this::write);
  }

  @Override
  void write(Heartbeat beat) {
    send(beat.event());
  }

  @Override
  void restart(Subscription old) {
    loop.unfollow(old);
    if (!audience.sees(channel)) {
      close(Disconnect.SHUTDOWN);
    } else if (ready()) {
      join(true, null, 0);
    } else {
      startsOver = true; // a whole board more would only wait here
    }
  }

  @Override
  void sweep(long now) {
    if (stalled) {
      progressAt = taken == takenBefore ? progressAt : now;
      takenBefore = taken;
      if (now - progressAt > settings.timing().stallLimit().toNanos()) {
        metrics.disconnected(Disconnect.SLOW);
        closing = true;
        cut.run();
      }
    } else if (now - pingedAt >= settings.timing().ping().toNanos() && ready()) {
      pingedAt = now;
      send(PING);
    }
  }

  /** Ends the stream; its reader comes back by itself, with the id of the last event it had. */
  @Override
  Future<Void> close(Disconnect why) {
    if (closing || response.closed()) {
      return Future.succeededFuture();
    }
    closing = true;
    metrics.disconnected(why);
    if (stalled || response.writeQueueFull()) {
      cut.run(); // an end would wait behind what is not taken
      return Future.succeededFuture();
    }
    return response.end().otherwiseEmpty().onComplete(_ -> gone()); // the connection may live on
  }

  @Override
  void cut() {
    cut.run();
  }

  private void join(boolean recovering, @Nullable String epoch, long offset) {
    Joined joined = channel.join(epoch, offset);
    Subscription made = new Subscription(channel, this, audience, joined.position());
    subscription = made;
    loop.follow(made);
    SharedText snapshot = joined.snapshot();
    String head =
        "retry: %d\n%sdata: {\"channel\":%s,\"subscribe\":%s"
            .formatted(
                ThreadLocalRandom.current().nextInt(SOONEST_MILLIS, LATEST_MILLIS),
                joined.recoverable()
                    ? "id: %s:%d\n".formatted(joined.epoch(), joined.position())
                    : "",
                CanonicalJson.string(channel.name()),
                Replies.open(recovering, joined));
    if (snapshot == null) {
      send(SharedText.of(head + "}}\n\n"));
    } else {
      send(SharedText.of(head + ",\"data\":"));
      send(snapshot);
      send(SharedText.of("}}\n\n"));
    }
  }

  private static long position(String text) {
    boolean whole =
        !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(EventStream::digit);
    return whole ? Long.parseLong(text) : -1;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private void send(SharedText text) {
    flushDue();
    write(text);
  }

  private void write(SharedText text) {
    if (!closing && !response.closed()) {
      for (Buffer part : text.buffers()) {
        response.write(part).onComplete(_ -> taken++, _ -> gone());
      }
      metrics.sent(text.length());
    }
  }

  private void drained() {
    Subscription mine = subscription;
    if (stalled && !closing && mine != null) {
      stalled = false;
      if (startsOver) {
        startsOver = false;
        join(true, null, 0);
      } else if (mine.catchUp()) {
        metrics.merged();
      }
    }
  }

  private void gone() {
    Subscription mine = subscription;
    if (mine != null) {
      loop.unfollow(mine);
    }
    if (loop.remove(this)) {
      place.leave();
    }
  }
}
