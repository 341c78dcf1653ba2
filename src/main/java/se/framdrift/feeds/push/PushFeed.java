package se.framdrift.feeds.push;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.feeds.HandedFeed;
import se.framdrift.model.Delivery;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

/** Figures that somebody sends: {@code kind: push}. It asks for no settings. */
public final class PushFeed implements FeedKind, HandedFeed {

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

  /** By the ending of its name: {@code .csv}, {@code .json}, and lines of JSON for the rest. */
  @Override
  public void read(String name, byte[] body, Consumer<Piece> pieces) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    switch (ending) {
      case "csv" -> {
        CsvRows.Table table = CsvRows.read(body, null);
        pieces.accept(new Piece(CSV, table.header(), table.decoded()));
      }
      case "json" -> pieces.accept(new Piece(Delivery.JSON, null, JsonRows.read(body)));
      default -> {
        try {
          NdjsonPieces.read(new ByteArrayInputStream(body), pieces);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
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
