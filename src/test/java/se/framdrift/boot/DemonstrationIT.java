package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.feeds.running.AllowedHosts;
import se.framdrift.feeds.running.FetchRules;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedActivity.Phase;
import se.framdrift.store.Database;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.PostgresExtension;
import se.framdrift.testing.Wait;

@ExtendWith(PostgresExtension.class)
class DemonstrationIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Vertx vertx = Vertx.vertx();

  @Test
  void ofTwoNodesOneSimulates(DatabaseAddress address) throws Exception {
    Database database = Database.open(vertx, address).await();
    Street street =
        Street.of(database, Street.Audience.none(), new StreetMeters(new SimpleMeterRegistry()));
    street.follow(exempelby());
    try {
      Feeds one = start(database, street);
      Wait.until(PATIENCE, () -> "it simulates", () -> phase(one) == Phase.CONNECTED);
      Feeds two = start(database, street);
      Wait.until(PATIENCE, () -> "it waits", () -> phase(two) == Phase.ELSEWHERE);
      Wait.until(
          PATIENCE, () -> "figures come", () -> street.ledger().position("9999").await() > 3);

      assertThat(phase(one)).isEqualTo(Phase.CONNECTED);
      two.close().await();
      one.close().await();
      assertThat(one.activities()).isEmpty();
    } finally {
      street.pipeline().close();
      database.close().await();
      vertx.close().await();
    }
  }

  private static Phase phase(Feeds feeds) {
    return feeds.activities().stream()
        .map(FeedActivity::phase)
        .findFirst()
        .orElse(Phase.DISCONNECTED);
  }

  private Feeds start(Database database, Street street) {
    return Feeds.start(
        vertx,
        new AllowedHosts(Set.of()),
        FetchRules.standard("test"),
        new FeedKinds(
            List.of(
                new Demonstration(Path.of("seeds/exempelby/simulation.yaml"), street.pipeline()))),
        database,
        street.pipeline(),
        FeedNews.none());
  }

  private static LoadedCatalogs exempelby() {
    return new LoadedCatalogs(
        CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, new CelFormulas())
            .catalogs()
            .stream()
            .filter(each -> each.catalog().municipality().simulated())
            .toList(),
        List.of());
  }
}
