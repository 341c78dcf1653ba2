package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.store.LedgerFixture.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.FeedProgress;
import se.framdrift.model.FeedRows;
import se.framdrift.model.FeedStanding;
import se.framdrift.testing.PostgresExtension;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedStandingsIT {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final FeedStandings standings;

  FeedStandingsIT(DatabaseAddress address) {
    database = LedgerFixture.open(vertx, address);
    standings = new FeedStandings(database);
  }

  @AfterAll
  void close() {
    get(database.close());
    get(vertx.close());
  }

  private FeedStanding stored(String feed) {
    return get(standings.all()).stream()
        .filter(each -> each.feed().equals(feed))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void keepsEverythingThatIsKnownOfAFeed() {
    FeedStanding all =
        FeedStanding.begun("1441", "whole", AT)
            .plus(FeedStanding.delivered("1441", "whole", AT, new FeedRows(3, 2, 1)))
            .plus(
                FeedStanding.delivered("1441", "whole", AT.plusSeconds(90), new FeedRows(1, 0, 0)))
            .plus(FeedStanding.attempted("1441", "whole", AT.plusSeconds(91), "gone\u0000away"))
            .plus(
                FeedStanding.running(
                    "1441", "whole", new FeedProgress(5, 9, "pages", AT, AT.plusSeconds(100))));

    get(standings.add(List.of(all)));

    FeedStanding read = stored("whole");
    assertThat(read.problem()).isEqualTo("gone\uFFFDaway");
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("problem", "succeeded")
        .isEqualTo(all);
  }

  @Test
  void whatManyNodesAddAtOnceIsAddedUp() {
    List<Future<Void>> adding = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Instant at = AT.plusSeconds(i);
      adding.add(
          standings.add(
              List.of(
                  FeedStanding.delivered("1441", "b", at, new FeedRows(2, 1, 1)),
                  FeedStanding.delivered("0586", "a", at, new FeedRows(1, 0, 0)))));
    }
    get(Future.all(adding));

    assertThat(stored("b").rows()).isEqualTo(new FeedRows(80, 40, 40));
    assertThat(stored("b").lastNews()).isEqualTo(AT.plusSeconds(39));
    assertThat(stored("b").since()).isEqualTo(AT);
    assertThat(stored("a").rows()).isEqualTo(new FeedRows(40, 0, 0));
  }

  @Test
  void nothingToAddIsNoWork() {
    get(standings.add(List.of()));

    assertThat(get(standings.all())).noneMatch(each -> each.feed().isEmpty());
  }
}
