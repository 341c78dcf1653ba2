package se.framdrift.feeds;

import java.util.ArrayList;
import java.util.List;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;

/** What a feed makes of a body that is handed to it. */
public final class Handed {

  private Handed() {}

  /** All pieces as one. */
  public static Decoded to(Feed feed, String name, byte[] body) {
    List<RawFact> rows = new ArrayList<>();
    List<Rejection> undecodable = new ArrayList<>();
    ((HandedFeed) feed)
        .read(
            name,
            body,
            piece -> {
              rows.addAll(piece.decoded().rows());
              undecodable.addAll(piece.decoded().undecodable());
            });
    return new Decoded(rows, undecodable);
  }
}
