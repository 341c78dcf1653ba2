package se.framdrift.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** What the same rows cost PostgreSQL alone: binary COPY into a narrow table with a key. */
record CopyDoor(BenchDatabase database) implements Load.Door {

  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final long POSTGRES_EPOCH_SECOND = 946_684_800;

  /** An empty table in a database of its own. */
  static CopyDoor in(BenchDatabase server) throws SQLException {
    BenchDatabase own = server.withDatabase("bench_copy");
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database bench_copy");
    }
    try (Connection connection = own.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table point (series_id bigint, at timestamptz, value float8,"
              + " primary key (series_id, at))");
    }
    return new CopyDoor(own);
  }

  @Override
  public Load.Sender open() throws SQLException {
    Connection connection = database.connect();
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    return new Load.Sender() {
      @Override
      public boolean send(long first, int count) throws SQLException, IOException {
        byte[] rows = rows(first, count);
        CopyIn copy = copies.copyIn("copy point from stdin (format binary)");
        copy.writeToCopy(rows, 0, rows.length);
        if (copy.endCopy() != count) {
          throw new IOException("COPY did not take every row");
        }
        return true;
      }

      @Override
      public void close() throws SQLException {
        connection.close();
      }
    };
  }

  private static byte[] rows(long first, int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 + count * 38);
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(SIGNATURE);
    out.writeInt(0);
    out.writeInt(0);
    for (long row = first; row < first + count; row++) {
      out.writeShort(3);
      out.writeInt(Long.BYTES);
      out.writeLong(Row.series(row));
      out.writeInt(Long.BYTES);
      out.writeLong((Row.second(row) - POSTGRES_EPOCH_SECOND) * 1_000_000);
      out.writeInt(Double.BYTES);
      out.writeDouble(Row.tenths(row) / 10.0);
    }
    out.writeShort(-1);
    return bytes.toByteArray();
  }
}
