package huikuan.dunning.claim;

import static huikuan.dunning.claim.Decision.Reason.BELOW_MINIMUM;
import static huikuan.dunning.claim.Decision.Reason.COVERED;
import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.AMOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.RECORDED;
import static huikuan.dunning.claim.Examples.STANDARD;
import static huikuan.dunning.claim.Examples.by;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.reduced;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;
import static huikuan.dunning.claim.Examples.waits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.andNoMore;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.EndTask;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.Decision.Take;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Largest;
import huikuan.dunning.customers.Largest.One;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.Policy.Review;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims that a person looks at before they are chased for the first time. */
class ReviewTest {

  private static final Review RULES = new Review(365, 10, 10, 100);

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @ParameterizedTest
  @CsvSource({
    "2013-01-02, 2013-02-05, 2014-02-05, , ",
    "2013-01-02, 2013-02-05, 2014-02-06, , VERY_LATE",
    "2003-01-02, 2012-03-05, 2013-02-08, , ",
    "2003-01-01, 2012-03-05, 2013-02-08, , POSTED_LONG_AGO",
    "1900-01-01, 1900-02-05, 2013-02-08, , POSTED_LONG_AGO",
    "2013-01-02, 2023-01-02, 2013-02-08, , ",
    "2013-01-02, 2023-01-03, 2013-02-08, , DUE_FAR_AHEAD",
    "2013-01-02, 2013-02-05, 2013-02-08, 0.56 EUR, ",
    "2013-01-02, 2013-02-05, 2013-02-08, 0.55 EUR, UNUSUAL_AMOUNT"
  })
  void aPersonLooksAtWhatIsUnusual(
      LocalDate posted, LocalDate dueOn, LocalDate today, Money largestOther, TaskReason expected) {
    CaseOpened claim = opened(posted, dueOn);
    assertThat(
            Reviews.of(RULES, claim, claim.dueOn(), LocalDate.of(2013, 1, 2), today, largestOther)
                .orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void oneThatIsVeryLateWhenItBecomesKnownIsATaskAtOnce() {
    InvoicePosted invoice =
        new InvoicePosted(
            ACCOUNT,
            "611365",
            LocalDate.of(2010, 1, 4),
            null,
            LocalDate.of(2011, 2, 4),
            AMOUNT,
            null,
            null,
            null);
    fixture
        .givenNoPriorActivity()
        .when(new OpenCase(CASE, Terms.of(invoice), ANNA, STANDARD, RECORDED))
        .expectEventsMatching(
            payloadsMatching(
                exactSequenceOf(
                    instanceOf(CaseOpened.class),
                    equalTo(raised(TaskReason.VERY_LATE, RECORDED)),
                    equalTo(waits(Reason.NEEDS_REVIEW)),
                    andNoMore())));
  }

  @Test
  void nothingIsDoneWhileNobodyHasLookedAtIt() {
    fixture
        .given(OPENED, raised(TaskReason.VERY_LATE, RECORDED), waits(Reason.NEEDS_REVIEW))
        .when(new Chase(CASE, nine(3), ANNA))
        .expectNoEvents();
    fixture
        .given(OPENED, raised(TaskReason.VERY_LATE, RECORDED), waits(Reason.NEEDS_REVIEW))
        .when(new PlanAnew(CASE, nine(3), ANNA))
        .expectNoEvents();
  }

  @Test
  void whenSomebodyHasItIsChasedFromTheFirstStepOn() {
    fixture
        .given(OPENED, raised(TaskReason.VERY_LATE, RECORDED), waits(Reason.NEEDS_REVIEW))
        .when(end(TaskReason.VERY_LATE, RECORDED))
        .expectResultMessagePayload(false)
        .expectEvents(
            new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.VERY_LATE, "done"),
            planned(
                step("reminder-1", 3),
                step("reminder-2", 10),
                step("demand", 20),
                step("escalation", 30)));
  }

  @Test
  void itsEndTellsWhoSawToItAndWhatThatPersonNoted() {
    fixture
        .given(OPENED, raised(TaskReason.VERY_LATE, RECORDED), waits(Reason.NEEDS_REVIEW))
        .when(
            new EndTask(
                CASE,
                TaskReason.VERY_LATE,
                RECORDED,
                later(RECORDED, 24),
                ANNA,
                "person:li.na",
                "called"))
        .expectEventsMatching(
            Matchers.payloadsMatching(
                Matchers.listWithAnyOf(
                    Matchers.equalTo(
                        new TaskEnded(
                            CASE,
                            ACCOUNT,
                            "611365",
                            TaskReason.VERY_LATE,
                            "done",
                            "person:li.na",
                            "called")))));
  }

  @Test
  void aTaskThatCameLaterOrForAnotherReasonStays() {
    fixture
        .given(OPENED, raised(TaskReason.VERY_LATE, later(RECORDED, 1)), waits(Reason.NEEDS_REVIEW))
        .when(end(TaskReason.VERY_LATE, RECORDED))
        .expectResultMessagePayload(true)
        .expectNoEvents();
    fixture
        .given(OPENED, raised(TaskReason.UNUSUAL_AMOUNT, RECORDED), waits(Reason.NEEDS_REVIEW))
        .when(end(TaskReason.VERY_LATE, RECORDED))
        .expectNoEvents();
  }

  @Test
  void anUnusualAmountIsATaskWhenItWouldBeChasedForTheFirstTime() {
    Customer small = having(new Largest(new One("611365", AMOUNT), one("1", "0.55 EUR")));
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), small))
        .expectEvents(raised(TaskReason.UNUSUAL_AMOUNT, nine(3)), waits(Reason.NEEDS_REVIEW));
    Customer usual = having(new Largest(new One("611365", AMOUNT), one("1", "0.56 EUR")));
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), usual))
        .expectEvents(
            requested("reminder-1", 3, "55.94 EUR"),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void oneThatSomebodyLookedAtOrThatIsBeingChasedIsNoTaskAgain() {
    Customer small = having(new Largest(new One("611365", AMOUNT), one("1", "0.55 EUR")));
    fixture
        .given(
            OPENED,
            raised(TaskReason.VERY_LATE, RECORDED),
            new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.VERY_LATE, "done"))
        .when(new Chase(CASE, nine(3), small))
        .expectEvents(
            requested("reminder-1", 3, "55.94 EUR"),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), taken("reminder-1", 3))
        .when(new Chase(CASE, nine(10), small))
        .expectEvents(
            requested("reminder-2", 10, "55.94 EUR"),
            planned(step("demand", 20), step("escalation", 30)));
  }

  @Test
  void whatIsSettledIsNoTask() {
    fixture
        .given(
            OPENED,
            raised(TaskReason.VERY_LATE, RECORDED),
            waits(Reason.NEEDS_REVIEW),
            reduced("55.94 EUR", "0.00 EUR", 7),
            CLOSED)
        .when(end(TaskReason.VERY_LATE, RECORDED))
        .expectResultMessagePayload(false)
        .expectNoEvents();
  }

  @Test
  void moneyThatCoversItForAWeekIsATaskAndItIsAskedForAgainAWeekLater() {
    fixture
        .given(
            OPENED,
            requested("reminder-1", 3, "55.94 EUR"),
            leftOut(1, "covered: receipt R-1"),
            by(2, requested("reminder-1", 10, "55.94 EUR")))
        .when(reported(2, "covered: receipt R-1", nine(10)))
        .expectEvents(
            report(2, "covered: receipt R-1", nine(10)),
            leftOut(2, "covered: receipt R-1"),
            raised(TaskReason.UNALLOCATED_MONEY, nine(10)),
            planned(
                step("reminder-1", 17),
                step("reminder-2", 24),
                step("demand", 34),
                step("escalation", 44)));
  }

  @Test
  void moneyThatCoversItForLessIsNone() {
    fixture
        .given(
            OPENED,
            requested("reminder-1", 3, "55.94 EUR"),
            leftOut(1, "covered: receipt R-1"),
            by(2, requested("reminder-1", 9, "55.94 EUR")))
        .when(reported(2, "covered: receipt R-1", nine(9)))
        .expectEvents(
            report(2, "covered: receipt R-1", nine(9)),
            leftOut(2, "covered: receipt R-1"),
            planned(
                step("reminder-1", 10),
                step("reminder-2", 17),
                step("demand", 27),
                step("escalation", 37)));
  }

  @Test
  void theTaskEndsWhenItsMessageLeaves() {
    Instant at = nine(17);
    fixture
        .given(
            OPENED,
            raised(TaskReason.UNALLOCATED_MONEY, nine(10)),
            by(3, requested("reminder-1", 17, "55.94 EUR")),
            planned())
        .when(
            new ReportDelivery(CASE, 3, "reminder-1", "m-3", "sent", "anna", at, "hash", at, ANNA))
        .expectEvents(
            new DeliveryReported(
                CASE, 3, ACCOUNT, "611365", "reminder-1", "m-3", "sent", "anna", at, "hash"),
            new StepTaken(CASE, 3, ACCOUNT, "611365", "reminder-1", DUE.plusDays(17)),
            new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.UNALLOCATED_MONEY, "cured"),
            planned(step("reminder-2", 24), step("demand", 34), step("escalation", 44)));
  }

  @Test
  void whoOwesTooLittleIsAskedAgainAWeekLater() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"))
        .when(reported(1, "below-minimum", nine(3)))
        .expectEvents(
            report(1, "below-minimum", nine(3)),
            leftOut(1, "below-minimum"),
            planned(
                step("reminder-1", 10),
                step("reminder-2", 17),
                step("demand", 27),
                step("escalation", 37)));
  }

  /** Nor is it decided otherwise: a day on which nothing is asked for has its reason. */
  @Test
  void whatLastsIsNotAskedForSoonerForAHoldThatEndsOrNewsOfTheCustomer() {
    Object[] given = {
      OPENED,
      requested("reminder-1", 3, "55.94 EUR"),
      leftOut(1, "below-minimum"),
      planned(
          step("reminder-1", 10),
          step("reminder-2", 17),
          step("demand", 27),
          step("escalation", 37))
    };
    fixture.given(given).when(new Chase(CASE, nine(6), ANNA)).expectNoEvents();
    fixture.given(given).when(new PlanAnew(CASE, later(nine(6), 2), ANNA)).expectNoEvents();
    Hold part =
        new Hold(Hold.MANUAL, "a question", DUE.plusDays(6), Money.parse("20.00 EUR"), null);
    fixture
        .given(given)
        .when(new PlaceHold(CASE, part, later(nine(4), 1), ANNA))
        .expectEvents(
            new ClaimHeld(
                CASE,
                ACCOUNT,
                "611365",
                part,
                part.endsIn(Examples.BERLIN),
                new Held(Money.parse("20.00 EUR"), part.until())));
    assertThat(decidedAt(nine(6), given))
        .isEqualTo(new Nothing(BELOW_MINIMUM, "reminder-1", nine(10)));
    assertThat(decidedAt(nine(10), given)).isInstanceOf(Take.class);
  }

  @Test
  void moneyThatCoversItForAWeekIsNoStepBeforeItIsAskedForAgain() {
    Object[] given = {
      OPENED,
      requested("reminder-1", 3, "55.94 EUR"),
      leftOut(1, "covered: receipt R-1"),
      by(2, requested("reminder-1", 10, "55.94 EUR")),
      leftOut(2, "covered: receipt R-1"),
      raised(TaskReason.UNALLOCATED_MONEY, nine(10))
    };
    assertThat(decidedAt(nine(13), given))
        .isEqualTo(new Nothing(COVERED, "reminder-1", nine(17), "receipt R-1"));
    assertThat(decidedAt(nine(17), given)).isInstanceOf(Take.class);
  }

  private static Decision decidedAt(Instant now, Object... given) {
    Claim claim = new Claim((CaseOpened) given[0]);
    Stream.of(given).skip(1).forEach(event -> claim.remember((ClaimEvent) event));
    return claim.decide(
        claim.schedule(STANDARD, ANNA, WorkingDays.MONDAY_TO_FRIDAY),
        ANNA,
        now,
        account -> {
          throw new AssertionError(account);
        },
        Examples.READY);
  }

  private static ReportDelivery reported(int request, String reason, Instant at) {
    return new ReportDelivery(
        CASE, request, "reminder-1", "m-" + request, "left-out", null, at, reason, at, ANNA);
  }

  private static DeliveryReported report(int request, String reason, Instant at) {
    return new DeliveryReported(
        CASE,
        request,
        ACCOUNT,
        "611365",
        "reminder-1",
        "m-" + request,
        "left-out",
        null,
        at,
        reason);
  }

  private static StepNotTaken leftOut(int request, String reason) {
    return new StepNotTaken(
        CASE, request, ACCOUNT, "611365", "reminder-1", reason, false, Examples.TOLD);
  }

  private static CaseOpened opened(LocalDate posted, LocalDate dueOn) {
    return new CaseOpened(
        CASE,
        ACCOUNT,
        ItemKind.INVOICE,
        "611365",
        posted,
        null,
        dueOn,
        AMOUNT,
        AMOUNT,
        null,
        null,
        null,
        "standard/1",
        RECORDED,
        null,
        List.of());
  }

  private static Customer having(Largest largest) {
    return new Customer(
        ANNA.id(),
        ANNA.name(),
        ANNA.zone(),
        ANNA.country(),
        null,
        ANNA.contacts(),
        ANNA.undeliverable(),
        Map.of(AMOUNT.currency(), largest),
        ANNA.chasing(),
        ANNA.ledgerSequence());
  }

  private static One one(String invoice, String amount) {
    return new One(invoice, Money.parse(amount));
  }

  private static EndTask end(TaskReason reason, Instant until) {
    return new EndTask(CASE, reason, until, later(RECORDED, 24), ANNA);
  }

  private static TaskRaised raised(TaskReason reason, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, Examples.BERLIN);
    return new TaskRaised(CASE, ACCOUNT, "611365", reason, day, at);
  }
}
