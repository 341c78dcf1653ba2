package se.framdrift.feeds.running;

import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.circuitbreaker.TimeoutException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Answer;
import se.framdrift.feeds.RunFailure;

/**
 * The requests of one run: politely one after the other, again when a server fails, and with words
 * for the operator when it comes to nothing. For one virtual thread.
 */
final class Fetching {

  /** How often a server may say "later" to one request. */
  private static final int LATERS = 5;

  /** However long a server asks for, it is asked again after a day. */
  private static final Duration LONGEST_ALONE = Duration.ofDays(1);

  private static final int LONGEST_ADDRESS = 120;
  private static final int NOT_MODIFIED = 304;
  private static final int TOO_MANY = 429;

  private final Fetcher fetcher;
  private final Interruptible run;
  private final Time time;

  Fetching(Fetcher fetcher, Interruptible run, Time time) {
    this.fetcher = fetcher;
    this.run = run;
    this.time = time;
  }

  /**
   * An answer of 200, or empty for one of 304.
   *
   * @throws RunFailure when there is neither
   */
  Optional<Answer> answer(URI address, Map<String, String> headers, byte @Nullable [] body) {
    fetcher.hosts().check(address);
    Fetcher.Question question =
        new Fetcher.Question(address, headers, body == null ? null : Buffer.buffer(body));
    int failures = 0;
    int laters = 0;
    while (true) {
      awaitTurn(question);
      String why;
      Fetcher.Reply reply;
      try {
        reply = run.await(fetcher.ask(question));
        if (reply.status() == 200) {
          return Optional.of(unpacked(reply));
        }
        why = "HTTP " + reply.status();
      } catch (Fetcher.Failed e) {
        reply = e.reply();
        why = "HTTP " + reply.status();
      } catch (RunFailure e) {
        throw e;
      } catch (OpenCircuitException e) {
        throw new RunFailure(
            question.host() + " has failed again and again; it is left alone for a minute", e);
      } catch (Fetcher.TooLarge e) {
        throw new RunFailure("%s sent %s".formatted(words(address), e.getMessage()), e);
      } catch (Exception e) { // a cut, a name that is not found, a server that is silent …
        reply = null;
        why = words(e);
      }
      if (reply != null && reply.status() < 500 && reply.status() != TOO_MANY) {
        return settled(address, headers, reply);
      }
      Duration later = later(reply);
      if (later != null) {
        laters++;
        later(question, later, laters);
      } else {
        failures++;
        again(question, why, failures);
      }
    }
  }

  private void awaitTurn(Fetcher.Question question) {
    Instant now = time.instant();
    Duration wait = Duration.between(now, fetcher.nextTurn(question.host(), now));
    if (wait.compareTo(fetcher.rules().longestWait()) > 0) {
      throw new RunFailure(
          "%s asked to be left alone for another %s".formatted(question.host(), rounded(wait)));
    }
    run.awaitUntil(fetcher.turn(question.host(), now));
  }

  private Optional<Answer> settled(URI address, Map<String, String> headers, Fetcher.Reply reply) {
    int status = reply.status();
    if (status == NOT_MODIFIED && headers.keySet().stream().anyMatch(Fetching::isCondition)) {
      return Optional.empty();
    }
    if (status >= 300 && status < 400 && status != NOT_MODIFIED) {
      throw new RunFailure(
          "%s answered with a redirect to %s, which is not followed; where that is right, put it into the feed's settings"
              .formatted(words(address), reply.headers().getOrDefault("location", "nowhere")));
    }
    throw new RunFailure("%s answered HTTP %d".formatted(words(address), status));
  }

  private static boolean isCondition(String header) {
    return header.equals("if-none-match") || header.equals("if-modified-since");
  }

  private Answer unpacked(Fetcher.Reply reply) throws IOException {
    String encoding = reply.headers().getOrDefault("content-encoding", "");
    return new Answer(
        reply.headers(),
        Unpacked.body(reply.body().getBytes(), encoding, fetcher.rules().maxBytes()));
  }

  /** How long the server asks to wait; null when it does not say. */
  private @Nullable Duration later(Fetcher.@Nullable Reply reply) {
    if (reply == null || (reply.status() != TOO_MANY && reply.status() != 503)) {
      return null;
    }
    String header = reply.headers().get("retry-after");
    if (header == null) {
      return null;
    }
    try {
      return header.strip().matches("[0-9]{1,9}")
          ? Duration.ofSeconds(Long.parseLong(header.strip()))
          : untilDate(header.strip());
    } catch (DateTimeException _) {
      return null;
    }
  }

  private Duration untilDate(String date) {
    Instant moment = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    Duration wait = Duration.between(time.instant(), moment);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private void later(Fetcher.Question question, Duration wait, int laters) {
    Duration alone = wait.compareTo(LONGEST_ALONE) < 0 ? wait : LONGEST_ALONE;
    fetcher.notBefore(question.host(), time.instant().plus(alone));
    if (wait.compareTo(fetcher.rules().longestWait()) > 0 || laters > LATERS) {
      throw new RunFailure(
          "%s asks to come back in %s".formatted(words(question.address()), rounded(wait)));
    }
  }

  private void again(Fetcher.Question question, String why, int failures) {
    FetchRules rules = fetcher.rules();
    if (failures >= rules.tries()) {
      throw new RunFailure(
          "%s could not be fetched, tried %d times: %s"
              .formatted(words(question.address()), failures, why));
    }
    Duration pause = rules.firstPause().multipliedBy(1L << (2 * Math.min(failures - 1, 6)));
    double jittered = pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.75, 1.25);
    run.awaitUntil(time.instant().plusMillis((long) jittered));
  }

  /** The address as an operator can read it: lists of ids may be very long. */
  private static String words(URI address) {
    String text = address.toString();
    return text.length() > LONGEST_ADDRESS ? text.substring(0, LONGEST_ADDRESS) + "…" : text;
  }

  private static String words(Exception e) {
    if (e instanceof TimeoutException || e instanceof java.util.concurrent.TimeoutException) {
      return "it did not answer in time";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static Duration rounded(Duration wait) {
    return Duration.ofSeconds(Math.max(1, wait.toSeconds()));
  }

  /** Waiting that ends when the run must end. */
  interface Interruptible {

    /**
     * @throws RunFailure when the run must end
     * @throws Exception what the future failed with
     */
    <T> T await(io.vertx.core.Future<T> future) throws Exception;

    /**
     * @throws RunFailure when the run must end
     */
    void awaitUntil(Instant moment);
  }
}
