package se.framdrift.feeds.running;

import io.vertx.core.Future;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Answer;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.RunFailure;
import se.framdrift.model.Comparison;
import se.framdrift.model.Delivery;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedRun;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;

/** One run under way: what it does to the world, and what has come of it. */
final class OneRun implements Run, Fetching.Interruptible {

  /** Keys of what is remembered of addresses; a feed's own may not begin so. */
  private static final String UNCHANGED = "if-changed ";

  private static final int MOST_ADDRESSES = 1_000;
  private static final int LONGEST_VALIDATOR = 1_000;
  private static final Duration BUSY = Duration.ofSeconds(5);

  private final FeedDeclaration declaration;
  private final Edges edges;
  private final Time time;
  private final CompletableFuture<Hold.End> over;
  private final Consumer<FeedActivity.Progress> progress;
  private final Fetching fetching;
  private final Map<String, String> validators = new HashMap<>();
  private final Instant started;
  private long accepted;
  private long unchanged;
  private long revised;
  private long rejected;

  OneRun(
      FeedDeclaration declaration,
      Edges edges,
      Fetcher fetcher,
      Time time,
      Hold hold,
      Consumer<FeedActivity.Progress> progress) {
    this.declaration = declaration;
    this.edges = edges;
    this.time = time;
    this.over = hold.over();
    this.progress = progress;
    this.fetching = new Fetching(fetcher, this, time);
    this.started = time.instant();
  }

  @Override
  public Instant now() {
    return time.instant();
  }

  @Override
  public Answer get(URI address, Map<String, String> headers) {
    return fetching.answer(address, headers, null).orElseThrow();
  }

  @Override
  public Optional<Answer> getIfChanged(URI address, Map<String, String> headers) {
    String key = UNCHANGED + digest(address.toString());
    Map<String, String> conditional = new HashMap<>(headers);
    recalled(key).ifPresent(known -> conditional.put(header(known), known.substring(1)));
    Optional<Answer> answer = fetching.answer(address, conditional, null);
    answer.map(OneRun::validator).ifPresent(found -> remember(key, found));
    return answer;
  }

  /** {@code =} and an entity tag, or {@code @} and a date. */
  private static @Nullable String validator(Answer answer) {
    String tag = answer.headers().get("etag");
    String date = answer.headers().get("last-modified");
    return tag != null ? "=" + tag : date != null ? "@" + date : null;
  }

  private static String header(String validator) {
    return validator.startsWith("=") ? "if-none-match" : "if-modified-since";
  }

  private void remember(String key, String validator) {
    if (validators.size() < MOST_ADDRESSES && validator.length() <= LONGEST_VALIDATOR) {
      validators.put(key, validator);
    }
  }

  @Override
  public Answer post(URI address, String contentType, byte[] body) {
    return fetching.answer(address, Map.of("content-type", contentType), body).orElseThrow();
  }

  @Override
  public Intake take(String source, String format, @Nullable String heading, Decoded decoded) {
    Delivery delivery =
        new Delivery(
            declaration.id(),
            declaration.municipality(),
            declaration.id(),
            source,
            format,
            heading);
    Intake intake = insisting(() -> edges.sink().take(delivery, decoded));
    accepted += intake.accepted();
    unchanged += intake.unchanged();
    revised += intake.revised();
    rejected += intake.rejected().size();
    return intake;
  }

  @Override
  public void compare(List<Comparison> comparisons) {
    if (!comparisons.isEmpty()) {
      insisting(
          () ->
              edges
                  .compare()
                  .compare(declaration.municipality(), declaration.id(), comparisons)
                  .map(true));
    }
  }

  /** Waits and sends again while the ledger is busy or away. */
  private <T> T insisting(Supplier<Future<T>> request) {
    while (true) {
      try {
        return await(request.get());
      } catch (Problem.Failure e) {
        if (!(e.problem() instanceof Problem.Unavailable busy)) {
          throw new RunFailure(e.problem().detail(), e);
        }
        Duration wait = busy.retryAfter().compareTo(BUSY) < 0 ? busy.retryAfter() : BUSY;
        awaitUntil(time.instant().plus(wait));
      } catch (RunFailure e) {
        throw e;
      } catch (Exception e) {
        throw new RunFailure("the database could not take it: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void progress(long done, long total, String unit) {
    stopIfOver();
    progress.accept(new FeedActivity.Progress(done, total, unit));
  }

  @Override
  public Optional<String> recall(String key) {
    return recalled(own(key));
  }

  private Optional<String> recalled(String key) {
    return insisting(
        () -> edges.memory().recall(declaration.municipality(), declaration.id(), key));
  }

  @Override
  public void keep(String key, String value) {
    keep(Map.of(own(key), value));
  }

  private void keep(Map<String, String> texts) {
    insisting(
        () -> edges.memory().keep(declaration.municipality(), declaration.id(), texts).map(true));
  }

  private static String own(String key) {
    if (key.startsWith(UNCHANGED)) {
      throw new IllegalArgumentException("a feed's key may not begin with " + UNCHANGED);
    }
    return key;
  }

  /** To be called when it has ended well: from now on what it has seen counts as seen. */
  void commit() {
    keep(validators);
  }

  /** What has come of it. */
  FeedRun outcome(FeedRun.Outcome outcome, @Nullable String problem) {
    return new FeedRun(
        declaration.municipality(),
        declaration.id(),
        started,
        time.instant(),
        outcome,
        accepted,
        unchanged,
        revised,
        rejected,
        problem);
  }

  @Override
  public <T> T await(Future<T> future) throws Exception {
    CompletableFuture<T> answer = future.toCompletionStage().toCompletableFuture();
    CompletableFuture.anyOf(answer, over).exceptionally(_ -> null).join();
    stopIfOver();
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public void awaitUntil(Instant moment) {
    time.await(over, moment);
    stopIfOver();
  }

  private void stopIfOver() {
    if (over.isDone()) {
      throw new RunFailure(over.join().words());
    }
  }

  /** Differs too when the feed is declared otherwise, so that it is read again. */
  private String digest(String address) {
    try {
      String all =
          String.join(
              "\n",
              address,
              declaration.feed().settings(),
              declaration.catalog().series().keySet().toString());
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
