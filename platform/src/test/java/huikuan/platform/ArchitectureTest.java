package huikuan.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses PLATFORM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("huikuan.platform");

  @Test
  void packagesFormNoCircle() {
    slices().matching("huikuan.platform.(*)..").should().beFreeOfCycles().check(PLATFORM);
    slices().matching("huikuan.platform.(**)").should().beFreeOfCycles().check(PLATFORM);
  }

  @Test
  void axonIsExtendedInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage("huikuan.platform.axon..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.axonframework..")
        .because("a move to another Axon is one room's work")
        .check(PLATFORM);
  }

  @Test
  void theEngineStaysInTheTemplatePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("huikuan.platform.template")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.samskivert..")
        .because("what a template can reach is decided in one place")
        .check(PLATFORM);
  }

  @Test
  void thePlatformKnowsNoService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "huikuan.ledger..",
            "huikuan.dunning..",
            "huikuan.notification..",
            "huikuan.gateway..",
            "huikuan.contracts.ledger..",
            "huikuan.contracts.dunning..",
            "huikuan.contracts.notification..")
        .because("mechanism is the same everywhere, whatever is told")
        .check(PLATFORM);
  }

  @Test
  void answersOverHttpNeedNoLog() {
    noClasses()
        .that()
        .resideInAPackage("huikuan.platform.web")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("huikuan.platform.eventlog..", "org.axonframework..", "com.mongodb..")
        .because("the gateway has neither log nor store")
        .check(PLATFORM);
  }
}
