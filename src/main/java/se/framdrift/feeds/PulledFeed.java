package se.framdrift.feeds;

/** A feed that fetches: run on its schedule, by the node that holds its lease. */
public interface PulledFeed extends Feed {

  /**
   * Fetches and hands over everything that is new, in straight line on a virtual thread of its own;
   * one run at a time. What it hands over twice does no harm. It ends normally when all is taken,
   * and with an exception when it could not be; what was handed over until then stays.
   */
  void run(Run run) throws Exception;
}
