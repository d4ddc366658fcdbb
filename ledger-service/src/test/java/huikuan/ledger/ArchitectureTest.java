package huikuan.ledger;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final Set<Class<?>> TIME =
      Set.of(
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class);

  private static final JavaClasses LEDGER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("huikuan.ledger");

  @Test
  void nobodyAsksTheSystemForTheTime() {
    noClasses()
        .should()
        .callMethodWhere(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "now() or a system clock",
                (JavaMethodCall call) ->
                    (call.getName().equals("now")
                            && TIME.stream().anyMatch(call.getTargetOwner()::isEquivalentTo))
                        || (call.getTargetOwner().isEquivalentTo(Clock.class)
                            && call.getName().startsWith("system"))))
        .because("time comes with the document, or from the one injected clock")
        .check(LEDGER);
  }

  @Test
  void rulesKnowNeitherClockNorChance() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "huikuan.ledger.account", "huikuan.ledger.customer", "huikuan.ledger.period")
        .should()
        .dependOnClassesThat(
            assignableTo(Clock.class)
                .or(assignableTo(Random.class))
                .or(assignableTo(ThreadLocalRandom.class))
                .or(assignableTo(UUID.class)))
        .because("the same history must always lead to the same decision")
        .check(LEDGER);
  }

  @Test
  void kafkaIsKnownOnlyWhereEventsComeInAndGoOut() {
    noClasses()
        .that()
        .resideOutsideOfPackages("huikuan.ledger.intake", "huikuan.ledger.publishing")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
        .because("how events travel is no business of the ledger's")
        .check(LEDGER);
  }

  @Test
  void noOtherServiceIsKnown() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("huikuan.dunning..", "huikuan.notification..", "huikuan.gateway..")
        .because("services meet in contracts")
        .check(LEDGER);
  }

  @Test
  void onlyRequestedPostingsHearDunning() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "huikuan.ledger", "huikuan.ledger.intake", "huikuan.ledger.requested")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("huikuan.contracts.dunning..")
        .because("the books do not depend on who is chased; dunning can ask for a document")
        .check(LEDGER);
  }

  @Test
  void onlyLettersEvidenceAndContactsHearWhatBecameOfMessages() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "huikuan.ledger",
            "huikuan.ledger.confirmation",
            "huikuan.ledger.contacts",
            "huikuan.ledger.evidence",
            "huikuan.ledger.intake")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("huikuan.contracts.notification..")
        .because(
            "the books do not depend on whether somebody was written to; a letter, a copy of"
                + " evidence and a contact do")
        .check(LEDGER);
  }

  @Test
  void theAccountKnowsNoOneWhoAsksOrPosts() {
    noClasses()
        .that()
        .resideInAPackage("huikuan.ledger.account")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "huikuan.ledger.documents",
            "huikuan.ledger.balances",
            "huikuan.ledger.customer",
            "huikuan.ledger.period",
            "huikuan.ledger.publishing",
            "huikuan.ledger.query",
            "huikuan.platform.web",
            "org.springframework.web..")
        .because("rules do not depend on how they are reached")
        .check(LEDGER);
  }

  @Test
  void questionsKnowNoneOfTheirAnswers() {
    noClasses()
        .that()
        .resideInAPackage("huikuan.ledger.query")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "huikuan.ledger.balances",
            "huikuan.ledger.directory",
            "huikuan.ledger.items",
            "huikuan.ledger.journal",
            "huikuan.ledger.reports")
        .because("each read model answers the same questions in its own way")
        .check(LEDGER);
  }

  @Test
  void packagesDoNotGoRoundInCircles() {
    slices()
        .matching("huikuan.ledger.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a capability can be read without those that use it")
        .check(LEDGER);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        LEDGER.stream()
            .map(each -> each.getPackage())
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(each -> each.getName())
            .collect(Collectors.toSet());
    assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }
}
