package se.framdrift.live;

import org.jspecify.annotations.Nullable;

/** One viewer of one channel: a position. Confined to the viewer's event loop. */
final class Subscription {

  private final Channel channel;
  private final Viewer viewer;
  private long position;

  Subscription(Channel channel, Viewer viewer, long position) {
    this.channel = channel;
    this.viewer = viewer;
    this.position = position;
  }

  Channel channel() {
    return channel;
  }

  Viewer viewer() {
    return viewer;
  }

  /** Brings the viewer up to {@code push}, or further; a viewer who takes nothing stays behind. */
  void offer(Push push) {
    if (position < push.position()) {
      send(push.fits(position) ? push : channel.since(position));
    }
  }

  /** Brings a viewer who was behind up to the channel's present position. */
  boolean catchUp() {
    return send(channel.since(position));
  }

  /** Tells a viewer who has everything up to {@code beat} what it should look like. */
  void offer(Heartbeat beat) {
    Push lacking = channel.since(position);
    if ((lacking == null || send(lacking)) && position <= beat.position() && viewer.ready()) {
      viewer.write(beat);
    }
  }

  private boolean send(@Nullable Push push) {
    if (push == null || !viewer.ready()) {
      return false;
    }
    viewer.write(push);
    position = push.position();
    return true;
  }
}
