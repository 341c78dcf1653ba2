package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;

/**
 * Payloads that were right once, with bytes changed, taken out, doubled and swapped: each is rows
 * or reasons, never an exception. {@code -Dframdrift.fuzz.seconds=600} looks on for that long.
 */
class DecoderProperties {

  private static final List<String> TOPICS =
      List.of("cs/a840", "senml/x", "json/x", "number/x", "ha/x/state", "ha/x/last_changed");

  private static final List<String> PAYLOADS =
      List.of(
          ChirpStackTest.UPLINK,
          """
          [{"bn":"d/","bt":1768464000.5,"bu":"Cel","bv":1e2,"bver":10,"n":"t","v":20.5},
           {"n":"u","t":-60,"v":1},{"n":"s","vs":"x"},{"n":"b","vb":true}]
          """,
          "{\"rows\":[{\"v\":1.5,\"t\":\"2026-01-15T08:00:00Z\"},{\"v\":\"2\",\"t\":7}]}",
          "21.5",
          "unavailable",
          "2026-01-15T08:00:00.123456+00:00",
          "{\"state\":\"21.5\",\"last_changed\":\"2026-01-15T08:00:00+00:00\"}");

  private static final String FEED =
      """
      {"unmapped": "refuse", "maxBytes": 2000, "map": [
        {"topic": "cs/{device}", "payload": "chirpstack", "value": "/object/temperature",
         "series": "1441:temperature:site={deviceName}"},
        {"topic": "senml/#", "payload": "senml", "time": "arrival", "factor": 0.001,
         "series": "1441:moment:site={name}"},
        {"topic": "json/#", "payload": "json", "rows": "/rows", "value": "/v", "time": "/t",
         "series": "1441:pupils:site={/site}", "period": {"form": "seconds"}},
        {"topic": "json/#", "payload": "json", "value": "/rows/0/v", "time": "/rows/0/t",
         "series": "1441:energy"},
        {"topic": "number/#", "payload": "number", "time": "arrival", "series": "1441:energy"},
        {"topic": "ha/{e}/state", "payload": "home-assistant", "time": "last_changed",
         "series": "1441:temperature:site={e}"}]}
      """;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyBytesAreRowsOrReasons(long seed) {
    Random random = new Random(seed);
    Translator translator = Lerum.translator(FEED);
    long end =
        System.nanoTime()
            + Duration.ofSeconds(Long.getLong("framdrift.fuzz.seconds", 0)).toNanos() / 20;
    int tries = 0;
    while (tries++ < 400 || System.nanoTime() < end) {
      String topic = TOPICS.get(random.nextInt(TOPICS.size()));
      byte[] payload = mutated(random);
      Message message = new Message(topic, payload, random.nextBoolean(), Lerum.ARRIVAL);

      Translator.Translation translation = translator.translate(message);

      sound(translation.decoded());
      for (Rejection refused : translation.decoded().undecodable()) {
        sound(translator.again(translation.delivery().heading(), refused.raw()));
      }
    }
  }

  private static void sound(Decoded decoded) {
    List<Integer> numbers = new ArrayList<>();
    for (RawFact row : decoded.rows()) {
      numbers.add(row.row());
      assertThat(row.series()).isNotNull();
      assertThat(row.value()).isNotNull();
      assertThat(String.valueOf(row.raw()).length()).isLessThanOrEqualTo(4 * Rejection.MAX_RAW);
    }
    for (Rejection refused : decoded.undecodable()) {
      numbers.add(refused.row());
      assertThat(refused.problem()).isNotBlank();
      assertThat(refused.expected()).isNotBlank();
      assertThat(refused.raw().length()).isLessThanOrEqualTo(Rejection.MAX_RAW);
    }
    assertThat(numbers).doesNotHaveDuplicates().allMatch(row -> row >= 1 && row <= decoded.size());
  }

  private static byte[] mutated(Random random) {
    byte[] bytes =
        PAYLOADS.get(random.nextInt(PAYLOADS.size())).getBytes(StandardCharsets.UTF_8).clone();
    for (int changes = random.nextInt(6); changes > 0 && bytes.length > 0; changes--) {
      int at = random.nextInt(bytes.length);
      int to = at + random.nextInt(bytes.length - at);
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> with(bytes, at, (byte) random.nextInt(256));
            case 1 -> with(bytes, at, (byte) "[]{}\",:0eE-.\\\0".charAt(random.nextInt(14)));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 4 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            default ->
                joined(bytes, "[".repeat(random.nextInt(900)).getBytes(StandardCharsets.UTF_8));
          };
    }
    return bytes;
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  private static byte[] joined(byte[] before, byte[] after) {
    byte[] all = Arrays.copyOf(before, before.length + after.length);
    System.arraycopy(after, 0, all, before.length, after.length);
    return all;
  }
}
