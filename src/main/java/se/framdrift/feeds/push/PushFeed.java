package se.framdrift.feeds.push;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.model.Delivery;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

/** Figures that somebody sends: {@code kind: push}. It asks for no settings. */
public final class PushFeed implements FeedKind, Feed {

  /** The format of a row of CSV; its heading is the line with the names of the columns. */
  public static final String CSV = "csv";

  @Override
  public String name() {
    return "push";
  }

  @Override
  public Feed open(FeedDeclaration declaration) {
    return this;
  }

  /** A row of another format is refused. */
  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return switch (format) {
      case Delivery.JSON -> NdjsonRows.one(raw);
      case CSV -> csv(heading, raw);
      default -> refused(raw, "rows cannot be read again as " + format);
    };
  }

  private static Decoded csv(@Nullable String heading, String raw) {
    try {
      return CsvRows.one(heading, raw);
    } catch (Problem.Failure e) {
      return refused(raw, e.problem().detail());
    }
  }

  private static Decoded refused(String raw, String problem) {
    return new Decoded(
        List.of(), List.of(new Rejection(1, "", problem, "one row of JSON or CSV", raw)));
  }
}
