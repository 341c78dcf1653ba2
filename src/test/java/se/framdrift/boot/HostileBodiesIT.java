package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import se.framdrift.testing.Mutations;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;

/**
 * Spoilt bodies at every door for figures: each gets an answer, none is a bug's, and no event loop
 * is held up by ours for a second, though others may have the processor too. {@code
 * -Dframdrift.fuzz.seconds=600} does it for longer.
 */
class HostileBodiesIT {

  private static final long SECONDS = Long.getLong("framdrift.fuzz.seconds", 15);

  /** Are sent on a slow machine too, however long that takes. */
  private static final int FEWEST = 50;

  private static final long SEED = Long.getLong("framdrift.fuzz.seed", 20_261_122);

  /** A warning of the checker of blocked threads whose stack goes through a decoder of ours. */
  private static final Pattern HELD_UP =
      Pattern.compile(
          "has been blocked for[^\n]*\n(?:[^\n]*\n)?(?:\tat [^\n]*\n)*\tat se\\.framdrift\\.feeds");

  /** A body as it should be, and where it goes. */
  private record Door(String path, String type, byte[] body) {}

  @Test
  void everySpoiltBodyIsAnsweredAndNoEventLoopIsHeldUp() throws Exception {
    List<Door> doors =
        List.of(
            door("/api/v1/observations", "application/json", json()),
            door("/api/v1/observations", "application/x-ndjson", lines()),
            door("/api/v1/observations", "text/csv", csv()),
            door("/api/v2/write?bucket=exempelby&precision=s", "text/plain", points()),
            door("/write?db=exempelby&precision=ms", "text/plain", points()));
    Random random = new Random(SEED);
    Mutations mutations = new Mutations(SEED);
    List<String> bugs = new ArrayList<>();
    int sent = 0;
    try (RunningServer server =
            Program.fresh().with("FRAMDRIFT_LOOP_LIMIT_MS", "1000").start("--demo");
        HttpClient client = HttpClient.newHttpClient()) {
      long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
      while (System.nanoTime() < end || sent <= FEWEST) {
        Door door = doors.get(random.nextInt(doors.size()));
        byte[] body = mutations.of(door.body());
        boolean packed = random.nextInt(4) == 0;
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create(server.operatorAddress() + door.path()))
                .header("Authorization", "Bearer " + Program.TOKEN)
                .header("Content-Type", door.type())
                .timeout(Duration.ofMinutes(2));
        if (packed) {
          request.header("Content-Encoding", "gzip");
          body = random.nextBoolean() ? packed(body) : mutations.of(packed(body));
        }
        request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
        HttpResponse<String> answer =
            client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        sent++;
        if (answer.statusCode() == 500) {
          bugs.add(
              door.path() + " " + door.type() + ": " + new String(body, StandardCharsets.UTF_8));
        }
      }
      assertThat(bugs).as("answered with 500, of %d sent", sent).isEmpty();
      assertThat(sent).isGreaterThan(FEWEST);
      assertThat(HELD_UP.matcher(server.said()).find()).as(server.said()).isFalse();
      assertThat(server.operatorGet("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  private static Door door(String path, String type, String body) {
    return new Door(path, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String json() {
    return "{\"observations\":[" + String.join(",", rows(40)) + "]}";
  }

  private static String lines() {
    return String.join("\n", rows(400)) + "\n";
  }

  private static List<String> rows(int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          "{\"series\":\"9999:pm25:site=storgatan\",\"period\":\"2019-01-%02dT%02d:00+01:00/PT1H\",\"value\":%d.5,\"flag\":\"A\"}"
              .formatted(1 + i / 24 % 28, i % 24, i % 50));
    }
    return rows;
  }

  private static String csv() {
    StringBuilder csv = new StringBuilder("series;period;value;flag\r\n");
    for (int i = 1; i <= 28; i++) {
      csv.append(
          "9999:energy-by-building:site=torgskolan;2019-02-%02d;\"1 234,5\";A\r\n".formatted(i));
    }
    return csv.toString();
  }

  private static String points() {
    StringBuilder points = new StringBuilder("# comment\n");
    for (int i = 0; i < 100; i++) {
      points.append(
          "air,station=storgatan pm25=%d.25,note=\"å, \\\"b\\\"\" %d\n"
              .formatted(i % 40, 1_546_300_800 + 3_600L * i));
    }
    return points.toString();
  }

  private static byte[] packed(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }
}
