package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.store.LedgerFixture.get;
import static se.framdrift.store.LedgerFixture.observed;

import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.Change;
import se.framdrift.model.Observation;
import se.framdrift.model.Outcome;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;
import se.framdrift.testing.PostgresExtension;

/** A database of a program that wrote figures as rows, and commits as JSON. */
@ExtendWith(PostgresExtension.class)
class OldLedgerIT {

  private static final SeriesId SERIES = SeriesId.of("0001", "N1");

  @Test
  void isReadAndGoesOn(DatabaseAddress address) throws SQLException {
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.user(), address.password())
        .locations("classpath:db/migration")
        .target("4")
        .load()
        .migrate();
    Observation first = Observation.of(Period.ofYear(2023), 1);
    Observation revised = Observation.of(Period.ofYear(2023), 2);
    write(address, 1, new Change(SERIES, first.period(), null, first));
    write(address, 2, new Change(SERIES, first.period(), first, revised));

    Vertx vertx = Vertx.vertx();
    Database database = LedgerFixture.open(vertx, address);
    Ledger ledger = new Ledger(database);

    assertThat(
            get(ledger.commit(
                    "0001",
                    "test",
                    List.of(observed("0001", "N1", 2023, 2), observed("0001", "N1", 2022, 7))))
                .outcomes())
        .containsExactly(Outcome.UNCHANGED, Outcome.ACCEPTED);
    assertThat(get(new Observations(database).revisions(SERIES, 10, 0)))
        .extracting(StoredObservation::position, StoredObservation::replacedAt)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3L, null),
            org.assertj.core.groups.Tuple.tuple(2L, null),
            org.assertj.core.groups.Tuple.tuple(1L, 2L));
    get(database.close());
    get(vertx.close());
  }

  private static void write(DatabaseAddress address, long position, Change change)
      throws SQLException {
    byte[] packed =
        CommitCodec.versionOne(new CommitFacts(List.of(change), List.of(), List.of(), null, null));
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        var municipality =
            connection.prepareStatement(
                "insert into municipality (code, position, committed_at) values ('0001', ?, now())"
                    + " on conflict (code) do update set position = excluded.position");
        var commit =
            connection.prepareStatement(
                "insert into commit (municipality, position, at, origin, facts)"
                    + " values ('0001', ?, clock_timestamp(), 'old', ?)")) {
      municipality.setLong(1, position);
      municipality.execute();
      commit.setLong(1, position);
      commit.setBytes(2, packed);
      commit.execute();
    }
  }
}
