package se.framdrift.feeds.pxweb;

import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.feeds.reading.Folder;

/** Statistics from a PxWeb server, such as SCB's, or from a file that one has given. */
public final class PxWebKind implements FeedKind {

  private final Folder folder;
  private final Pause pause;

  /**
   * @param folder below which the files of {@code file} lie
   * @param pause how a run waits where a server allows only so many calls
   */
  public PxWebKind(Folder folder, Pause pause) {
    this.folder = folder;
    this.pause = pause;
  }

  @Override
  public String name() {
    return "pxweb";
  }

  @Override
  public Feed open(FeedDeclaration declaration) {
    PxWebSettings settings = new PxWebSettings(declaration);
    SeriesMap map = settings.map();
    String file = settings.file();
    if (file == null) {
      return new PxWebFeed(settings.api(map), settings.query(), map, settings.limits(), pause);
    }
    folder.check(file);
    return new PxFileFeed(folder, file, settings.query(), map);
  }
}
