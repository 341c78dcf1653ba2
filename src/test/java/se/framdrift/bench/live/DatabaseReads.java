package se.framdrift.bench.live;

/**
 * What a database has done, from {@code pg_stat_database}, which lags by a second or so.
 *
 * @param transactions ended
 * @param rows read by scans and by indexes
 */
record DatabaseReads(long transactions, long rows) {

  DatabaseReads since(DatabaseReads earlier) {
    return new DatabaseReads(transactions - earlier.transactions, rows - earlier.rows);
  }
}
