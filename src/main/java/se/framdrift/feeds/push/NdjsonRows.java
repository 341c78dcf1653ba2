package se.framdrift.feeds.push;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.model.Rejection;

/**
 * Rows out of lines of which each is one JSON object. A line that is not is refused by itself and
 * the others are read; empty lines are no rows. Pure; for one thread.
 */
public final class NdjsonRows {

  /** The longest line, in bytes. */
  public static final int MAX_LINE = 65_536;

  private static final String WANTED = "one JSON object a line, with " + JsonRow.NAMES;

  private final byte[] bytes;
  private final Texts texts;
  private final QuickRow quick;
  private final List<RawFact> rows = new ArrayList<>();
  private final List<Rejection> undecodable = new ArrayList<>();
  private int number;

  private NdjsonRows(byte[] bytes, int length, int before) {
    this.bytes = bytes;
    this.texts = new Texts(length);
    this.quick = new QuickRow(texts);
    this.number = before;
  }

  /**
   * Reads whole lines.
   *
   * @param length how many of the bytes are to be read
   * @param before how many rows came before
   */
  public static Decoded read(byte[] bytes, int length, int before) {
    NdjsonRows read = new NdjsonRows(bytes, length, before);
    int from = before == 0 ? mark(bytes, length) : 0;
    while (from < length) {
      int to = from;
      while (to < length && bytes[to] != '\n') {
        to++;
      }
      read.line(from, to);
      from = to + 1;
    }
    return new Decoded(read.rows, read.undecodable);
  }

  /** One row by itself. */
  public static Decoded one(String line) {
    byte[] bytes = line.strip().getBytes(StandardCharsets.UTF_8);
    NdjsonRows read = new NdjsonRows(bytes, bytes.length, 0);
    read.number = 1;
    read.carefully(0, bytes.length);
    return new Decoded(read.rows, read.undecodable);
  }

  /** The length of a byte order mark. */
  private static int mark(byte[] bytes, int length) {
    return length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF
        ? 3
        : 0;
  }

  private void line(int begin, int stop) {
    int from = begin;
    int to = stop;
    while (to > from && isSpace(bytes[to - 1])) {
      to--;
    }
    while (from < to && isSpace(bytes[from])) {
      from++;
    }
    if (from == to) {
      return;
    }
    number++;
    if (to - from > MAX_LINE) {
      refuse(from, to, "the line is longer than %,d bytes".formatted(MAX_LINE));
      return;
    }
    RawFact row = quick.read(number, bytes, from, to);
    if (row == null) {
      carefully(from, to);
    } else {
      rows.add(row);
    }
  }

  private static boolean isSpace(byte character) {
    return character == ' ' || character == '\t' || character == '\r';
  }

  private void carefully(int from, int to) {
    try (JsonParser parser = JsonRows.JSON.createParser(bytes, from, to - from)) {
      List<RawFact> found = new ArrayList<>(1);
      List<Rejection> refused = new ArrayList<>(1);
      if (parser.nextToken() == null) {
        refuse(from, to, "there is nothing");
        return;
      }
      new JsonRow(parser, bytes, from, texts).read(number, found::add, refused::add);
      if (parser.nextToken() != null) {
        refuse(from, to, "something follows the JSON object");
        return;
      }
      rows.addAll(found);
      undecodable.addAll(refused);
    } catch (JsonProcessingException e) {
      refuse(from, to, JsonRows.said(e).replaceFirst("^The body is", "the line is"));
    } catch (IOException e) {
      refuse(from, to, "the line is not JSON in UTF-8");
    }
  }

  private void refuse(int from, int to, String problem) {
    String raw = new RawText(bytes, from, to, StandardCharsets.UTF_8).toString();
    undecodable.add(new Rejection(number, "", problem, WANTED, raw));
  }
}
