package se.framdrift;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import se.framdrift.disclosure.Cell;
import se.framdrift.disclosure.CellState;
import se.framdrift.disclosure.Part;
import se.framdrift.disclosure.Plan;
import se.framdrift.disclosure.Releases;
import se.framdrift.disclosure.Standing;
import se.framdrift.model.Period;
import se.framdrift.store.OutsideWaves;

@AnalyzeClasses(packages = "se.framdrift", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "se.framdrift.";

  private static final String[] CORE = {
    ROOT + "model..",
    ROOT + "problem..",
    ROOT + "statistics..",
    ROOT + "catalog..",
    ROOT + "validate..",
    ROOT + "indicators..",
    ROOT + "commitments..",
    ROOT + "disclosure..",
    ROOT + "boards.."
  };

  private static final String[] PURE = {
    "java.lang..",
    "java.util..",
    "java.time..",
    "java.math..",
    "java.text..",
    "java.net",
    "java.nio.charset",
    "java.security",
    "org.jspecify.annotations..",
    "org.apache.commons.statistics..",
    "org.hipparchus.."
  };

  private static final String[] EDGES = {
    ROOT + "feeds..",
    ROOT + "store..",
    ROOT + "live..",
    ROOT + "export..",
    ROOT + "web..",
    ROOT + "catalogfiles..",
    ROOT + "formula..",
    ROOT + "cli..",
    ROOT + "config.."
  };

  /** Values and functions only: no Vert.x, no file, no socket, no database. */
  @ArchTest
  static final ArchRule theCoreIsPure =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(CORE).or(resideInAnyPackage(PURE)));

  @ArchTest
  static final ArchRule theCoreHasNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule theModelKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "model..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("se.framdrift..")
                  .and(resideInAnyPackage(ROOT + "model..").negate()));

  /** Methods work on plain numbers: what a figure stands for is not their business. */
  @ArchTest
  static final ArchRule statisticsKnowNobody =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "statistics..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("se.framdrift..")
                  .and(resideInAnyPackage(ROOT + "statistics..").negate()));

  /** What measures does not know what is promised, and neither knows how a row is checked. */
  @ArchTest
  static final ArchRule thePartsOfTheCoreDoNotKnowEachOther =
      slices()
          .matching(ROOT + "(validate|indicators|commitments)..")
          .should()
          .notDependOnEachOther();

  /** Edges are siblings: what passes between them is a value or a function. */
  @ArchTest
  static final ArchRule edgesDoNotKnowEachOther =
      slices()
          .matching(ROOT + "(feeds|store|live|export|web|catalogfiles|formula|config)..")
          .should()
          .notDependOnEachOther();

  /** The street is handed the edges as functions. */
  @ArchTest
  static final ArchRule thePipelineDoesNotKnowTheEdges =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "pipeline..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(EDGES).or(resideInAnyPackage(ROOT + "wire..")));

  /** Routes may ask the street's questions and read its answers, and nothing else of it. */
  @ArchTest
  static final ArchRule edgesSeeOnlyAnswersOfThePipeline =
      noClasses()
          .that()
          .resideInAnyPackage(EDGES)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(ROOT + "pipeline..")
                  .and(Predicates.simpleName("View").negate())
                  .and(Predicates.simpleName("Intake").negate()));

  @ArchTest
  static final ArchRule onlyBootKnowsEveryone =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "boot..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "boot..");

  @ArchTest
  static final ArchRule onlyTheStoreSpeaksSql =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..", "org.postgresql..");

  /**
   * What single people said leaves the tables that hold it for two readers only: the decision on a
   * release, and the step that replaces a row. Both give back cells or words, never rows.
   */
  @ArchTest
  static final ArchRule onlyReleasesReadAnswers =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "store..", ROOT + "disclosure..")
          .and()
          .doNotHaveFullyQualifiedName(ROOT + "boot.OutsideReleases")
          .should()
          .dependOnClassesThat(
              Predicates.type(OutsideWaves.Held.class)
                  .or(Predicates.type(OutsideWaves.Kept.class))
                  .or(Predicates.type(Part.class)));

  /** Cells become rows of the ledger in one place, where releases are made. */
  @ArchTest
  static final ArchRule cellsLeaveThroughOneDoor =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + "boot.OutsideReleases")
          .should()
          .callMethod(Cell.class, "row", int.class)
          .orShould()
          .callMethod(
              Releases.class,
              "next",
              Plan.class,
              Period.class,
              boolean.class,
              Standing.class,
              List.class,
              List.class);

  /** Routes, exports and live know no answers, and the rows of cases and surveys not at all. */
  @ArchTest
  static final ArchRule whatIsShownKnowsNoAnswers =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "web..", ROOT + "export..", ROOT + "live..", ROOT + "wire..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(ROOT + "disclosure..")
                  .and(Predicates.type(CellState.class).negate())
                  .and(Predicates.type(CellState.State.class).negate())
                  .and(Predicates.type(Standing.Why.class).negate()));

  /** Who judges again must not do so by the same rules. */
  @ArchTest
  static final ArchRule verificationSharesNoRule =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "verify..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("se.framdrift..")
                  .and(resideInAnyPackage(ROOT + "verify..", ROOT + "model..").negate()));

  @ArchTest
  static final ArchRule onlyFormulasKnowCel =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "formula..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.cel..");
}
