package se.framdrift.indicators;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** The observations in force of one series, and what is said against them. */
record Rows(SeriesId series, Facts facts) {

  Timeline timeline() {
    return facts.timeline(series);
  }

  /** These and those of another series, period by period. */
  Pair with(SeriesId other) {
    return new Pair(this, new Rows(other, facts));
  }

  /** Every period that has an observation. */
  Entries entries() {
    return Entries.of(List.of(timeline()), Instant.MIN);
  }

  @Nullable Observation get(Period period) {
    return timeline().get(period);
  }

  /** The reason of the newest observation inside, when none there has a value. */
  InputValue nothing(Stretch stretch) {
    return InputValue.missing(
        timeline().newest(stretch, 1).stream()
            .map(Reasons::missing)
            .findFirst()
            .orElseGet(Reasons::nothingInWindow));
  }

  /** The first note of the catalog on what is inside, else that something there is doubtful. */
  @Nullable LocalizedText note(Stretch stretch, boolean anyDoubtful) {
    return facts
        .notes(series, stretch)
        .map(QualityNote::note)
        .findFirst()
        .orElse(anyDoubtful ? Facts.DOUBTFUL : null);
  }

  /** The first note of the catalog in calendar order, else that one of the values is doubtful. */
  @Nullable LocalizedText note(Observation one, Observation other) {
    return Stream.of(one, other)
        .sorted(Comparator.comparing(Observation::period))
        .map(each -> facts.published(series, each))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Facts.isDoubtful(one) || Facts.isDoubtful(other) ? Facts.DOUBTFUL : null);
  }

  /**
   * Of a value that compares {@code own} with another: a break when the series breaks anywhere from
   * the earlier of the two to the later, at both ends. A period that holds the break is partly of
   * the old series, and nobody knows by how much.
   */
  String flag(Observation other, Observation own) {
    boolean before = other.period().compareTo(own.period()) <= 0;
    Period earlier = before ? other.period() : own.period();
    Period later = before ? own.period() : other.period();
    boolean broken =
        InputValue.isBreak(own.flag())
            || InputValue.isBreak(other.flag())
            || timeline().within(Stretch.between(earlier, later)).breaks() > 0;
    return InputValue.flag(broken, InputValue.anyProvisional(own, other));
  }

  /** All that is inside. */
  Evidence evidence(Stretch stretch) {
    Summary summary = timeline().within(stretch);
    return new Evidence(
        timeline().newest(stretch, Explanation.MAX_ROWS),
        summary.present() + summary.missing(),
        facts.notes(series, stretch).toList());
  }

  /** Those that are there, in calendar order. */
  Evidence evidence(@Nullable Observation... each) {
    List<Observation> rows =
        Stream.of(each)
            .filter(Objects::nonNull)
            .distinct()
            .sorted(Comparator.comparing(Observation::period))
            .toList();
    List<QualityNote> notes =
        rows.stream()
            .flatMap(
                row ->
                    Stream.ofNullable(facts.note(series, row))
                        .map(note -> new QualityNote(series, row.period(), note)))
            .toList();
    return new Evidence(rows, rows.size(), notes);
  }

  /**
   * The two that are compared, and under {@link Explanation#BETWEEN} every other one from the
   * earlier to the later: where one of these breaks the series, the two are not alike.
   */
  Evidence compared(@Nullable Observation other, @Nullable Observation own) {
    Evidence both = evidence(other, own);
    if (other == null || own == null || other.period().equals(own.period())) {
      return both;
    }
    boolean before = other.period().compareTo(own.period()) < 0;
    Period earlier = before ? other.period() : own.period();
    Period later = before ? own.period() : other.period();
    Stretch stretch = Stretch.between(earlier, later);
    List<Observation> rows =
        timeline().newest(stretch, Explanation.MAX_ROWS + 1).stream()
            .filter(row -> !row.period().equals(earlier) && !row.period().equals(later))
            .toList();
    Summary all = timeline().within(stretch);
    int ends = (stretch.holds(earlier) ? 1 : 0) + (stretch.holds(later) ? 1 : 0);
    int inAll = all.present() + all.missing() - ends;
    return inAll == 0
        ? both
        : both.and(
            Explanation.BETWEEN,
            series,
            new Evidence(
                rows.subList(Math.max(0, rows.size() - Explanation.MAX_ROWS), rows.size()),
                inAll,
                List.of()));
  }
}
