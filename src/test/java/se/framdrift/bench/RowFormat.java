package se.framdrift.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** How rows are written for one way of sending them. */
public enum RowFormat {
  JSON("/api/v1/observations", "application/json", "{\"observations\":[", ",", "]}") {
    @Override
    String before(int series) {
      return "{\"series\":\"" + Row.seriesId(series) + "\",\"period\":\"";
    }

    @Override
    String between(long second) {
      return Instant.ofEpochSecond(second) + "/PT1H\",\"value\":";
    }

    @Override
    String after(long second) {
      return "}";
    }
  },
  NDJSON("/api/v1/observations", "application/x-ndjson", "", "", "") {
    @Override
    String before(int series) {
      return JSON.before(series);
    }

    @Override
    String between(long second) {
      return JSON.between(second);
    }

    @Override
    String after(long second) {
      return "}\n";
    }
  },
  CSV("/api/v1/observations", "text/csv", "series,period,value\r\n", "", "") {
    @Override
    String before(int series) {
      return Row.seriesId(series) + ",";
    }

    @Override
    String between(long second) {
      return Instant.ofEpochSecond(second) + "/PT1H,";
    }

    @Override
    String after(long second) {
      return "\r\n";
    }
  },
  LINE(
      "/api/v2/write?org=bench&bucket=bench&precision=s", "text/plain; charset=utf-8", "", "", "") {
    @Override
    String before(int series) {
      return Row.KPI + ",site=" + Row.site(series) + " value=";
    }

    @Override
    String between(long second) {
      return "";
    }

    @Override
    String after(long second) {
      return " " + second + "\n";
    }
  };

  private static final byte[][][] BEFORE = new byte[values().length][Row.SERIES][];

  final String path;
  final String contentType;
  private final byte[] head;
  private final byte[] comma;
  private final byte[] tail;

  RowFormat(String path, String contentType, String head, String comma, String tail) {
    this.path = path;
    this.contentType = contentType;
    this.head = ascii(head);
    this.comma = ascii(comma);
    this.tail = ascii(tail);
  }

  /** What stands before the hour, which is the same in every row of a series. */
  abstract String before(int series);

  /** What stands between that and the value. */
  abstract String between(long second);

  abstract String after(long second);

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A body of {@code count} rows. */
  public byte[] body(long first, int count) {
    byte[][] starts = starts();
    ByteArrayOutputStream body = new ByteArrayOutputStream(64 + count * 100);
    body.writeBytes(head);
    long hour = Long.MIN_VALUE;
    byte[] between = {};
    byte[] after = {};
    for (long row = first; row < first + count; row++) {
      long second = Row.second(row);
      if (second != hour) {
        hour = second;
        between = ascii(between(second));
        after = ascii(after(second));
      }
      if (row > first) {
        body.writeBytes(comma);
      }
      body.writeBytes(starts[Row.series(row)]);
      body.writeBytes(between);
      tenths(body, Row.tenths(row));
      body.writeBytes(after);
    }
    body.writeBytes(tail);
    return body.toByteArray();
  }

  private synchronized byte[][] starts() {
    byte[][] starts = BEFORE[ordinal()];
    for (int i = 0; starts[Row.SERIES - 1] == null; i++) {
      starts[i] = ascii(before(i));
    }
    return starts;
  }

  private static void tenths(ByteArrayOutputStream body, long tenths) {
    long whole = tenths / 10;
    for (long power = 1_000; power > 0; power /= 10) {
      if (whole >= power || power == 1) {
        body.write((int) ('0' + whole / power % 10));
      }
    }
    body.write('.');
    body.write((int) ('0' + tenths % 10));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
