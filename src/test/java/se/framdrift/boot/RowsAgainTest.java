package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.lineprotocol.LineProtocolFeed;
import se.framdrift.feeds.lineprotocol.MappedLines;
import se.framdrift.feeds.lineprotocol.Precision;
import se.framdrift.feeds.running.Declared;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.Rejection;

class RowsAgainTest {

  private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

  private static final FeedDeclaration LINES =
      se.framdrift.feeds.Declared.in("0001")
          .kpi("energy", "kWh", "PT1H")
          .feed("line-protocol", "{'map':[{'measurement':'m','series':'0001:energy'}]}");

  private final RowsAgain rows = new RowsAgain((_, _) -> lines());

  @Test
  void readsAWholeLineWithTheFeedOfToday() {
    Decoded decoded = again("0001", MappedLines.FORMAT, line(""));

    assertThat(decoded.undecodable()).isEmpty();
    assertThat(decoded.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.value()).isEqualTo("1234567"));
  }

  @ParameterizedTest(name = "{0} characters of the number kept")
  @ValueSource(ints = {1, 2, 6, 7})
  void doesNotReadALineThatWasKeptCut(int kept) {
    int before = line("").indexOf("1234567");
    Decoded decoded =
        again("0001", MappedLines.FORMAT, line("x".repeat(Rejection.MAX_RAW - before - kept)));

    assertThat(decoded.rows()).isEmpty();
    assertThat(decoded.undecodable())
        .singleElement()
        .satisfies(why -> assertThat(why.row()).isEqualTo(7))
        .satisfies(why -> assertThat(why.problem()).contains("cut at 4,096 characters"))
        .satisfies(why -> assertThat(why.expected()).contains("source again"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "line-protocol", "air-json", "of-tomorrow"})
  void saysThatARowWasKeptCutWhateverItsFormat(String format) {
    for (@Nullable String municipality : Arrays.asList("0001", null)) {
      assertThat(again(municipality, format, "1".repeat(5_000)).undecodable())
          .singleElement()
          .satisfies(why -> assertThat(why.problem()).contains("cut at 4,096 characters"));
    }
  }

  private Decoded again(@Nullable String municipality, String format, String raw) {
    return rows.again(
        new QuarantinedRow(
            1,
            "lines",
            municipality,
            AT,
            "address",
            format,
            MappedLines.heading(Precision.S, AT),
            new Rejection(7, "", "refused", "better", raw)));
  }

  /** A line whose number comes behind a text that no mapping asks for. */
  private static String line(String text) {
    return "m note=\"" + text + "\",value=1234567 1763804100";
  }

  private static Optional<Declared> lines() {
    Feed feed = new LineProtocolFeed().open(LINES);
    return Optional.of(new Declared(LINES, feed));
  }
}
