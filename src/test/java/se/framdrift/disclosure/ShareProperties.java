package se.framdrift.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.statistics.WeightedShare;
import se.framdrift.testing.Seeds;

class ShareProperties {

  /** Quantile 0.975 of the normal distribution, as tables have it. */
  private static final double Z = 1.959963984540054;

  /** The same of Student's distribution with 149 degrees of freedom. */
  private static final double STUDENT_149 = 1.976013177689192;

  private static final Set<String> YES = Set.of("yes");
  private static final Map<String, Long> NONE = Collections.emptySortedMap();

  private static Contribution answer(String stratum, long micros, boolean yes) {
    return new Contribution(
        "f", new Leaf(new TreeMap<>(), stratum), micros, yes ? "yes" : "no", null);
  }

  private static List<Contribution> answers(String stratum, int n, int yes) {
    List<Contribution> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      all.add(answer(stratum, Contribution.ONE, i < yes));
    }
    return all;
  }

  /** Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "263, 81, 0.2553, 0.3662",
    "148, 15, 0.0624, 0.1605",
    "20, 0, 0.0000, 0.1611",
    "29, 1, 0.0061, 0.1718"
  })
  void isWilsonWithoutWeights(int n, int yes, double lower, double upper) {
    Share share = Share.of(answers("", n, yes), _ -> true, NONE, YES);
    double p = (double) yes / n;

    assertThat(share.percent()).isCloseTo(100 * p, within(1e-9));
    assertThat(share.margin()).isCloseTo(100 * Math.max(upper - p, p - lower), within(1e-2));
  }

  @Test
  void hasNoMarginWhereEverybodyWasAsked() {
    Share share = Share.of(answers("all", 40, 30), _ -> true, Map.of("all", 40L), YES);

    assertThat(share.percent()).isEqualTo(75);
    assertThat(share.margin()).isZero();
  }

  @Test
  void isNeverCertainBecauseAllOfASampleSaidTheSame() {
    assertThat(Share.of(answers("", 30, 30), _ -> true, NONE, YES).margin()).isGreaterThan(8);
    List<Contribution> split = new ArrayList<>(answers("a", 10, 10));
    split.addAll(answers("b", 10, 0));
    assertThat(Share.of(split, _ -> true, Map.of("a", 1_000L, "b", 1_000L), YES).margin())
        .isGreaterThan(10);
  }

  static LongStream seeds() {
    return Seeds.upTo(100);
  }

  /** Cochran 1977, (5.52) and (5.53), written down as they stand there. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isCochransStratifiedProportion(long seed) {
    Random random = new Random(seed);
    TreeMap<String, Long> populations = new TreeMap<>();
    List<Contribution> all = new ArrayList<>();
    double population = 0;
    double estimate = 0;
    double variance = 0;
    int strata = 1 + random.nextInt(4);
    int[] n = new int[strata];
    int[] yes = new int[strata];
    long[] size = new long[strata];
    for (int h = 0; h < strata; h++) {
      n[h] = 3 + random.nextInt(40);
      yes[h] = 1 + random.nextInt(n[h] - 1);
      size[h] = n[h] + random.nextInt(500);
      populations.put("s" + h, size[h]);
      all.addAll(answers("s" + h, n[h], yes[h]));
      population += size[h];
    }
    for (int h = 0; h < strata; h++) {
      double share = (double) yes[h] / n[h];
      double weight = size[h] / population;
      estimate += weight * share;
      variance +=
          weight * weight * (1 - (double) n[h] / size[h]) * share * (1 - share) / (n[h] - 1);
    }
    Collections.shuffle(all, random);

    Share share = Share.of(all, _ -> true, populations, YES);

    assertThat(share.percent()).isCloseTo(100 * estimate, within(1e-9));
    if (variance > 0) {
      double effective = estimate * (1 - estimate) / variance;
      assertThat(share.margin()).isCloseTo(100 * bound(estimate, effective), within(1e-9));
    }
  }

  /** Wilson's interval as the roots of (p − q)² = z² q (1 − q) / n, found by halving. */
  private static double bound(double p, double n) {
    return Math.max(root(p, n, 1) - p, p - root(p, n, 0));
  }

  private static double root(double p, double n, double end) {
    double inside = p;
    double outside = end;
    for (int i = 0; i < 200; i++) {
      double q = (inside + outside) / 2;
      boolean within = (p - q) * (p - q) * n <= Z * Z * q * (1 - q);
      inside = within ? q : inside;
      outside = within ? outside : q;
    }
    return inside;
  }

  /** Where nobody stands for more than others do, both say the same. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheWeightedShareOfThePackageOfStatistics(long seed) {
    Random random = new Random(seed);
    int n = 2 + random.nextInt(200);
    int yes = random.nextInt(n + 1);
    Share share = Share.of(answers("", n, yes), _ -> true, NONE, YES);
    WeightedShare other = WeightedShare.of(plain(n, yes), 0);

    assertThat(share.percent()).isCloseTo(100 * other.share(), within(1e-9));
    assertThat(share.margin()).isCloseTo(100 * longer(other), within(1e-9));
  }

  /** With weights and of a population: the same share and, for the whole, the same variance. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hasTheDesignBasedVarianceOfThePackageOfStatistics(long seed) {
    Random random = new Random(seed);
    List<Contribution> all = new ArrayList<>();
    List<WeightedShare.Answer> answers = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      long micros = 500_000 + random.nextInt(1_000_000);
      boolean yes = random.nextBoolean();
      all.add(answer("all", micros, yes));
      answers.add(new WeightedShare.Answer(micros / 1e6, yes));
    }
    long population = 150 + random.nextInt(2_000);
    Share share = Share.of(all, _ -> true, Map.of("all", population), YES);
    WeightedShare other = WeightedShare.of(answers, population);
    double error = other.designBased().width() / 2 / STUDENT_149;
    double p = other.share();

    assertThat(share.percent()).isCloseTo(100 * p, within(1e-9));
    if (error > 1e-6) {
      double bound = 100 * bound(p, p * (1 - p) / (error * error));
      assertThat(share.margin()).isCloseTo(bound, within(1e-4));
    }
  }

  private static List<WeightedShare.Answer> plain(int n, int yes) {
    List<WeightedShare.Answer> answers = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      answers.add(new WeightedShare.Answer(1, i < yes));
    }
    return answers;
  }

  private static double longer(WeightedShare share) {
    return Math.max(share.wilson().high() - share.share(), share.share() - share.wilson().low());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void doesNotDependOnTheOrderOrTheScaleOfWeights(long seed) {
    Random random = new Random(seed);
    List<Contribution> all = new ArrayList<>();
    List<Contribution> heavier = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      long micros = 1 + random.nextInt(5_000_000);
      boolean yes = random.nextBoolean();
      all.add(answer("", micros, yes));
      heavier.add(answer("", 3 * micros, yes));
    }
    Share share = Share.of(all, _ -> true, NONE, YES);
    Share tripled = Share.of(heavier, _ -> true, NONE, YES);
    Collections.shuffle(all, random);
    Share shuffled = Share.of(all, _ -> true, NONE, YES);

    assertThat(tripled.percent()).isCloseTo(share.percent(), within(1e-9));
    assertThat(tripled.margin()).isCloseTo(share.margin(), within(1e-9));
    assertThat(shuffled.percent()).isCloseTo(share.percent(), within(1e-9));
    assertThat(shuffled.margin()).isCloseTo(share.margin(), within(1e-9));
  }

  /**
   * Samples are drawn from a known population: the interval covers the truth as often as it says.
   */
  @Test
  void coversTheTruthInNineteenOfTwentySamples() {
    Random random = new Random(20_260_101);
    int covered = 0;
    int inGroup = 0;
    int samples = 2_000;
    TreeMap<String, Long> populations = new TreeMap<>(Map.of("a", 400L, "b", 1_600L));
    List<List<Contribution>> population =
        List.of(people("a", 400, 0.8, random), people("b", 1_600, 0.4, random));
    double truth = share(population, leaf -> true);
    double women = share(population, leaf -> "K".equals(leaf.value("gender")));
    for (int i = 0; i < samples; i++) {
      List<Contribution> sample = new ArrayList<>();
      for (List<Contribution> stratum : population) {
        List<Contribution> shuffled = new ArrayList<>(stratum);
        Collections.shuffle(shuffled, random);
        sample.addAll(shuffled.subList(0, 80));
      }
      Share all = Share.of(sample, _ -> true, populations, YES);
      covered += Math.abs(all.percent() - truth) <= all.margin() ? 1 : 0;
      Share group = Share.of(sample, leaf -> "K".equals(leaf.value("gender")), populations, YES);
      inGroup += Math.abs(group.percent() - women) <= group.margin() ? 1 : 0;
    }

    assertThat(100.0 * covered / samples).as("percent of the samples").isBetween(93.5, 97.5);
    assertThat(100.0 * inGroup / samples).as("percent, for a group").isBetween(93.0, 97.5);
  }

  private static List<Contribution> people(String stratum, int n, double share, Random random) {
    List<Contribution> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Leaf leaf =
          new Leaf(new TreeMap<>(Map.of("gender", random.nextInt(3) == 0 ? "K" : "M")), stratum);
      all.add(Contribution.of("f", leaf, random.nextDouble() < share ? "yes" : "no"));
    }
    return all;
  }

  private static double share(
      List<List<Contribution>> population, java.util.function.Predicate<Leaf> part) {
    return population.stream()
        .flatMap(List::stream)
        .filter(each -> part.test(each.leaf()))
        .mapToDouble(each -> each.said().equals("yes") ? 100 : 0)
        .average()
        .orElseThrow();
  }
}
