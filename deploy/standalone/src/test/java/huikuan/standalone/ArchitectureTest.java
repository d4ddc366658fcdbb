package huikuan.standalone;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
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

/** The house as a whole; what a single service promises stands in its own test. */
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("huikuan");

  private static final List<String> SERVICES =
      List.of(
          "huikuan.ledger..", "huikuan.dunning..", "huikuan.notification..", "huikuan.gateway..");

  @Test
  void contractsKnowNoFramework() {
    classes()
        .that()
        .resideInAPackage("huikuan.contracts..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "huikuan.contracts..",
            "com.fasterxml.jackson.annotation..",
            "org.jspecify..",
            // Names and addresses are judged by the tables of Unicode, which are a library of data.
            "com.ibm.icu..")
        .because("whoever talks to us must not need what we are built with")
        .check(HOUSE);
  }

  @Test
  void noServiceKnowsAnother() {
    for (String service : SERVICES) {
      String[] others =
          SERVICES.stream().filter(other -> !other.equals(service)).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(service)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .because("services know each other by contract only")
          .check(HOUSE);
    }
  }

  @Test
  void thePlatformKnowsNoService() {
    noClasses()
        .that()
        .resideInAnyPackage("huikuan.platform..", "huikuan.contracts..", "huikuan.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SERVICES.toArray(String[]::new))
        .because("what serves all must not depend on one")
        .check(HOUSE);
  }

  @Test
  void noClassIsLoadedByName() {
    noClasses()
        .should()
        .callMethodWhere(
            target(nameMatching("forName|loadClass|findClass|defineClass"))
                .and(
                    target(
                        owner(
                            assignableTo(Class.class)
                                .or(assignableTo(ClassLoader.class))
                                .or(resideInAnyPackage("org.springframework.util"))))))
        .because("whoever can write a text must not choose the code that reads it (ADR 45)")
        .check(HOUSE);
  }

  @Test
  void theGatewayStandsOnNoStore() {
    noClasses()
        .that()
        .resideInAPackage("huikuan.gateway..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "huikuan.platform..",
                    "org.axonframework..",
                    "com.mongodb..",
                    "org.apache.kafka..")
                .and(resideOutsideOfPackage("huikuan.platform.web..")))
        .because("the one door keeps nothing; its edge is the services'")
        .check(HOUSE);
  }

  @Test
  void kafkaIsTheWayInAndOutAndNothingElse() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "huikuan..intake..",
            "huikuan..publishing..",
            "huikuan.platform..",
            "huikuan.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
        .because("what crosses a service is seen in one place")
        .check(HOUSE);
  }

  @Test
  void nothingReadsTheTimeButFromAClockThatIsGiven() {
    for (Class<?> time :
        List.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class)) {
      noClasses()
          .that()
          .resideInAnyPackage(
              "huikuan.platform..",
              "huikuan.contracts..",
              "huikuan.ledger..",
              "huikuan.dunning..",
              "huikuan.notification..")
          .should()
          .callMethod(time, "now")
          .because("time is moved by hand in the sandbox, and comes with the event everywhere else")
          .check(HOUSE);
    }
    noClasses()
        .that()
        .resideInAnyPackage("huikuan.ledger..", "huikuan.dunning..", "huikuan.notification..")
        .should()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .because("the same history must lead to the same decisions")
        .check(HOUSE);
  }

  @Test
  void metadataIsNeverTakenAsAPrimitive() {
    methods()
        .should(
            new ArchCondition<>("take @MetaDataValue as objects") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                boolean primitive =
                    method.getParameters().stream()
                        .anyMatch(
                            parameter ->
                                parameter.isAnnotatedWith(MetaDataValue.class)
                                    && parameter.getRawType().isPrimitive());
                events.add(new SimpleConditionEvent(method, !primitive, method.getFullName()));
              }
            })
        .because("Axon passes such a handler over without a word")
        .check(HOUSE);
  }

  @Test
  void noPackageLeavesNullToChance() {
    classes()
        .should(
            new ArchCondition<>("be in a @NullMarked package") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getFullName()));
              }
            })
        .because("NullAway looks only where it is told to")
        .check(HOUSE);
  }
}
