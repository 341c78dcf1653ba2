package se.framdrift.feeds.running;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks other servers, once for each call: follows no redirect, unpacks nothing, and takes no body
 * above the limit. For each host it keeps a circuit breaker, and the earliest moment of the next
 * request. One for a node; thread-safe.
 */
public final class Fetcher {

  private static final int FAILURES_THAT_OPEN = 5;
  private static final Duration OPEN = Duration.ofMinutes(1);
  private static final Duration FAILURES_COUNT_FOR = Duration.ofMinutes(10);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int SOCKETS_PER_HOST = 2;

  private final Vertx vertx;
  private final AllowedHosts hosts;
  private final FetchRules rules;
  private final HttpClient client;
  private final ConcurrentMap<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
  private final Map<String, Instant> earliest = new HashMap<>();

  public Fetcher(Vertx vertx, AllowedHosts hosts, FetchRules rules) {
    this.vertx = vertx;
    this.hosts = hosts;
    this.rules = rules;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(Math.toIntExact(CONNECT.toMillis())),
            new PoolOptions().setHttp1MaxSize(SOCKETS_PER_HOST));
  }

  /** A request. */
  record Question(URI address, Map<String, String> headers, @Nullable Buffer body) {

    String host() {
      return address.getRawAuthority().toLowerCase(Locale.ROOT);
    }
  }

  /** An answer of any status below 500, body as it came. */
  record Reply(int status, Map<String, String> headers, Buffer body) {}

  /** The server failed with a status of 500 or more. */
  static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Failed(Reply reply) {
      super("HTTP " + reply.status(), null, false, false);
      this.reply = reply;
    }

    Reply reply() {
      return reply;
    }
  }

  /** The body is larger than allowed. */
  static final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLarge(int limit) {
      super("more than %d bytes".formatted(limit), null, false, false);
    }
  }

  AllowedHosts hosts() {
    return hosts;
  }

  FetchRules rules() {
    return rules;
  }

  /**
   * The moment at which a host may be asked; nobody else is given the same.
   *
   * @param now nothing earlier
   */
  Instant turn(String host, Instant now) {
    synchronized (earliest) {
      Instant turn = earliest.getOrDefault(host, now);
      Instant given = turn.isAfter(now) ? turn : now;
      earliest.put(host, given.plus(rules.between()));
      return given;
    }
  }

  /** When the next turn would be. */
  Instant nextTurn(String host, Instant now) {
    synchronized (earliest) {
      Instant turn = earliest.getOrDefault(host, now);
      return turn.isAfter(now) ? turn : now;
    }
  }

  /** The host asked to be left alone until then. */
  void notBefore(String host, Instant moment) {
    synchronized (earliest) {
      earliest.merge(host, moment, (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  /** Asks once. Fails when the server fails, is silent or is not asked at present. */
  Future<Reply> ask(Question question) {
    Promise<Reply> answered = Promise.promise();
    vertx.getOrCreateContext().runOnContext(_ -> guarded(question).onComplete(answered));
    return answered.future();
  }

  /** To be called on the event loop, so that the answer's handlers are set before it comes. */
  private Future<Reply> guarded(Question question) {
    return breaker(question.host())
        .execute(
            (Promise<Reply> promise) ->
                send(question)
                    .compose(
                        reply ->
                            reply.status() >= 500
                                ? Future.failedFuture(new Failed(reply))
                                : Future.succeededFuture(reply))
                    .onComplete(promise));
  }

  private CircuitBreaker breaker(String host) {
    return breakers.computeIfAbsent(
        host,
        name ->
            CircuitBreaker.create(
                name,
                vertx,
                new CircuitBreakerOptions()
                    .setMaxFailures(FAILURES_THAT_OPEN)
                    .setFailuresRollingWindow(FAILURES_COUNT_FOR.toMillis())
                    .setResetTimeout(OPEN.toMillis())
                    .setTimeout(rules.deadline().plusSeconds(5).toMillis())));
  }

  private Future<Reply> send(Question question) {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(question.address().toString())
            .setMethod(question.body() == null ? HttpMethod.GET : HttpMethod.POST)
            .setFollowRedirects(false)
            .putHeader("user-agent", rules.agent())
            .putHeader("accept-encoding", "gzip");
    question.headers().forEach(options::putHeader);
    Promise<Reply> answered = Promise.promise();
    Future<HttpClientRequest> requested = client.request(options);
    requested
        .compose(request -> send(request, question.body()))
        .compose(this::read)
        .onComplete(answered);
    return answered
        .future()
        .timeout(rules.deadline().toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(_ -> requested.onSuccess(HttpClientRequest::reset));
  }

  private static Future<HttpClientResponse> send(HttpClientRequest request, @Nullable Buffer body) {
    return body == null ? request.send() : request.send(body);
  }

  private Future<Reply> read(HttpClientResponse response) {
    Promise<Reply> read = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(read::tryFail);
    response.handler(
        piece -> {
          if (body.length() + piece.length() <= rules.maxBytes()) {
            body.appendBuffer(piece);
          } else {
            response.handler(null);
            read.tryFail(new TooLarge(rules.maxBytes()));
          }
        });
    response.endHandler(
        _ -> read.tryComplete(new Reply(response.statusCode(), headers(response), body)));
    return read.future();
  }

  private static Map<String, String> headers(HttpClientResponse response) {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .forEach(
            header ->
                headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return Map.copyOf(headers);
  }

  /** Cuts what is under way. */
  public Future<Void> close() {
    breakers.values().forEach(CircuitBreaker::close);
    return client.close();
  }
}
