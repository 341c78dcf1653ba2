package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog.ComparisonGroup;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * How far above the others of a group the municipality is, exactly; in {@code n} how many they are.
 * Costs O(members · log members).
 *
 * @param group null when the catalog does not know it
 */
record Distance(Rows rows, Aggregate.Distance distance, @Nullable ComparisonGroup group)
    implements Rule {

  private static final Map<String, LocalizedText> WORDS =
      Map.of(
          "median", new LocalizedText("medianen", "the median"),
          "mean", new LocalizedText("medelvärdet", "the mean"),
          "highest", new LocalizedText("det högsta", "the highest"),
          "lowest", new LocalizedText("det lägsta", "the lowest"));

  private static final LocalizedText APART =
      new LocalizedText(
          "Sättet att räkna ändrades hos bara den ena av de två",
          "The way of counting changed for only one of the two");

  @Override
  public Entries entries() {
    return rows.entries();
  }

  @Override
  public Optional<Period> entry(Comparison comparison) {
    return Peers.entry(rows, distance.group(), comparison);
  }

  @Override
  public InputValue at(Period period) {
    Peers peers = Peers.of(rows, distance.group(), period);
    Reason missing = peers.missing();
    if (missing != null) {
      return InputValue.missing(missing);
    }
    boolean toGroup = WORDS.containsKey(distance.to());
    List<String> compared =
        peers.members().keySet().stream()
            .filter(code -> toGroup || code.equals(distance.to()))
            .filter(code -> !code.equals(rows.series().municipality()))
            .filter(code -> peers.figure(code) != null)
            .toList();
    Reason tooFew = toGroup ? peers.tooFew(compared.size()) : null;
    if (tooFew != null) {
      return InputValue.missing(tooFew);
    }
    return compared.isEmpty()
        ? InputValue.missing(Reasons.noComparison(distance.group()))
        : to(compared, peers, period);
  }

  private InputValue to(List<String> compared, Peers peers, Period period) {
    List<BigDecimal> figures =
        compared.stream()
            .flatMap(code -> Optional.ofNullable(peers.figure(code)).stream())
            .map(BigDecimal::valueOf)
            .sorted()
            .toList();
    double value = BigDecimal.valueOf(peers.own()).subtract(figure(figures)).doubleValue();
    boolean provisional =
        peers.isProvisional(rows.series().municipality())
            || compared.stream().anyMatch(peers::isProvisional);
    boolean broken =
        peers.isBreak(rows.series().municipality()) || compared.stream().anyMatch(peers::isBreak);
    LocalizedText note = peers.note(period);
    return InputValue.computed(
            value,
            InputValue.flag(broken, provisional),
            note == null && isApart(compared, peers) ? APART : note)
        .among((long) compared.size());
  }

  /**
   * Whether the series of one of two breaks here and that of the other does not: then it is the way
   * of counting that parts them, as far as anybody knows.
   */
  private boolean isApart(List<String> compared, Peers peers) {
    return !WORDS.containsKey(distance.to())
        && peers.isBreak(rows.series().municipality()) != peers.isBreak(compared.getFirst());
  }

  /** Of the figures in order, of which there is at least one. */
  private BigDecimal figure(List<BigDecimal> sorted) {
    int size = sorted.size();
    return switch (distance.to()) {
      case "median" ->
          sorted
              .get((size - 1) / 2)
              .add(sorted.get(size / 2))
              .divide(BigDecimal.TWO, MathContext.UNLIMITED);
      case "mean" ->
          sorted.stream()
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .divide(BigDecimal.valueOf(size), MathContext.DECIMAL128);
      case "lowest" -> sorted.getFirst();
      default -> sorted.getLast(); // the highest, or the only one
    };
  }

  @Override
  public Evidence evidence(Period period) {
    return rows.evidence(rows.get(period))
        .among(Peers.of(rows, distance.group(), period).members());
  }

  @Override
  public LocalizedText words() {
    LocalizedText title = group == null ? LocalizedText.same(distance.group()) : group.title();
    LocalizedText to = WORDS.getOrDefault(distance.to(), LocalizedText.same(distance.to()));
    return new LocalizedText(
        "avstånd till " + to.sv() + " bland de andra i gruppen " + title.sv(),
        "distance to " + to.en() + " among the others in the group " + title.en());
  }
}
