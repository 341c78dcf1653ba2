package se.framdrift.catalogfiles;

import se.framdrift.catalog.Catalog;

/**
 * The catalog of one municipality, and the bytes that the ledger keeps of it.
 *
 * @param json everything that concerns the municipality, as canonical JSON (RFC 8785)
 * @param sha256 of the UTF-8 bytes of {@code json}, lower-case hex
 */
public record LoadedCatalog(Catalog catalog, String json, String sha256) {}
