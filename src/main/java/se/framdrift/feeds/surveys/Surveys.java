package se.framdrift.feeds.surveys;

import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;

/** Surveys whose answers are posted. */
public final class Surveys implements FeedKind {

  /** The word in {@code feeds.yaml}. */
  public static final String NAME = "surveys";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SurveyFeed open(FeedDeclaration declaration) {
    return new SurveyFeed(declaration);
  }
}
