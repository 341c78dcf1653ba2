package se.framdrift.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;

/**
 * A document in which commitments stand. The project holds quotes of it, not its text.
 *
 * @param issuerNote what the text says of who stands behind it
 * @param dated the day that the text gives, null when it gives none
 * @param sha256 of the file that was read, lower-case hex
 */
public record Document(
    String id,
    String title,
    Issuer issuer,
    LocalizedText issuerNote,
    @Nullable LocalDate dated,
    LocalizedText dateNote,
    String sha256) {}
