package se.framdrift.feeds;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Comparison;
import se.framdrift.pipeline.Intake;

/**
 * One run of a pulled feed: what it may do to the world. All methods block their virtual thread and
 * end with {@link RunFailure} when the run's deadline is over, its lease is lost or the program
 * stops. For one thread.
 */
public interface Run {

  /** The present moment. */
  Instant now();

  /**
   * Fetches an address. Hosts that are not named in the configuration are refused, redirects are
   * not followed, the body has a limit; 429 and 503 are tried again after {@code Retry-After},
   * other failures of the server a few times after a growing pause.
   *
   * @throws RunFailure with words for the operator, when there is no answer of 200 in the end
   */
  Answer get(URI address, Map<String, String> headers);

  /**
   * The same, unless the server says that nothing has changed since the last run that took it
   * whole.
   *
   * @return empty when nothing has changed
   */
  Optional<Answer> getIfChanged(URI address, Map<String, String> headers);

  /** Fetches by POST: for questions that are too long for an address. */
  Answer post(URI address, String contentType, byte[] body);

  /**
   * Hands rows over; returns when they are durable, the good ones in the ledger and the bad ones in
   * quarantine.
   *
   * @param source as {@link se.framdrift.model.Delivery#source}; the next two likewise
   */
  Intake take(String source, String format, @Nullable String heading, Decoded decoded);

  /** Hands over what other municipalities reached; returns when it is durable. */
  void compare(List<Comparison> comparisons);

  /**
   * Tells how far it has come.
   *
   * @param done pages, files or bytes, in {@code unit}
   * @param total how many there will be, 0 when unknown
   */
  void progress(long done, long total, String unit);

  /** What an earlier run of this feed has kept under a key: where to go on, what was seen. */
  Optional<String> recall(String key);

  /**
   * Keeps a text for later runs, durable when it returns.
   *
   * @param key at most 200 characters; a feed has at most 10,000
   * @param value at most 8,192 characters
   */
  void keep(String key, String value);
}
