package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.model.FeedRows;
import se.framdrift.model.FeedStanding;

class FeedBookTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final FeedBook.Key KEY = new FeedBook.Key("1441", "lerum-push");

  private final List<FeedStanding> written = new ArrayList<>();
  private Future<Void> answer = Future.succeededFuture();
  private Future<List<FeedStanding>> others = Future.succeededFuture(List.of());
  private final FeedBook book =
      new FeedBook(
          () -> others,
          news -> {
            written.addAll(news);
            return answer;
          });

  private void take(int rows, int second) {
    book.add(
        FeedStanding.delivered(
            "1441", "lerum-push", AT.plusSeconds(second), new FeedRows(rows, 0, 0)));
  }

  private long taken() {
    return book.standing(KEY).orElseThrow().rows().taken();
  }

  @Test
  void writesWhatWasSeenSinceTheLastTimeAsOne() {
    take(1, 0);
    take(2, 1);
    take(4, 2);
    others =
        Future.succeededFuture(
            List.of(FeedStanding.delivered("1441", "lerum-push", AT, new FeedRows(107, 0, 0))));
    assertThat(taken()).isEqualTo(7);

    assertThat(book.exchange().succeeded()).isTrue();

    assertThat(written).singleElement();
    assertThat(written.getFirst().rows().taken()).isEqualTo(7);
    assertThat(taken()).as("what all nodes have written").isEqualTo(107);
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenLater() {
    take(1, 0);
    answer = Future.failedFuture("away");
    assertThat(book.exchange().failed()).isTrue();
    take(2, 1);
    assertThat(taken()).isEqualTo(3);

    written.clear();
    answer = Future.succeededFuture();
    book.exchange();

    assertThat(written).singleElement();
    assertThat(written.getFirst().rows().taken()).isEqualTo(3);
  }

  @Test
  void nothingIsLostOrCountedTwiceWhileItIsBeingWritten() {
    Promise<Void> writing = Promise.promise();
    answer = writing.future();
    take(1, 0);
    Future<Void> first = book.exchange();
    take(2, 1);

    assertThat(book.exchange()).as("one at a time").isSameAs(first);
    assertThat(taken()).isEqualTo(3);

    others =
        Future.succeededFuture(
            List.of(FeedStanding.delivered("1441", "lerum-push", AT, new FeedRows(1, 0, 0))));
    writing.complete();
    assertThat(taken()).isEqualTo(3);
  }

  @Test
  void whatWasWrittenAndCouldNotBeReadBackStillCounts() {
    take(5, 0);
    others = Future.failedFuture("away");
    assertThat(book.exchange().failed()).isTrue();
    assertThat(taken()).isEqualTo(5);

    written.clear();
    book.exchange();
    assertThat(written).isEmpty();
  }
}
