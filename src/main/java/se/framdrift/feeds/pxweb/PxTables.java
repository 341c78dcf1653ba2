package se.framdrift.feeds.pxweb;

import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.JsonTree;

/** Tables in any of their three forms, told apart by how they begin. Pure. */
final class PxTables {

  private PxTables() {}

  /**
   * Reads JSON-stat, PxWeb's json or a PX file.
   *
   * @throws se.framdrift.feeds.reading.Unreadable when it is none of them
   */
  static PxTable read(byte[] bytes, SeriesMap map) {
    return read(bytes, map.contents());
  }

  static PxTable read(byte[] bytes, @Nullable String contents) {
    int at = bytes.length > 2 && bytes[0] == (byte) 0xEF ? 3 : 0;
    while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    if (at == bytes.length || bytes[at] != '{') {
      return PxFile.read(bytes);
    }
    JsonTree tree = JsonTree.read(bytes);
    return tree.at("columns") == null ? JsonStat.read(tree) : PxJson.read(tree, contents);
  }
}
