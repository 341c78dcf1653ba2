package se.framdrift.store;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * Takes hidden values out of what was kept of refused rows: a row that holds the number together
 * with the KPI or the period loses its text, and cannot be tried again. So does one that an earlier
 * version refused for its distance to the number. Answers that are kept for senders who ask again
 * lose the refused rows, of every municipality: a request may bring several. The answers stay, for
 * else what was sent would be taken once more and the figure come back. Blocking, on a virtual
 * thread; one use.
 */
final class SecretRows {

  private static final String GONE = "(dold: återkallad av sekretesskäl)";

  private static final String HIDE =
      """
      update quarantine set raw = $4, heading = null,
        problem = case when problem ~ $2 then $4 else problem end,
        expected = case when expected ~ $2 then $4 else expected end
      where (municipality = $1 or municipality is null)
        and (((raw ~ $2 or problem ~ $2 or expected ~ $2)
            and (raw ~ $3 or coalesce(heading, '') ~ $3))
          or (problem ~ $2 and problem like '% in the period before'))
      """;

  /** Whoever sent a row with a key is not told again why it was refused, only that it was. */
  private static final String FORGET =
      """
      update idempotency set answer = (answer::jsonb || '{"rejected":[]}')::text
      where answer ~ '^\\s*\\{' and answer ~ '"rejected"\\s*:\\s*\\[\\s*\\{'
      """;

  private final SqlConnection connection;
  private final String municipality;

  SecretRows(SqlConnection connection, String municipality) {
    this.connection = connection;
    this.municipality = municipality;
  }

  void hide(Map<Batch.Cell, SortedSet<Double>> values) {
    connection.query(FORGET).execute().await();
    values.forEach(
        (cell, of) -> {
          String about =
              literal(cell.series().kpi())
                  + "|"
                  + literal(cell.period().text())
                  + "|"
                  + literal(cell.period().start().toString().substring(0, 10));
          for (Double value : of) {
            connection
                .preparedQuery(HIDE)
                .execute(Tuple.of(municipality, number(value), about, GONE))
                .await();
          }
        });
  }

  /** The number as somebody may have written it, with a point or a comma, and with zeros behind. */
  static String number(double value) {
    String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String decimals = point < 0 ? "([.,]0+)?" : "[.,]" + plain.substring(point + 1) + "0*";
    return "(?<![0-9.,])" + whole + decimals + "(?![0-9])";
  }

  private static String literal(String text) {
    return Pattern.compile("([^A-Za-z0-9])").matcher(text).replaceAll("\\\\$1");
  }
}
