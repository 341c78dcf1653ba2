package se.framdrift.commitments;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/** A movement in a sentence. */
final class MovementWords {

  private MovementWords() {}

  static Reason of(Movement movement) {
    Movement.Pair pair = movement.pair();
    Period from = pair.before().period();
    Map<String, String> params =
        new TreeMap<>(Map.of("from", from.text(), "to", pair.after().period().text()));
    Reason obstacle = movement.reason();
    if (obstacle != null) {
      params.put("why", obstacle.code());
      return Reasons.of(
          "movement-not-known",
          params,
          in -> uncertain(in, from) + ": " + lower(in.of(obstacle.text())));
    }
    double before = Objects.requireNonNull(pair.before().value());
    double after = Objects.requireNonNull(pair.after().value());
    params.put("before", Wording.raw(before));
    params.put("after", Wording.raw(after));
    return switch (movement.arrow()) {
      case UP -> Reasons.of("movement-up", params, in -> moved(in, true, pair));
      case DOWN -> Reasons.of("movement-down", params, in -> moved(in, false, pair));
      case NONE ->
          sampled(pair)
              ? Reasons.of("movement-uncertain", params, in -> uncertain(in, from))
              : Reasons.of(
                  "movement-none",
                  params,
                  in ->
                      (in == Wording.SV ? "Oförändrat sedan " : "Unchanged since ")
                          + in.period(from));
    };
  }

  private static boolean sampled(Movement.Pair pair) {
    return pair.before().margin() != null || pair.after().margin() != null;
  }

  private static String uncertain(Wording in, Period from) {
    return (in == Wording.SV ? "Ingen säker förändring sedan " : "No certain change since ")
        + in.period(from);
  }

  private static String moved(Wording in, boolean up, Movement.Pair pair) {
    double before = Objects.requireNonNull(pair.before().value());
    double after = Objects.requireNonNull(pair.after().value());
    String form = in == Wording.SV ? "%s sedan %s: från %s till %s" : "%s since %s: from %s to %s";
    return form.formatted(
        word(in, up, sampled(pair)),
        in.period(pair.before().period()),
        in.quantity(before, after, ""),
        in.quantity(after, before, ""));
  }

  private static String word(Wording in, boolean up, boolean sampled) {
    if (in == Wording.SV) {
      return sampled ? (up ? "Säker ökning" : "Säker minskning") : (up ? "Upp" : "Ned");
    }
    return sampled ? (up ? "Certain rise" : "Certain fall") : (up ? "Up" : "Down");
  }

  private static String lower(String sentence) {
    return sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
  }
}
