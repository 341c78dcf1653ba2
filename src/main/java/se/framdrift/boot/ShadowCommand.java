package se.framdrift.boot;

import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.CatalogJson;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.cli.Arguments;
import se.framdrift.cli.Screen;
import se.framdrift.commitments.Flapping;
import se.framdrift.config.Settings;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Commit;
import se.framdrift.model.Fact;
import se.framdrift.model.Status.State;
import se.framdrift.pipeline.Shadow;
import se.framdrift.pipeline.Shadow.Difference;
import se.framdrift.pipeline.Shadow.Outcome;
import se.framdrift.store.Ledger;

/**
 * {@code framdrift shadow}: runs a changed catalog over the whole history of the ledger beside the
 * one in force, and prints where they say different things, before the change goes live. Only
 * reads. Blocking.
 */
final class ShadowCommand {

  private final Settings settings;
  private final PrintStream out;
  private final Screen screen;

  ShadowCommand(Settings settings, PrintStream out, PrintStream problems) {
    this.settings = settings;
    this.out = out;
    this.screen = new Screen(problems, ImportCommand.onTerminal());
  }

  /**
   * Exit codes: 0 no commitment stands otherwise at the end, 1 some do or it failed, 2 not
   * understood.
   */
  int run(Arguments arguments) {
    Path seeds = arguments.value("--seeds").map(Path::of).orElse(settings.seeds());
    Path dashboards = arguments.value("--dashboards").map(Path::of).orElse(settings.dashboards());
    LoadedCatalogs loaded = CatalogFiles.load(seeds, dashboards, null, new CelFormulas());
    if (!loaded.findings().isEmpty()) {
      loaded.findings().forEach(finding -> screen.say(finding.toString()));
      screen.say("framdrift shadow: the proposed catalog is not valid");
      return 1;
    }
    Optional<String> only = arguments.value("--municipality");
    List<Catalog> proposed =
        loaded.catalogs().stream()
            .map(LoadedCatalog::catalog)
            .filter(each -> !each.commitments().isEmpty())
            .filter(each -> only.isEmpty() || only.get().equals(each.municipality().code()))
            .toList();
    if (proposed.isEmpty()) {
      screen.say(
          "framdrift shadow: no municipality %s with commitments".formatted(only.orElse("")));
      return 2;
    }
    Vertx vertx = Vertx.vertx();
    try (Databases databases = Databases.join(vertx, settings)) {
      Ledger ledger = new Ledger(databases.database());
      boolean different = false;
      for (Catalog each : proposed) {
        different |= run(ledger, each);
      }
      return different ? 1 : 0;
    } catch (StartFailure e) {
      screen.say("framdrift shadow: " + e.getMessage());
      return 1;
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      screen.say("framdrift shadow: " + e);
      return 1;
    } finally {
      vertx.close().await();
    }
  }

  private boolean run(Ledger ledger, Catalog proposed) {
    String code = proposed.municipality().code();
    long last = ledger.position(code).await();
    Fact.Catalogued known = last == 0 ? null : ledger.inForce(code, last).await().catalog();
    if (known == null) {
      out.println(
          "%s %s: nothing has been judged yet".formatted(code, proposed.municipality().name()));
      return false;
    }
    Shadow shadow = new Shadow(CatalogJson.read(known.json()), proposed, new CelFormulas());
    follow(ledger, code, last, shadow);
    shadow.passTo(ledger.now().await(), code);
    return report(proposed, shadow.outcomes());
  }

  private void follow(Ledger ledger, String code, long last, Shadow shadow) {
    screen.begin();
    long position = 0;
    while (position < last) {
      List<Commit> commits = ledger.after(code, position, Ledger.MAX_COMMITS).await();
      if (commits.isEmpty()) {
        break;
      }
      for (Commit commit : commits) {
        shadow.apply(commit);
        position = commit.position();
        screen.show(position, last, "commits");
      }
    }
    screen.end();
  }

  private boolean report(Catalog catalog, List<Outcome> outcomes) {
    List<Outcome> touched =
        outcomes.stream()
            .filter(each -> !each.differences().isEmpty() || each.isDifferentNow())
            .toList();
    List<Outcome> flapping =
        outcomes.stream().filter(each -> !touched.contains(each) && each.flapsOtherwise()).toList();
    long now = touched.stream().filter(Outcome::isDifferentNow).count();
    out.println(
        "%s %s: %d of %d commitments would stand otherwise now, %d would have at some time"
            .formatted(
                catalog.municipality().code(),
                catalog.municipality().name(),
                now,
                outcomes.size(),
                touched.size()));
    for (Outcome each : touched) {
      out.println(
          "  %s: %s -> %s now; %d changes of state -> %d"
              .formatted(
                  each.commitment(),
                  word(each.before()),
                  word(each.after()),
                  each.changesBefore(),
                  each.changesAfter()));
      flapping(each).ifPresent(out::println);
      each.differences().forEach(difference -> out.println(line(difference)));
    }
    for (Outcome each : flapping) {
      out.println("  %s: %s".formatted(each.commitment(), word(each.after())));
      flapping(each).ifPresent(out::println);
    }
    return now > 0;
  }

  /** From one reference period to the next, by the figures in force now. */
  private static Optional<String> flapping(Outcome outcome) {
    Flapping after = outcome.flappingAfter();
    if (after == null) {
      return Optional.empty();
    }
    Flapping before = outcome.flappingBefore();
    return Optional.of(
        "    from period to period (%d looked at): %s changes -> %d; %d without steadiness"
            .formatted(
                after.steps().size(),
                before == null ? "no" : before.changes(),
                after.changes(),
                after.changesRaw()));
  }

  private static String line(Difference difference) {
    return String.format(
        Locale.ROOT,
        "    %s position %d  %s  (%s)",
        difference.at().truncatedTo(ChronoUnit.SECONDS),
        difference.position(),
        difference.isAgreement()
            ? "both " + word(difference.after())
            : word(difference.before()) + " -> " + word(difference.after()),
        difference.why().text().en());
  }

  private static String word(@Nullable State state) {
    return state == null ? "absent" : state.code();
  }
}
