package se.framdrift.feeds.ngsild;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Answer;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.Run;
import se.framdrift.feeds.RunFailure;
import se.framdrift.feeds.reading.Fingerprint;
import se.framdrift.feeds.reading.Portions;
import se.framdrift.feeds.reading.Unreadable;

/**
 * Asks a broker for all entities of the types that rules name, page by page, by its links where it
 * gives them; takes what it sends, too.
 *
 * @param address where the API begins, such as {@code https://broker.example/ngsi-ld/v1}
 * @param headers that go with each question
 * @param limit entities of one page
 */
record BrokerFeed(Entities entities, String address, Map<String, String> headers, int limit)
    implements PulledFeed, HandedFeed {

  /** The most pages of one type. */
  static final int MAX_PAGES = 1_000;

  private static final Pattern NEXT =
      Pattern.compile("<([^<>]{1,2000})>\\s*;[^,<>]{0,200}?rel\\s*=\\s*\"?next\"?");

  @Override
  public void run(Run run) {
    Set<String> types = new LinkedHashSet<>();
    entities.rules().forEach(rule -> types.add(rule.type()));
    for (String type : types) {
      fetch(run, type);
    }
  }

  private void fetch(Run run, String type) {
    String all =
        "%s/entities?type=%s&limit=%d"
            .formatted(address, URLEncoder.encode(type, StandardCharsets.UTF_8), limit);
    Set<String> seen = new HashSet<>();
    URI next = URI.create(all + "&offset=0");
    for (int page = 1; next != null; page++) {
      if (page > MAX_PAGES) {
        throw new RunFailure("%s has more than %,d pages".formatted(all, MAX_PAGES));
      }
      Answer answer = run.get(next, headers);
      Entities.Page read = read(next, answer);
      if (read.entities() > 0) {
        if (!seen.add(Fingerprint.of(answer.body()))) {
          throw new RunFailure("%s gives the same page again".formatted(next));
        }
        Portions.take(run, next.toString(), EntityFeed.FORMAT, null, read.decoded());
      }
      run.progress(page, 0, "pages");
      URI later = URI.create(all + "&offset=" + page * limit);
      next = next(next, answer, read.entities(), later);
    }
  }

  private Entities.Page read(URI asked, Answer answer) {
    try {
      return entities.decode(answer.body());
    } catch (Unreadable e) {
      throw new RunFailure("%s: %s".formatted(asked, e.getMessage()), e);
    }
  }

  /** The page after this one: where the server says, else behind a full one. */
  private @Nullable URI next(URI asked, Answer answer, int entities, URI later) {
    Matcher link = NEXT.matcher(answer.headers().getOrDefault("link", ""));
    if (!link.find()) {
      return entities < limit ? null : later;
    }
    try {
      URI next = asked.resolve(link.group(1));
      boolean same =
          asked.getScheme().equals(next.getScheme())
              && asked.getRawAuthority().equals(next.getRawAuthority());
      if (!same) {
        throw new RunFailure("%s leads to another host: %s".formatted(asked, next));
      }
      return next;
    } catch (IllegalArgumentException e) {
      throw new RunFailure("%s has a next page that is no address".formatted(asked), e);
    }
  }

  /** Takes what the broker sends, too. */
  @Override
  public void read(String name, byte[] body, Consumer<Piece> pieces) {
    new EntityFeed(entities).read(name, body, pieces);
  }

  /** Each quarter of an hour. */
  @Override
  public String schedule() {
    return "PT15M";
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return entities.again(raw);
  }
}
