package huikuan.notification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("huikuan.notification");

  @Test
  void nothingReadsTheMachinesClockOrThrowsDice() {
    for (Class<?> time :
        List.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class)) {
      noClasses()
          .should()
          .callMethod(time, "now")
          .because("time comes from the injected clock, which the sandbox moves")
          .check(SERVICE);
    }
    noClasses()
        .should()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("time comes from the injected clock, which the sandbox moves")
        .check(SERVICE);
    noClasses()
        .should()
        .callMethod(UUID.class, "randomUUID")
        .because("the same request must find the same message")
        .check(SERVICE);
  }

  @Test
  void noServiceDependsOnAnother() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("huikuan.ledger..", "huikuan.dunning..", "huikuan.gateway..")
        .because("services meet in contracts and on Kafka only")
        .check(SERVICE);
  }

  @Test
  void kafkaIsMetByThePlatformOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
        .because("intake and publishing say what, the platform knows how")
        .check(SERVICE);
  }

  @Test
  void mailStaysInTheMailPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("huikuan.notification.mail")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "org.springframework.mail..")
        .because("another channel must be able to stand beside it")
        .check(SERVICE);
  }

  @Test
  void theEngineOfTemplatesIsThePlatforms() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.samskivert..")
        .because("what a template can reach is decided in one place")
        .check(SERVICE);
  }

  @Test
  void theMessageKnowsNobodyAround() {
    classes()
        .that()
        .resideInAPackage("huikuan.notification.message")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "huikuan.notification.message",
                "huikuan.contracts",
                "huikuan.contracts.ledger",
                "huikuan.contracts.readiness",
                "huikuan.platform.eventlog",
                "org.axonframework..",
                "com.fasterxml.jackson.annotation",
                "org.jspecify..",
                "java.."))
        .because("rules are tested without servers")
        .check(SERVICE);
  }

  @Test
  void theDigestKnowsWhatItDecidesByAndNothingOfTheWayOut() {
    noClasses()
        .that()
        .resideInAPackage("huikuan.notification.digest")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "huikuan.notification.delivery",
            "huikuan.notification.mail",
            "huikuan.notification.proof",
            "huikuan.notification.messages",
            "org.springframework.data..")
        .because("rules are tested without servers")
        .check(SERVICE);
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("huikuan.notification.(*)..").should().beFreeOfCycles().check(SERVICE);
  }

  @Test
  void nobodyCallsAController() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith(RestController.class)
        .because("HTTP is a door, not a hallway")
        .check(SERVICE);
  }
}
