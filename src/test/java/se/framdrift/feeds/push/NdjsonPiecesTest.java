package se.framdrift.feeds.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed.Piece;
import se.framdrift.model.RawFact;

class NdjsonPiecesTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSameRowsComeHoweverTheBytesArrive(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    int rows = 11_000 + random.nextInt(3_000);
    for (int i = 1; i <= rows; i++) {
      text.append("{\"series\":\"9999:X\",\"period\":\"2025\",\"value\":").append(i).append("}");
      text.append(i == rows ? "" : random.nextInt(10) == 0 ? "\r\n" : "\n");
    }

    List<Piece> pieces = pieces(text.toString(), random);

    assertThat(pieces).hasSizeBetween(3, 6).allMatch(each -> each.decoded().size() <= 5_000);
    List<RawFact> read =
        pieces.stream().map(Piece::decoded).flatMap(decoded -> decoded.rows().stream()).toList();
    assertThat(read).hasSize(rows);
    for (int i = 0; i < rows; i++) {
      assertThat(read.get(i).row()).isEqualTo(i + 1);
      assertThat(read.get(i).value()).isEqualTo(Integer.toString(i + 1));
    }
  }

  @Test
  void aLineThatNeverEndsIsRefusedWithoutBeingHeldWhole() throws IOException {
    String endless = "{\"series\":\"" + "x".repeat(9_000_000);

    List<Piece> pieces = pieces(endless + "\n{\"series\":\"9999:X\"}\n", new Random(1));

    List<Decoded> decoded = pieces.stream().map(Piece::decoded).toList();
    assertThat(decoded.stream().mapToInt(each -> each.undecodable().size()).sum()).isPositive();
    assertThat(decoded.getLast().rows())
        .singleElement()
        .extracting(RawFact::series)
        .isEqualTo("9999:X");
  }

  @Test
  void nothingIsNothing() throws IOException {
    assertThat(pieces("", new Random(1))).isEmpty();
    assertThat(pieces("\n\n", new Random(1))).isEmpty();
  }

  private static List<Piece> pieces(String text, Random random) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    InputStream whole = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    InputStream dripping =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return whole.read();
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return whole.read(bytes, from, Math.min(length, 1 + random.nextInt(100_000)));
          }
        };
    NdjsonPieces.read(dripping, pieces::add);
    return pieces;
  }
}
