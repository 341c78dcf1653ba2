package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.PostgresExtension;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;
import se.framdrift.testing.Wait;

/**
 * A node is killed in the middle of taking figures back as confidential. Each of them is then
 * either gone from everywhere or untouched; those that were acknowledged are gone.
 */
@ExtendWith(PostgresExtension.class)
class KilledWithdrawalIT {

  private static final String SERIES = "1441:N00901";
  private static final int ROUNDS = 3;

  /** Long before the bundled figures begin. */
  private static final int FIRST_YEAR = 1801;

  private static final int YEARS = 180;

  /** The value of a year names the year, and no other figure looks like it. */
  private static final Pattern VALUE = Pattern.compile("(?<![0-9])30[.,](1[89][0-9]{2})7(?![0-9])");

  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
  private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

  @Test
  void aFigureIsWithdrawnWholeOrNotAtAll(DatabaseAddress address) throws Exception {
    Random random = new Random(Long.getLong("framdrift.kill.seed", 7));
    Program program = StoredTexts.programOn(address);
    RunningServer server = program.start();
    try {
      HttpResponse<String> posted = server.post("/api/v1/observations", Figures.body(rows()));
      assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
      for (int round = 1; round <= ROUNDS; round++) {
        killAmidst(server, random.nextInt(50, 400));
        Set<Integer> told = yearsIn(StoredTexts.commits(address));
        told.addAll(yearsIn(StoredTexts.columns(address, "%30_1%")));

        server = program.start();

        assertThat(shown(server)).as("shown and stored, round " + round).isEqualTo(told);
        assertThat(told).doesNotContainAnyElementsOf(acknowledged);
        assertThat(told).containsAll(notAsked());
        assertThat(yearsIn(past(server))).as("of every moment").isEqualTo(told);
      }
      assertThat(acknowledged).isNotEmpty();
    } finally {
      server.close();
    }
  }

  private static List<Figures.Row> rows() {
    return IntStream.range(FIRST_YEAR, FIRST_YEAR + YEARS)
        .mapToObj(year -> new Figures.Row(SERIES, year, Double.parseDouble("30." + year + "7")))
        .toList();
  }

  private Set<Integer> notAsked() {
    Set<Integer> years = new HashSet<>();
    rows().forEach(row -> years.add(row.year()));
    years.removeAll(asked);
    return years;
  }

  /** Takes back one figure after another; kills the server after the first and some time. */
  private void killAmidst(RunningServer server, int millis) throws InterruptedException {
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    int before = acknowledged.size();
    Thread registrar =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    withdrawUntilItBreaks(server);
                  } catch (RuntimeException | AssertionError e) {
                    failures.add(e);
                  }
                });
    Wait.until(
        Duration.ofSeconds(60),
        () -> "an answer; " + failures,
        () -> acknowledged.size() > before || !failures.isEmpty());
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    server.killAlone();
    assertThat(registrar.join(Duration.ofSeconds(60))).isTrue();
    assertThat(failures).isEmpty();
  }

  private void withdrawUntilItBreaks(RunningServer server) {
    for (int year : notAsked()) {
      asked.add(year);
      String body =
          "{\"series\":\"%s\",\"period\":\"%d\",\"reason\":\"confidential\",\"text\":\"röjer en person\",\"by\":\"Registrator\"}"
              .formatted(SERIES, year);
      try {
        HttpResponse<String> answer = server.post("/api/v1/withdrawals", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      } catch (UncheckedIOException e) {
        return; // killed: nothing is known of this one
      }
      acknowledged.add(year);
    }
  }

  private static Set<Integer> shown(RunningServer server) {
    Set<Integer> years = new HashSet<>();
    for (Map.Entry<String, Double> figure : Figures.stored(server, SERIES).entrySet()) {
      years.addAll(yearsIn(List.of(String.valueOf(figure.getValue()))));
    }
    return years;
  }

  /** The series as it was at every position, and what changed. */
  private static List<String> past(RunningServer server) {
    List<String> answers = new ArrayList<>();
    long head =
        new JsonObject(server.get("/api/v1/municipalities/1441").body()).getLong("position");
    for (long position = 1; position <= head; position++) {
      HttpResponse<String> answer =
          server.get("/api/v1/series/" + SERIES + "/observations?limit=1000&asOf=" + position);
      assertThat(answer.statusCode()).isEqualTo(200);
      answers.add(answer.body());
    }
    answers.add(server.get("/api/v1/changes?since=1&limit=1000&municipality=1441").body());
    answers.add(server.get("/api/v1/series/" + SERIES + "/revisions").body());
    return answers;
  }

  private static Set<Integer> yearsIn(List<String> texts) {
    Set<Integer> years = new HashSet<>();
    for (String text : texts) {
      Matcher value = VALUE.matcher(text);
      while (value.find()) {
        years.add(Integer.parseInt(value.group(1)));
      }
    }
    return years;
  }
}
