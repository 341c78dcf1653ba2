package se.framdrift.feeds.files;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a packed file (ZIP, APPNOTE 6.3), by its directory at the end, as spreadsheet
 * programs read it. A part is unpacked as it is read, and never more of it than the bound says: a
 * small file that would unpack to a huge one is refused as soon as that is seen.
 */
final class ZipParts {

  private static final int MOST_PARTS = 5_000;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private record Part(int method, int local, int packed, boolean encrypted) {}

  private final ByteBuffer file;
  private final long most;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  /**
   * Reads the directory.
   *
   * @throws UnreadableFile when there is none, or too much in it
   */
  ZipParts(byte[] file, Bounds bounds) {
    this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    this.most = bounds.unpacked();
    try {
      readDirectory();
    } catch (IndexOutOfBoundsException e) {
      throw damaged(e);
    }
  }

  private static UnreadableFile damaged(@Nullable Exception e) {
    String words = "The packed file is damaged: it cannot be unpacked.";
    return e == null ? new UnreadableFile(words) : new UnreadableFile(words, e);
  }

  private void readDirectory() {
    int end = end();
    int count = file.getShort(end + 10) & 0xFFFF;
    int at = file.getInt(end + 16);
    if (at == -1) {
      int locator = end - 20;
      int end64 = Math.toIntExact(file.getLong(locator + 8) & Integer.MAX_VALUE);
      if (file.getInt(end64) != END_64) {
        throw damaged(null);
      }
      count = (int) Math.min(file.getLong(end64 + 32), 0xFFFF);
      at = (int) (file.getLong(end64 + 48) & Integer.MAX_VALUE);
    }
    if (count > MOST_PARTS) {
      throw new UnreadableFile("The packed file has too many parts.");
    }
    for (int i = 0; i < count; i++) {
      if (file.getInt(at) != ENTRY) {
        throw damaged(null);
      }
      int name = file.getShort(at + 28) & 0xFFFF;
      byte[] bytes = new byte[name];
      file.get(at + 46, bytes);
      boolean encrypted = (file.getShort(at + 8) & 1) != 0;
      parts.putIfAbsent(
          new String(bytes, StandardCharsets.UTF_8),
          new Part(
              file.getShort(at + 10) & 0xFFFF,
              file.getInt(at + 42),
              file.getInt(at + 20),
              encrypted));
      at += 46 + name + (file.getShort(at + 30) & 0xFFFF) + (file.getShort(at + 32) & 0xFFFF);
    }
  }

  /** Where the end of the directory is said: at most a comment of 64 KiB stands behind it. */
  private int end() {
    for (int at = file.limit() - 22; at >= Math.max(0, file.limit() - 22 - 0xFFFF); at--) {
      if (file.getInt(at) == END) {
        return at;
      }
    }
    throw damaged(null);
  }

  /** The names of all parts. */
  Set<String> names() {
    return parts.keySet();
  }

  /**
   * A part; null when there is none of that name. The caller closes it.
   *
   * @throws UnreadableFile when it is packed in a way that is not known
   */
  @Nullable InputStream open(String name) {
    Part part = parts.get(name);
    if (part == null) {
      return null;
    }
    if (part.encrypted()) {
      throw new UnreadableFile("The file is protected by a password. Save it without.");
    }
    try {
      int at = part.local();
      if (file.getInt(at) != LOCAL) {
        throw damaged(null);
      }
      int begin = at + 30 + (file.getShort(at + 26) & 0xFFFF) + (file.getShort(at + 28) & 0xFFFF);
      int rest = file.limit() - begin;
      if (rest < 0 || (part.method() == STORED && (part.packed() < 0 || part.packed() > rest))) {
        throw damaged(null);
      }
      return switch (part.method()) {
        case STORED -> new Bounded(bytes(begin, part.packed()), most);
        case DEFLATED -> new Bounded(new Unpacked(bytes(begin, rest)), most);
        default -> throw damaged(null);
      };
    } catch (IndexOutOfBoundsException e) {
      throw damaged(e);
    }
  }

  private InputStream bytes(int from, int length) {
    return new ByteArrayInputStream(file.array(), from, length);
  }

  /** Frees what the unpacker holds outside of the heap. */
  private static final class Unpacked extends InflaterInputStream {

    Unpacked(InputStream in) {
      super(in, new Inflater(true), 8_192);
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }

  /** Counts what is unpacked. */
  private static final class Bounded extends FilterInputStream {

    private final long most;
    private long read;

    Bounded(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int count = super.read(buffer, from, length);
      if (count > 0) {
        read += count;
        if (read > most) {
          throw new UnreadableFile(
              "The file unpacks to more than %,d bytes; that is no table.".formatted(most));
        }
      }
      return count;
    }
  }
}
