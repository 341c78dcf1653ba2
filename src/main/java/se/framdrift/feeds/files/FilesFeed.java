package se.framdrift.feeds.files;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.feeds.HandedFeed;

/**
 * Feeds of kind {@code files}: a mapping, and perhaps a folder that is watched. Without a folder,
 * files come by upload only.
 */
public final class FilesFeed implements FeedKind {

  private static final Pattern FOLDER =
      Pattern.compile("[^/\\\\\\x00-\\x1f]+(/[^/\\\\\\x00-\\x1f]+)*");

  private final @Nullable Path base;

  /**
   * @param base below which all watched folders are; null when none may be watched here
   */
  public FilesFeed(@Nullable Path base) {
    this.base = base;
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  public Feed open(FeedDeclaration declaration) {
    JsonObject settings = declaration.settings();
    Mapping mapping = MappingReader.read(settings);
    FileDecoder decoder = new FileDecoder(mapping);
    String folder = settings.getString("folder");
    if (folder == null) {
      return new Uploaded(decoder);
    }
    if (!FOLDER.matcher(folder).matches()
        || List.of(folder.split("/", -1)).stream().anyMatch(part -> part.startsWith("."))) {
      throw new IllegalArgumentException(
          "folder is %s; expected a folder below the inbox, such as energy/schools"
              .formatted(folder));
    }
    String after = settings.getString("after", "done");
    if (!after.equals("done") && !after.equals("leave")) {
      throw new IllegalArgumentException("after is %s; expected done or leave".formatted(after));
    }
    List<String> names =
        switch (settings.getValue("names")) {
          case null -> List.of("*");
          case String name -> List.of(name);
          case io.vertx.core.json.JsonArray array -> array.stream().map(String::valueOf).toList();
          default -> throw new IllegalArgumentException("names is no list of patterns");
        };
    return new WatchedFolder(
        decoder,
        new Inbox(base, folder, FileNames.of(names), after.equals("done")),
        settings.encode() + "\n" + measures(declaration.catalog()));
  }

  /** What rows are judged by, in the same words on every node and after every start. */
  private static String measures(Catalog catalog) {
    StringBuilder text = new StringBuilder();
    for (Kpi kpi : new TreeMap<>(catalog.kpis()).values()) {
      text.append(kpi.id()).append(' ').append(kpi.unit()).append(' ').append(kpi.resolution());
      text.append(' ').append(kpi.measured()).append(' ').append(kpi.survey());
      text.append(' ').append(new TreeMap<>(kpi.dimensions()));
      text.append(' ').append(new TreeMap<>(kpi.units()));
      text.append(' ').append(kpi.plausibleMin()).append(' ').append(kpi.plausibleMax());
      text.append(' ').append(kpi.plausibleStep()).append(' ').append(kpi.doubtful()).append('\n');
    }
    return text.append(catalog.series().keySet()).toString();
  }

  /** Files come by upload, or are handed over by command. */
  private record Uploaded(FileDecoder decoder) implements HandedFeed {

    @Override
    public void read(String name, byte[] body, Consumer<Piece> pieces) {
      decoder.hand(body, pieces);
    }

    @Override
    public Decoded again(String format, @Nullable String heading, String raw) {
      return decoder.again(format, heading, raw);
    }
  }
}
