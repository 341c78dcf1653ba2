package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideKeyTest {

  @TempDir private Path folder;

  private static String hash(OutsideKey key) {
    return HexFormat.of().formatHex(key.hash("9999 survey", "r-1"));
  }

  @Test
  void isMadeOnceAndKeptWhereNobodyElseReads() throws IOException {
    OutsideKey first = OutsideKey.open(folder.resolve("data"), null);
    OutsideKey again = OutsideKey.open(folder.resolve("data"), null);

    assertThat(hash(again)).isEqualTo(hash(first));
    Path file = folder.resolve("data/outside.key");
    assertThat(Files.readString(file).strip()).matches("[0-9a-f]{64}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("data")).isDirectoryContaining(each -> each.equals(file));
    assertThat(hash(OutsideKey.open(folder.resolve("other"), null))).isNotEqualTo(hash(first));
  }

  @Test
  void isTheSameForAllWhoStartAtOnce() throws InterruptedException {
    Set<String> hashes = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      hashes.add(hash(OutsideKey.open(folder, null)));
                    } catch (IOException e) {
                      hashes.add(e.toString());
                    }
                  }));
    }
    for (Thread each : threads) {
      each.join();
    }

    assertThat(hashes).hasSize(1).allMatch(each -> each.matches("[0-9a-f]{64}"));
  }

  @Test
  void hashesTheSameIdDifferentlyInAnotherFeed() {
    OutsideKey key = OutsideKey.of("a key for the tests only");

    assertThat(key.hash("9999 survey", "r-1")).isNotEqualTo(key.hash("9999 cases", "r-1"));
    assertThatThrownBy(() -> OutsideKey.of("short")).isInstanceOf(IllegalArgumentException.class);
  }
}
