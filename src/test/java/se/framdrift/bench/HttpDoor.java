package se.framdrift.bench;

import java.io.IOException;
import java.net.URI;

/**
 * Sends rows to the server; fails when one of them is refused. Rows that were answered with 503 too
 * late may be there already when they are sent again.
 */
record HttpDoor(URI server, String token, RowFormat format) implements Load.Door {

  @Override
  public Load.Sender open() throws IOException {
    Connection connection = new Connection(server, token, format);
    return new Load.Sender() {
      @Override
      public boolean send(long first, int count) throws IOException {
        Connection.Answer answer = connection.post(format.body(first, count));
        if (answer.status() == 503) {
          return false;
        }
        boolean taken =
            answer.status() == 204
                || (answer.status() == 200
                    && (answer.body().contains("\"accepted\":" + count + ",")
                        || answer.body().contains("\"unchanged\":" + count + ",")));
        if (!taken) {
          String said = answer.body();
          throw new IOException(
              answer.status() + " " + said.substring(0, Math.min(500, said.length())));
        }
        return true;
      }

      @Override
      public void close() throws IOException {
        connection.close();
      }
    };
  }
}
