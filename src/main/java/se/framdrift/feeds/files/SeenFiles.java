package se.framdrift.feeds.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import se.framdrift.feeds.Run;

/**
 * What a feed remembers of files that stay where they are: of each name, what was taken last and by
 * which declaration. A bounded number of names; what is forgotten is taken again, which does no
 * harm.
 *
 * @param declaration a file is taken again when this is another
 */
record SeenFiles(String declaration) {

  /** In so many texts it is kept. */
  static final int PLACES = 256;

  /** So many names are in each, those that were taken last. */
  static final int OF_PLACE = 90;

  private static final int NAME = 16;

  /** What is told apart: the name, and its content under this declaration. */
  record Mark(String name, String content) {

    private String key() {
      return "left " + name.substring(0, 2);
    }
  }

  Mark mark(String name, byte[] content) {
    byte[] file = name.getBytes(StandardCharsets.UTF_8);
    byte[] how = declaration.getBytes(StandardCharsets.UTF_8);
    return new Mark(digest(file).substring(0, NAME), digest(how, content));
  }

  boolean has(Run run, Mark mark) {
    return entries(run, mark).contains(mark.name() + ":" + mark.content());
  }

  void add(Run run, Mark mark) {
    List<String> entries = new ArrayList<>(entries(run, mark));
    entries.removeIf(each -> each.startsWith(mark.name() + ":"));
    entries.addFirst(mark.name() + ":" + mark.content());
    run.keep(mark.key(), String.join(" ", entries.subList(0, Math.min(OF_PLACE, entries.size()))));
  }

  private static List<String> entries(Run run, Mark mark) {
    return run.recall(mark.key()).map(each -> List.of(each.split(" ", -1))).orElse(List.of());
  }

  private static String digest(byte[]... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha256.update(part);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
