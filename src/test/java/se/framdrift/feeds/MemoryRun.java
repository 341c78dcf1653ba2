package se.framdrift.feeds;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Comparison;
import se.framdrift.pipeline.Intake;

/** A run whose world is a function from question to answer, and whose clock moves when told. */
public final class MemoryRun implements Run {

  /** What was asked; the body is empty for GET. */
  public record Question(String address, String body) {}

  /** What was handed over. */
  public record Taken(String source, String format, @Nullable String heading, Decoded decoded) {}

  private final Function<Question, byte @Nullable []> world;
  private final Map<String, String> kept = new HashMap<>();
  private final List<Question> asked = new ArrayList<>();
  private final List<Instant> askedAt = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private Consumer<Map<String, String>> heard = _ -> {};
  private Function<String, Map<String, String>> answering = _ -> Map.of();
  private Instant now = Instant.parse("2026-04-30T20:00:00Z");

  /**
   * @param world null for what is not there
   */
  public MemoryRun(Function<Question, byte @Nullable []> world) {
    this.world = world;
  }

  /** What was asked, in order. */
  public List<Question> asked() {
    return asked;
  }

  /** When it was asked. */
  public List<Instant> askedAt() {
    return askedAt;
  }

  /** What was handed over, in order. */
  public List<Taken> taken() {
    return taken;
  }

  /** What is kept for later runs. */
  public Map<String, String> kept() {
    return kept;
  }

  /** Moves the clock on. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Sets the clock. */
  public MemoryRun at(String moment) {
    now = Instant.parse(moment);
    return this;
  }

  /** Tells of the headers of each question. */
  public MemoryRun hearing(Consumer<Map<String, String>> listener) {
    heard = listener;
    return this;
  }

  /** Gives answers headers, by the address. */
  public MemoryRun answering(Function<String, Map<String, String>> headers) {
    answering = headers;
    return this;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Answer get(URI address, Map<String, String> headers) {
    heard.accept(headers);
    return answer(new Question(address.toString(), ""));
  }

  @Override
  public Optional<Answer> getIfChanged(URI address, Map<String, String> headers) {
    return Optional.of(get(address, headers));
  }

  @Override
  public Answer post(URI address, String contentType, byte[] body) {
    return answer(new Question(address.toString(), new String(body, StandardCharsets.UTF_8)));
  }

  private Answer answer(Question question) {
    asked.add(question);
    askedAt.add(now);
    byte[] body = world.apply(question);
    if (body == null) {
      throw new RunFailure("404 " + question);
    }
    return new Answer(answering.apply(question.address()), body);
  }

  @Override
  public Intake take(String source, String format, @Nullable String heading, Decoded decoded) {
    taken.add(new Taken(source, format, heading, decoded));
    return new Intake(decoded.rows().size(), 0, 0, decoded.undecodable(), new TreeMap<>());
  }

  @Override
  public void compare(List<Comparison> comparisons) {
    throw new AssertionError("nobody compares");
  }

  @Override
  public void progress(long done, long total, String unit) {
    if (total > 0 && done > total) {
      throw new AssertionError("%d of %d %s".formatted(done, total, unit));
    }
  }

  @Override
  public Optional<String> recall(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  @Override
  public void keep(String key, String value) {
    if (key.length() > 200 || value.length() > 8_192) {
      throw new AssertionError("too long to be kept: " + key);
    }
    kept.put(key, value);
  }
}
