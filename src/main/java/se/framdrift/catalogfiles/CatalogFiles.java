package se.framdrift.catalogfiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Unit;
import se.framdrift.wire.CanonicalJson;

/** Reads and checks the catalog files. */
public final class CatalogFiles {

  private CatalogFiles() {}

  /**
   * Reads all municipalities, at the cost of about a second and of blocking on the disk: not for an
   * event loop. Nothing that the files can hold makes it throw; what is wrong with them is found
   * and told.
   *
   * @param seeds the folder of {@code kpis.yaml}, {@code groups.yaml} and the municipalities
   * @param dashboards the folder of boards
   * @param documents the folder of the documents' texts ({@code .txt}), named as they may be; null
   *     when they are not there, and then quotes are checked by form only
   * @param compiler checks formulas
   */
  public static LoadedCatalogs load(
      Path seeds, Path dashboards, @Nullable Path documents, Formula.Compiler compiler) {
    Findings findings = new Findings();
    Seeds files = Seeds.read(seeds, dashboards, findings);
    check(files, documents, compiler, findings);
    List<LoadedCatalog> catalogs = new ArrayList<>();
    if (findings.isEmpty()) {
      for (Seeds.Folder folder : files.municipalities()) {
        try {
          catalogs.add(loaded(folder, files));
        } catch (IllegalArgumentException e) {
          findings.add(
              folder.municipality(),
              folder.municipality().root(),
              "the catalog cannot be built: " + e.getMessage(),
              "files as in docs/catalog.md");
        }
      }
    }
    catalogs.sort(Comparator.comparing(loaded -> loaded.catalog().municipality().code()));
    return new LoadedCatalogs(
        findings.isEmpty() ? List.copyOf(catalogs) : List.of(), findings.sorted());
  }

  private static LoadedCatalog loaded(Seeds.Folder folder, Seeds seeds) {
    String json = CanonicalJson.encode(CatalogDocument.of(folder, seeds));
    return new LoadedCatalog(CatalogJson.read(json), json, Sha256.of(json));
  }

  /**
   * The rules that need several files are held against municipalities whose own are well formed.
   */
  private static void check(
      Seeds seeds, @Nullable Path documents, Formula.Compiler compiler, Findings findings) {
    SchemaCheck schemas = new SchemaCheck();
    seeds.shared().forEach((name, tree) -> schemas.check(tree, name, findings));
    seeds.dashboards().forEach(tree -> schemas.check(tree, "dashboard", findings));
    SharedRules.check(seeds, findings);
    DocumentTexts texts = DocumentTexts.read(documents, seeds, findings);
    Formula.Compiler once = once(compiler);
    NameRules names = new NameRules();
    Map<String, Town> towns = new HashMap<>();
    for (Seeds.Folder folder : seeds.municipalities()) {
      Town town = new Town(folder, seeds, findings);
      towns.putIfAbsent(town.code(), town);
      boolean wellFormed = true;
      for (Map.Entry<String, YamlTree> tree : folder.trees().entrySet()) {
        wellFormed &= schemas.check(tree.getValue(), tree.getKey(), findings);
      }
      names.check(town);
      if (wellFormed) {
        SeriesRules.check(town);
        OutsideRules.check(town);
        IndicatorRules.check(town, once);
        CommitmentRules.check(town);
        CoverageRules.check(town);
        TextRules.check(town, texts);
      }
    }
    BoardRules.check(seeds, towns, findings);
  }

  /** Many indicators show a figure as it is: each different formula is compiled once. */
  private static Formula.Compiler once(Formula.Compiler compiler) {
    record Question(String expression, Set<String> names) {}
    Map<Question, Formula> compiled = new HashMap<>();
    return new Formula.Compiler() {
      @Override
      public Formula compile(String expression, Set<String> names) {
        return compiled.computeIfAbsent(
            new Question(expression, Set.copyOf(names)),
            question -> compiler.compile(question.expression(), question.names()));
      }

      @Override
      public Optional<Unit> unit(String expression, Map<String, Unit> inputs) {
        return compiler.unit(expression, inputs);
      }
    };
  }
}
