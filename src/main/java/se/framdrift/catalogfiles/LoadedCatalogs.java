package se.framdrift.catalogfiles;

import java.util.List;

/**
 * What the files hold.
 *
 * @param catalogs one for each municipality, in order of code; none when anything was found: an
 *     invalid catalog is refused whole
 * @param findings what is wrong, by file and line
 */
public record LoadedCatalogs(List<LoadedCatalog> catalogs, List<Finding> findings) {}
