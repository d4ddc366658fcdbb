package huikuan.console;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("huikuan.console");

  @Test
  void itIsAClientOfThePublicApiAndNothingElse() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("huikuan..").and(not(resideInAPackage("huikuan.console.."))))
        .because("people see what programs see, and by the same rights")
        .check(OURS);
    noClasses()
        .that()
        .resideOutsideOfPackage("huikuan.console.views")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.mongodb..",
            "org.springframework.data..",
            "org.axonframework..",
            "org.apache.kafka..")
        .because("there is no second way to data; views that people have named are its own")
        .check(OURS);
  }

  @Test
  void onlyTheApiPackageAsksTheApi() {
    noClasses()
        .that()
        .resideOutsideOfPackages("huikuan.console.api", "huikuan.console.signin")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.web.client..", "java.net.http..")
        .because("each question has the person's token, and a longest wait")
        .check(OURS);
  }

  @Test
  void noPageReadsAClock() {
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
          .because("the business day is the company's, and the API tells it")
          .check(OURS);
    }
    noClasses()
        .should()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("the same answers must lead to the same page")
        .check(OURS);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices()
        .matching("huikuan.console.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a screen can be understood without the others")
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
}
