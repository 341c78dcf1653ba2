package se.framdrift.commitments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Status;
import se.framdrift.model.Withdrawal;

/**
 * The figures that are taken back now, so that a status can name those that it would rest on.
 * Depends on the facts in force alone. Confined to one thread; one step costs O(log n).
 */
public final class Withdrawals {

  /** The most that one status names: those that were taken back last. */
  static final int MOST = 3;

  private static final Comparator<Reason> NEWEST_FIRST =
      Comparator.comparing((Reason reason) -> reason.params().get("withdrawnAt"))
          .reversed()
          .thenComparing(reason -> reason.params().get("series"))
          .thenComparing(reason -> reason.params().get("period"));

  /** A period of a series. */
  public record Figure(SeriesId series, Period period) {}

  private final Map<SeriesId, TreeMap<Period, Withdrawal>> taken = new HashMap<>();
  private Set<Figure> confidential = Set.of();

  /** Takes what is now in force for a period of a series. */
  public void apply(SeriesId series, Observation observation) {
    Withdrawal withdrawal = observation.withdrawal();
    keep(new Figure(series, observation.period()), observation.isConfidential());
    if (withdrawal != null) {
      taken.computeIfAbsent(series, _ -> new TreeMap<>()).put(observation.period(), withdrawal);
    } else {
      taken.computeIfPresent(
          series,
          (_, periods) -> {
            periods.remove(observation.period());
            return periods.isEmpty() ? null : periods;
          });
    }
  }

  private void keep(Figure figure, boolean secret) {
    if (confidential.contains(figure) != secret) {
      Set<Figure> changed = new HashSet<>(confidential);
      if (secret) {
        changed.add(figure);
      } else {
        changed.remove(figure);
      }
      confidential = Set.copyOf(changed);
    }
  }

  /** Those that are withdrawn as confidential now; never changes afterwards. */
  public Set<Figure> confidential() {
    return confidential;
  }

  /** The status with what was taken back of the series that it rests on. */
  public Status named(Status status, Collection<SeriesId> series) {
    List<Reason> reasons = new ArrayList<>();
    for (SeriesId each : series) {
      taken
          .getOrDefault(each, new TreeMap<>())
          .forEach((period, withdrawal) -> reasons.add(reason(each, period, withdrawal)));
    }
    if (reasons.isEmpty()) {
      return status;
    }
    reasons.sort(NEWEST_FIRST);
    List<Reason> all = new ArrayList<>(status.reasons());
    reasons.stream().distinct().limit(MOST).forEach(all::add);
    return new Status(status.state(), status.secured(), status.daysLate(), status.since(), all);
  }

  private static Reason reason(SeriesId series, Period period, Withdrawal withdrawal) {
    TreeMap<String, String> params = new TreeMap<>();
    params.put("series", series.toString());
    params.put("period", period.text());
    params.put("reason", withdrawal.reason().code());
    params.put("withdrawnAt", withdrawal.at().toString());
    params.put("by", withdrawal.by());
    LocalDate day = LocalDate.ofInstant(withdrawal.at(), Period.ZONE);
    LocalizedText why = Objects.requireNonNull(withdrawal.reason().text());
    return new Reason(
        "figure-withdrawn",
        params,
        new LocalizedText(
            "Uppgiften för %s togs tillbaka den %s av %s, %s: %s"
                .formatted(
                    Wording.SV.period(period),
                    Wording.SV.day(day),
                    withdrawal.by(),
                    why.sv(),
                    withdrawal.text()),
            "The figure for %s was taken back on %s by %s, %s: %s"
                .formatted(
                    Wording.EN.period(period),
                    Wording.EN.day(day),
                    withdrawal.by(),
                    why.en(),
                    withdrawal.text())));
  }
}
