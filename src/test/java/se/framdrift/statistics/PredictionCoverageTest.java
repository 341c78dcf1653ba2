package se.framdrift.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often what comes lies in the interval that was foretold. Every case has its own fixed seed
 * and runs so many series that luck moves a share by less than one point.
 */
@Tag("simulation")
class PredictionCoverageTest {

  private static final double LEVEL = 0.8;

  @ParameterizedTest(name = "{0}, {1} points, {2} seasons")
  @CsvSource({
    "white, 8, 1",
    "white, 10, 1",
    "white, 12, 1",
    "white, 15, 1",
    "white, 20, 1",
    "white, 30, 1",
    "ar-0.3, 8, 1",
    "ar-0.3, 12, 1",
    "ar-0.3, 20, 1",
    "ar-0.3, 30, 1",
    "ar-0.5, 8, 1",
    "ar-0.5, 10, 1",
    "ar-0.5, 12, 1",
    "ar-0.5, 15, 1",
    "ar-0.5, 20, 1",
    "ar-0.5, 30, 1",
    "heavy, 8, 1",
    "heavy, 10, 1",
    "heavy, 12, 1",
    "heavy, 15, 1",
    "heavy, 20, 1",
    "heavy, 30, 1",
    "white, 12, 4",
    "ar-0.5, 12, 4",
    "heavy, 20, 4",
    "ar-0.5, 20, 4",
    "white, 36, 12",
    "ar-0.5, 36, 12",
    "heavy, 36, 12",
    "ar-0.5, 60, 12"
  })
  void eightyPercentMeansEightyPercent(String process, int length, int seasons) {
    Coverage coverage = Coverage.of(process, length, seasons, 0, series(length, seasons));
    assertThat(Math.round(100 * coverage.share())).isBetween(75L, 85L);
    assertThat(coverage.refused()).isLessThan(0.2);
  }

  private static int series(int length, int seasons) {
    return (length <= 15 ? 24_000 : 12_000) / length;
  }

  record Coverage(double share, double refused) {
    static Coverage of(String process, int length, int seasons, double missing, int series) {
      Random random = new Random(31L * length + seasons);
      int inside = 0;
      int all = 0;
      int refused = 0;
      for (int i = 0; i < series; i++) {
        int ahead = (length - 2) / 3;
        double[] noise = Processes.noise(process, length + ahead, random);
        double[] season = random.doubles(seasons, -5, 5).toArray();
        double slope = random.nextDouble() - 0.5;
        List<Point> points = new ArrayList<>();
        for (int step = 0; step < length; step++) {
          if (step == 0 || step == length - 1 || random.nextDouble() >= missing) {
            points.add(new Point(step, noise[step] + slope * step + season[step % seasons]));
          }
        }
        switch (Prediction.of(points, seasons, LEVEL)) {
          case Prediction.None _ -> refused++;
          case Prediction.Made made -> {
            for (Prediction.Step step : made.steps()) {
              double came =
                  noise[step.step()] + slope * step.step() + season[step.step() % seasons];
              inside += step.interval().contains(came) ? 1 : 0;
              all++;
            }
          }
        }
      }
      return new Coverage(inside / (double) all, refused / (double) series);
    }
  }
}
