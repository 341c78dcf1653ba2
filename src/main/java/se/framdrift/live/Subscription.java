package se.framdrift.live;

import java.util.List;

/** What one viewer has of one channel: a position. Confined to the viewer's event loop. */
final class Subscription {

  private final Channel channel;
  private final Viewer viewer;
  private final Audience audience;
  private long position;

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
    if (push.fits(position)) {
      send(push);
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
    List<Push> lacking = channel.since(position);
    lacking.forEach(this::send);
    return !lacking.isEmpty();
  }

  /** Tells a viewer who has everything up to {@code beat} what it should look like. */
  void offer(Heartbeat beat) {
    catchUp();
    if (position <= beat.position() && viewer.ready()) {
      viewer.write(beat);
    }
  }

  private void send(Push push) {
    viewer.write(push);
    position = push.position();
  }
}
