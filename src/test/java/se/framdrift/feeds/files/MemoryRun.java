package se.framdrift.feeds.files;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Answer;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.RunFailure;
import se.framdrift.model.Comparison;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.pipeline.Intake;

/** A run that keeps what it is given, and reaches nothing outside. */
final class MemoryRun implements Run {

  final List<String> sources = new ArrayList<>();
  final List<RawFact> facts = new ArrayList<>();
  final List<Rejection> refused = new ArrayList<>();
  final Map<String, String> kept = new HashMap<>();

  /** The source that provokes a failure nobody has foreseen. */
  @Nullable String breaking;

  private final Instant now;

  MemoryRun(Instant now) {
    this.now = now;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Answer get(URI address, Map<String, String> headers) {
    throw new RunFailure("nothing is fetched here");
  }

  @Override
  public Optional<Answer> getIfChanged(URI address, Map<String, String> headers) {
    throw new RunFailure("nothing is fetched here");
  }

  @Override
  public Answer post(URI address, String contentType, byte[] body) {
    throw new RunFailure("nothing is fetched here");
  }

  @Override
  public Intake take(String source, String format, @Nullable String heading, Decoded decoded) {
    if (source.equals(breaking)) {
      throw new IllegalStateException("unforeseen");
    }
    sources.add(source);
    facts.addAll(decoded.rows());
    refused.addAll(decoded.undecodable());
    return new Intake(decoded.rows().size(), 0, 0, decoded.undecodable(), new TreeMap<>());
  }

  @Override
  public void compare(List<Comparison> comparisons) {
    throw new RunFailure("nothing is compared here");
  }

  @Override
  public void progress(long done, long total, String unit) {
    if (done > total) {
      throw new IllegalArgumentException(done + " of " + total);
    }
  }

  @Override
  public Optional<String> recall(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  @Override
  public void keep(String key, String value) {
    if (key.length() > 200 || value.length() > 8_192) {
      throw new IllegalArgumentException("too long to be kept");
    }
    kept.put(key, value);
  }
}
