package se.framdrift.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one viewer has of one channel: a position. Confined to the viewer's event loop.
 *
 * <p>What becomes due is written at the end of the loop's turn. Where more than one publication
 * does, because the loop is late, the channel is asked then for all that is lacking: of a board
 * that is one, merged.
 */
final class Subscription {

  private final Channel channel;
  private final Viewer viewer;
  private final Audience audience;
  private long position;
  private boolean isDue;
  private @Nullable Push onlyDue;

  Subscription(Channel channel, Viewer viewer, Audience audience, long position) {
    this.channel = channel;
    this.viewer = viewer;
    this.audience = audience;
    this.position = position;
  }

  Channel channel() {
    return channel;
  }

  Viewer viewer() {
    return viewer;
  }

  Audience audience() {
    return audience;
  }

  /** Brings the viewer up to {@code push}, or further; a viewer who takes nothing stays behind. */
  void offer(Push push) {
    if (position >= push.position() || !viewer.ready()) {
      return;
    }
    if (isDue) {
      onlyDue = null;
    } else if (push.fits(position)) {
      due(push);
    } else {
      catchUp();
    }
  }

  /**
   * Brings a viewer who was behind up to the channel's present position.
   *
   * @return whether anything was lacking
   */
  boolean catchUp() {
    if (!viewer.ready()) {
      return false;
    }
    if (!channel.reaches(position)) {
      viewer.restart(this);
      return true;
    }
    if (isDue) {
      onlyDue = null;
      return true;
    }
    List<Push> lacking = channel.since(position);
    if (lacking.isEmpty()) {
      return false;
    }
    due(lacking.size() == 1 ? lacking.getFirst() : null);
    return true;
  }

  /** Tells a viewer who has everything up to {@code beat} what it should look like. */
  void offer(Heartbeat beat) {
    catchUp();
    viewer.flushDue();
    if (position <= beat.position() && viewer.ready()) {
      viewer.write(beat);
    }
  }

  private void due(@Nullable Push only) {
    isDue = true;
    onlyDue = only;
    viewer.due(this);
  }

  /**
   * Hands over what is due, in order; from then on it counts as written. Nothing if the channel was
   * replaced meanwhile: the viewer is being told to start over.
   */
  List<Push> take() {
    if (!isDue) {
      return List.of();
    }
    Push only = onlyDue;
    List<Push> pushes = only == null ? lacking() : List.of(only);
    forget();
    if (!pushes.isEmpty()) {
      position = pushes.getLast().position();
    }
    return pushes;
  }

  /** Nothing is due any more: the viewer takes nothing and stays behind. */
  void forget() {
    isDue = false;
    onlyDue = null;
  }

  private List<Push> lacking() {
    return channel.reaches(position) ? channel.since(position) : List.of();
  }
}
