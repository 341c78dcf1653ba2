package se.framdrift.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;

/**
 * A later version of a target: from a day on the promise is another. What is null stays as it was.
 *
 * @param since first day on which this version is in force
 * @param decided who changed it, by what decision
 */
public record TargetRevision(
    LocalDate since,
    LocalizedText decided,
    @Nullable Double value,
    @Nullable LocalDate deadline,
    @Nullable TargetPath path) {}
