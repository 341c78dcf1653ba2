package se.framdrift.feeds.pxweb;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;

/** Statistics from a PxWeb server, such as SCB's, or from a file that one has given. */
public final class PxWebKind implements FeedKind {

  private final @Nullable Path folder;
  private final Pause pause;

  /**
   * @param folder below which the files of {@code file} lie; null when no feed may read files
   * @param pause how a run waits where a server allows only so many calls
   */
  public PxWebKind(@Nullable Path folder, Pause pause) {
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
    if (folder == null) {
      throw new IllegalArgumentException("file is given, but no folder of files is configured");
    }
    Path below = Path.of(file).normalize();
    if (below.isAbsolute() || below.startsWith("..")) {
      throw new IllegalArgumentException(
          "file is %s; expected a name below the folder of files".formatted(file));
    }
    return new PxFileFeed(folder, file, settings.query(), map);
  }
}
