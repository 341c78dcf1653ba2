package se.framdrift.feeds;

/** A feed that fetches: run on its schedule, by the node that holds its lease. */
public interface PulledFeed extends Feed {

  /**
   * Fetches and hands over everything that is new, in straight line on a virtual thread of its own;
   * one run at a time. What it hands over twice does no harm. It ends normally when all is taken,
   * and with an exception when it could not be; what was handed over until then stays.
   */
  void run(Run run) throws Exception;

  /** When it runs unless it is declared otherwise: a duration, or cron with five fields. */
  default String schedule() {
    return "P1D";
  }

  /** Whether it asks other servers: such a feed is not run where fetching is switched off. */
  default boolean fetches() {
    return true;
  }
}
