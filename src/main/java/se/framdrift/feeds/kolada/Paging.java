package se.framdrift.feeds.kolada;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Answer;
import se.framdrift.feeds.RunFailure;

/**
 * The pages of one question, followed by {@code next_url} as far as that can be trusted: on the
 * same host, below the same path, no page twice, and no more than {@link #MOST_PAGES}.
 */
final class Paging {

  /** What Kolada gives at most. */
  static final int PER_PAGE = 5_000;

  static final int MOST_PAGES = 200;

  private final Function<URI, Answer> get;
  private final URI first;

  Paging(Function<URI, Answer> get, URI first) {
    this.get = get;
    this.first = first;
  }

  /** One page: where it stands and what it holds. */
  record Page(URI address, JsonArray values) {}

  /**
   * Fetches page after page.
   *
   * @throws RunFailure when a page is not one of Kolada's, or leads astray
   */
  void forEach(Consumer<Page> reader) {
    Set<URI> seen = new HashSet<>();
    URI address = first;
    while (address != null) {
      if (seen.size() == MOST_PAGES) {
        throw new RunFailure("%s goes on after %d pages".formatted(first, MOST_PAGES));
      }
      if (!seen.add(address)) {
        throw new RunFailure(
            "%s leads back to a page that was read already: %s".formatted(first, address));
      }
      JsonObject body = body(address);
      reader.accept(new Page(address, values(address, body)));
      address = next(body);
    }
  }

  private JsonObject body(URI address) {
    try {
      return new JsonObject(get.apply(address).text());
    } catch (DecodeException e) {
      throw new RunFailure("%s sent what is no JSON object".formatted(address), e);
    }
  }

  private static JsonArray values(URI address, JsonObject body) {
    if (body.getValue("values") instanceof JsonArray values) {
      return values;
    }
    throw new RunFailure("%s sent no values".formatted(address));
  }

  /** The next page, asked in the way the first was; null after the last. */
  private @Nullable URI next(JsonObject body) {
    Object text = body.getValue("next_url");
    if (text == null || text.equals("")) {
      return null;
    }
    try {
      URI next = first.resolve(text.toString());
      if (isOfSameApi(next)) {
        return new URI(
            "%s://%s%s%s"
                .formatted(
                    first.getScheme(),
                    first.getRawAuthority(),
                    next.getRawPath(),
                    next.getRawQuery() == null ? "" : "?" + next.getRawQuery()));
      }
    } catch (IllegalArgumentException | java.net.URISyntaxException e) {
      throw new RunFailure("%s names a next page that is no address".formatted(first), e);
    }
    throw new RunFailure("%s names a next page elsewhere: %s".formatted(first, text));
  }

  private boolean isOfSameApi(URI next) {
    String path = next.getRawPath();
    return first.getHost().equalsIgnoreCase(next.getHost())
        && (next.getPort() == first.getPort() || next.getPort() == -1)
        && path != null
        && path.equals(first.getRawPath());
  }
}
