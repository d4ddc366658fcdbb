package huikuan.dunning;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import huikuan.dunning.timeline.Language;
import huikuan.dunning.timeline.Sentences;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("huikuan.dunning");

  @Test
  void noRuleReadsAClock() {
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
          .orShould()
          .callMethod(time, "now", Clock.class)
          .because("a moment comes with the command or the event, so that history can be replayed")
          .check(OURS);
    }
    noClasses()
        .should()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("the same history must lead to the same cases")
        .check(OURS);
  }

  @Test
  void onlyWhereSomebodyAsksOrActsItIsNow() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Controller")
        .and()
        .haveSimpleNameNotEndingWith("Gauges")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .because(
            "sagas and cases are told the time by their events, commands and deadlines; gauges are"
                + " read now")
        .check(OURS);
  }

  @Test
  void theWayInAndOutIsThePlatforms() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
        .because("relay and intake are the same everywhere")
        .check(OURS);
    noClasses()
        .that()
        .resideOutsideOfPackages("huikuan.dunning.intake", "huikuan.dunning.publishing")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("huikuan.platform.intake..", "huikuan.platform.relay..")
        .because("what comes in and goes out is seen in one place")
        .check(OURS);
  }

  @Test
  void sentencesAreMadeForWhoAsksAndNeverStored() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Controller")
        .and()
        .resideOutsideOfPackage("huikuan.dunning.timeline")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Sentences.class, Language.class)
        .because("read models hold facts, and whoever asks is told them in a language")
        .check(OURS);
  }

  @Test
  void noOtherServiceIsKnown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("huikuan.ledger..", "huikuan.notification..", "huikuan.gateway..")
        .because("services know each other by contract only")
        .check(OURS);
  }

  @Test
  void theRulesOfTimeStandAlone() {
    noClasses()
        .that()
        .haveSimpleName("Schedule")
        .or()
        .haveSimpleName("Policy")
        .or()
        .haveNameMatching("huikuan\\.dunning\\.claim\\.Claim(?!Command)([A-Z]\\w*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.axonframework..", "org.springframework..", "com.mongodb..")
        .because("what the business argues about is read without knowing the framework")
        .check(OURS);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices()
        .matching("huikuan.dunning.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a capability can be understood without those built on it")
        .check(OURS);
  }

  @Test
  void noPackageLeavesNullToChance() {
    classes()
        .that(describe("are ours", type -> !type.getPackageName().isEmpty()))
        .should(
            new ArchCondition<>("be in a @NullMarked package") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getFullName()));
              }
            })
        .because("null is meant or it is a fault")
        .check(OURS);
  }

  @Test
  void noHandlerIsPassedOverForAPrimitive() {
    methods()
        .should(
            new ArchCondition<JavaMethod>("take metadata as an object") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                for (JavaParameter parameter : method.getParameters()) {
                  boolean wrong =
                      parameter.isAnnotatedWith(MetaDataValue.class)
                          && parameter.getRawType().isPrimitive();
                  events.add(new SimpleConditionEvent(method, !wrong, method.getFullName()));
                }
              }
            })
        .because(
            "Axon matches no primitive with @MetaDataValue and leaves the handler out silently")
        .check(OURS);
  }
}
