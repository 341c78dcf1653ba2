package se.framdrift.model;

import org.jspecify.annotations.Nullable;

/**
 * What brings rows: one request, message, file or page of answers. With it a refused row can be
 * found in its source, and be read again.
 *
 * @param feed id of the feed: one of few, since each is measured for itself
 * @param municipality whose feed it is; null when rows of several may come
 * @param origin what the ledger says of where the rows come from, normally the feed's id; may be a
 *     person's words
 * @param source name of the file, address or topic, shortened to {@value #MAX_SOURCE} characters;
 *     empty when there is nothing to say
 * @param format as what a single row can be read again, one that the feed knows: {@code json},
 *     {@code csv}, {@code line-protocol} …
 * @param heading what a row needs besides itself to be read, such as the header line of its file;
 *     null for nothing
 */
public record Delivery(
    String feed,
    @Nullable String municipality,
    String origin,
    String source,
    String format,
    @Nullable String heading) {

  /** Rows as the API's own JSON objects. */
  public static final String JSON = "json";

  /** The longest source that is kept, in characters. */
  public static final int MAX_SOURCE = 300;

  /** The longest heading that is kept, in characters; one that is longer is dropped. */
  public static final int MAX_HEADING = 8_192;

  public Delivery {
    source = source.length() > MAX_SOURCE ? source.substring(0, MAX_SOURCE) : source;
    heading = heading == null || heading.length() > MAX_HEADING ? null : heading;
  }

  /** Rows that came with nothing to tell but their feed. */
  public static Delivery ofFeed(String feed) {
    return new Delivery(feed, null, feed, "", JSON, null);
  }

  /** The same as of one municipality, or of none that is known. */
  public Delivery of(@Nullable String code) {
    return new Delivery(feed, code, origin, source, format, heading);
  }

  /** The same with what its rows need to be read again. */
  public Delivery withHeading(@Nullable String line) {
    return new Delivery(feed, municipality, origin, source, format, line);
  }

  /** The same with other words on where the rows come from. */
  public Delivery withOrigin(String words) {
    return new Delivery(feed, municipality, words, source, format, heading);
  }
}
