package se.framdrift.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who promised.
 *
 * @param kind {@code council}, {@code board}, {@code majority}, {@code party} or {@code unknown}
 * @param decided when it was decided, null when not stated
 */
public record Issuer(String kind, List<String> names, @Nullable LocalDate decided) {}
