package se.framdrift.feeds.cases;

import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;

/** Cases whose times are posted. */
public final class Cases implements FeedKind {

  /** The word in {@code feeds.yaml}. */
  public static final String NAME = "cases";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CaseFeed open(FeedDeclaration declaration) {
    return new CaseFeed(declaration);
  }
}
