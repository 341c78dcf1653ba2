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

  @ArchTest
  static final ArchRule onlyFormulasKnowCel =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "formula..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.cel..");
}
