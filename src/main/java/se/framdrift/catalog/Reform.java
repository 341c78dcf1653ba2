package se.framdrift.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.SeriesId;

/**
 * Something that was changed on a day, whose effect on an indicator is asked for.
 *
 * @param date the first day on which it held, in Europe/Stockholm
 * @param source the document that gives it and its date
 * @param group comparison group whose members did not do it, null for none; their figures are those
 *     that the municipality's ledger holds for the KPI of the indicator's only input
 * @param series other series of the municipality that it did not touch; empty for none
 */
public record Reform(
    String id,
    LocalDate date,
    LocalizedText title,
    String source,
    @Nullable String group,
    List<SeriesId> series) {

  public Reform {
    series = List.copyOf(series);
  }
}
