package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes with rows and what becomes of them: how much of it is kept, and how it adds up. */
class RowsTest {

  @Test
  void ofTextAreCutOutOfTheirBytesInTheirCharset() {
    byte[] bytes = "före;år;efter".getBytes(StandardCharsets.ISO_8859_1);
    RawText text = new RawText(bytes, 5, 7, StandardCharsets.ISO_8859_1);
    assertThat(text).hasToString("år");
    assertThat(text.toString()).isSameAs(text.toString());
    assertThat(new RawText(bytes, 0, bytes.length, StandardCharsets.ISO_8859_1))
        .hasToString("före;år;efter");
    assertThat(new RawText(bytes, 3, 3, StandardCharsets.ISO_8859_1)).hasToString("");
    assertThat(RawText.of("år")).hasToString("år");
  }

  @ParameterizedTest
  @CsvSource({"-1, 2", "2, 1", "0, 4"})
  void ofTextLieWithinTheirBytes(int from, int to) {
    assertThatThrownBy(() -> new RawText(new byte[3], from, to, StandardCharsets.UTF_8))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("%d to %d of 3", from, to);
  }

  @Test
  void areKeptUpToABoundWhenTheyAreRefused() {
    String longest = "å".repeat(Rejection.MAX_RAW);
    assertThat(RawText.of(longest + "x")).hasToString(longest);
    assertThat(RawText.of("\uD83D\uDE00".repeat(Rejection.MAX_RAW)).toString())
        .hasSize(Rejection.MAX_RAW);
    assertThat(new Rejection(1, "value", "no", "yes", longest + "x").raw()).isEqualTo(longest);
    assertThat(new Rejection(1, "value", "no", "yes", longest).raw()).isEqualTo(longest);
  }

  @Test
  void sayWhereTheyComeFromUpToABound() {
    String source = "s".repeat(Delivery.MAX_SOURCE);
    String heading = "h".repeat(Delivery.MAX_HEADING);
    Delivery longest = new Delivery("files", null, "files", source + "x", "csv", heading);
    assertThat(longest.source()).isEqualTo(source);
    assertThat(longest.heading()).isEqualTo(heading);
    assertThat(longest.withHeading(heading + "x").heading()).isNull();
    assertThat(new Delivery("files", null, "files", source, "csv", null).source())
        .isEqualTo(source);
  }

  @Test
  void canBeToldOfAMunicipalityAndInOtherWords() {
    assertThat(Delivery.ofFeed("push"))
        .isEqualTo(new Delivery("push", null, "push", "", "json", null));
    assertThat(Delivery.ofFeed("push").of("1281").withOrigin("Ekonomi").withHeading("a;b"))
        .isEqualTo(new Delivery("push", "1281", "Ekonomi", "", "json", "a;b"));
  }

  @Test
  void thatWereTriedAgainAddUpAndGoOnWhereTheLastEnded() {
    assertThat(new Replayed(1, 2, 3, 4, 5, 9L).plus(new Replayed(10, 20, 30, 40, 50, 7L)))
        .isEqualTo(new Replayed(11, 22, 33, 44, 55, 7L));
    assertThat(Replayed.NOTHING.plus(Replayed.NOTHING)).isEqualTo(Replayed.NOTHING);
  }

  @Test
  void ofTheQuarantineAreNamedUpToABound() {
    assertThat(QuarantineFilter.ALL.isAll()).isTrue();
    List<Long> most = Collections.nCopies(QuarantineFilter.MAX_IDS, 1L);
    assertThat(new QuarantineFilter(null, null, null, null, null, most).isAll()).isFalse();
    List<Long> more = Collections.nCopies(QuarantineFilter.MAX_IDS + 1, 1L);
    assertThatThrownBy(() -> new QuarantineFilter(null, null, null, null, null, more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("more than 1000 ids");
  }

  @Test
  void thatStayOutsideAreRefusedWithoutWhatWasSent() {
    assertThat(new Outside.Refused("answer", "unknown", "yes or no").rejection(3))
        .isEqualTo(new Rejection(3, "answer", "unknown", "yes or no", ""));
  }

  @Test
  void cameInARunThatEndedSomehow() {
    for (FeedRun.Outcome outcome : FeedRun.Outcome.values()) {
      assertThat(FeedRun.Outcome.parse(outcome.code())).isEqualTo(outcome);
    }
    assertThat(FeedRun.Outcome.CUT.code()).isEqualTo("cut");
    assertThatThrownBy(() -> FeedRun.Outcome.parse("CUT")).hasMessage("not an outcome: CUT");
    String longest = "p".repeat(FeedRun.MAX_PROBLEM);
    assertThat(failed(longest).problem()).isEqualTo(longest);
    assertThat(failed(longest + "x").problem()).isEqualTo(longest);
  }

  private static FeedRun failed(String problem) {
    return new FeedRun(
        "1281",
        "kolada",
        Instant.EPOCH,
        Instant.EPOCH,
        FeedRun.Outcome.FAILED,
        0,
        0,
        0,
        0,
        problem);
  }

  @ParameterizedTest
  @CsvSource({"9, 10, 90, true", "89, 100, 90, false", "90, 100, 90, true", "0, 5, 0, true"})
  void coverEnoughWhenTheShareOfThemIsAtLeastThat(
      long present, long expected, int percent, boolean enough) {
    assertThat(new Coverage(present, expected).isAtLeast(percent)).isEqualTo(enough);
  }

  @Test
  void coverNoPartOfNothing() {
    assertThat(new Coverage(0, 1).present()).isZero();
    assertThatThrownBy(() -> new Coverage(-1, 1)).hasMessage("no coverage: -1 of 1");
    assertThatThrownBy(() -> new Coverage(0, 0)).hasMessage("no coverage: 0 of 0");
  }

  @Test
  void makeAValueOrAReasonWhyThereIsNone() {
    Period year = Period.ofYear(2025);
    Reason why = Reason.of("no-data", "saknas", "missing");
    assertThat(why.text()).isEqualTo(new LocalizedText("saknas", "missing"));
    assertThat(why.params()).isEmpty();
    assertThatThrownBy(() -> new IndicatorValue(year, null, null, null, null, "A", null))
        .hasMessage("exactly one of value and missing");
    assertThatThrownBy(() -> new IndicatorValue(year, 1.0, why, null, null, "A", null))
        .hasMessage("exactly one of value and missing");
  }

  @Test
  void inMemoryAreOnePageAndThenNone() {
    Pages<String> pages = Pages.of(List.of("a", "b"));
    assertThat(pages.next().toCompletableFuture()).isCompletedWithValue(List.of("a", "b"));
    assertThat(pages.next().toCompletableFuture()).isCompletedWithValue(List.of());
    assertThat(pages.next().toCompletableFuture()).isCompletedWithValue(List.of());
  }

  @Test
  void areToldUpToTheEndOfACommit() {
    SortedMap<SeriesId, java.util.SortedSet<String>> rests = new TreeMap<>();
    rests.put(SeriesId.of("1281", "N1"), new TreeSet<>(List.of("park")));
    Happenings page = new Happenings(List.of(), Happenings.Cursor.after(4), rests);
    assertThat(page.next()).isEqualTo(new Happenings.Cursor(4, Integer.MAX_VALUE));
  }
}
