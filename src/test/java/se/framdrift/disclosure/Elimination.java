package se.framdrift.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gauss' elimination over fractions, the slow and plain way: what an attacker with a computer
 * algebra program does. Shares nothing with the audit.
 */
public final class Elimination {

  /** A fraction in lowest terms. */
  public record Fraction(BigInteger over, BigInteger under) {

    public static Fraction of(long over, long under) {
      return reduced(BigInteger.valueOf(over), BigInteger.valueOf(under));
    }

    private static Fraction reduced(BigInteger over, BigInteger under) {
      BigInteger common = over.gcd(under).max(BigInteger.ONE);
      BigInteger sign = under.signum() < 0 ? BigInteger.ONE.negate() : BigInteger.ONE;
      return new Fraction(over.divide(common).multiply(sign), under.divide(common).multiply(sign));
    }

    Fraction minus(Fraction other) {
      return reduced(
          over.multiply(other.under).subtract(other.over.multiply(under)),
          under.multiply(other.under));
    }

    Fraction times(Fraction other) {
      return reduced(over.multiply(other.over), under.multiply(other.under));
    }

    Fraction by(Fraction other) {
      return reduced(over.multiply(other.under), under.multiply(other.over));
    }

    boolean isZero() {
      return over.signum() == 0;
    }
  }

  /** The reduced equations, without empty ones. */
  static List<Map<String, Fraction>> reduced(List<Map<String, Fraction>> equations) {
    List<Map<String, Fraction>> done = new ArrayList<>();
    for (Map<String, Fraction> each : equations) {
      Map<String, Fraction> row = new TreeMap<>(each);
      row.values().removeIf(Fraction::isZero);
      for (Map<String, Fraction> known : done) {
        subtract(row, known, first(known));
      }
      if (row.isEmpty()) {
        continue;
      }
      Fraction lead = row.get(first(row));
      row.replaceAll((_, value) -> value.by(lead));
      for (Map<String, Fraction> known : done) {
        subtract(known, row, first(row));
      }
      done.add(row);
    }
    return done;
  }

  /** The unknowns of which the value follows. */
  public static List<String> solved(List<Map<String, Fraction>> equations) {
    return reduced(equations).stream()
        .filter(row -> row.size() == 1)
        .map(Elimination::first)
        .toList();
  }

  private static String first(Map<String, Fraction> row) {
    return ((TreeMap<String, Fraction>) row).firstKey();
  }

  private static void subtract(
      Map<String, Fraction> from, Map<String, Fraction> row, String unknown) {
    Fraction times = from.get(unknown);
    if (times == null) {
      return;
    }
    row.forEach(
        (name, value) -> {
          Fraction left = from.getOrDefault(name, Fraction.of(0, 1)).minus(value.times(times));
          if (left.isZero()) {
            from.remove(name);
          } else {
            from.put(name, left);
          }
        });
  }

  private Elimination() {}
}
