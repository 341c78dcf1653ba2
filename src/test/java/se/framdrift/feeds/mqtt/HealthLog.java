package se.framdrift.feeds.mqtt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import se.framdrift.feeds.SubscribingFeed.Health;

/** Remembers what a subscription tells of itself. */
final class HealthLog implements Health {

  private final List<String> told = new CopyOnWriteArrayList<>();

  @Override
  public void connected() {
    told.add("connected");
  }

  @Override
  public void cut(String why) {
    told.add(why);
  }

  List<String> told() {
    return told;
  }

  boolean connectedNow() {
    return !told.isEmpty() && told.getLast().equals("connected");
  }

  long connections() {
    return told.stream().filter("connected"::equals).count();
  }
}
