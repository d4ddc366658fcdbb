package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.AMOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.INVOICE;
import static huikuan.dunning.claim.Examples.NOBODY;
import static huikuan.dunning.claim.Examples.OPEN;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.POSTED;
import static huikuan.dunning.claim.Examples.RECORDED;
import static huikuan.dunning.claim.Examples.REFUSED;
import static huikuan.dunning.claim.Examples.TOLD;
import static huikuan.dunning.claim.Examples.at;
import static huikuan.dunning.claim.Examples.by;
import static huikuan.dunning.claim.Examples.customer;
import static huikuan.dunning.claim.Examples.dated;
import static huikuan.dunning.claim.Examples.escalated;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.missing;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.paidShort;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.raisedShort;
import static huikuan.dunning.claim.Examples.reduced;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.sealing;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;
import static huikuan.dunning.claim.Examples.waits;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.dunning.Contacts;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ReminderCaseTest {

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @Test
  void anInvoiceOpensACaseWithAllItsSteps() {
    fixture.givenNoPriorActivity().when(OPEN).expectEvents(OPENED);
  }

  @Test
  void anInvoiceThatComesAgainOpensNothing() {
    fixture.given(OPENED).when(OPEN).expectNoEvents();
  }

  @Test
  void anInvoiceOverNothingIsNotChased() {
    InvoicePosted free =
        new InvoicePosted(
            ACCOUNT, "611365", POSTED, null, DUE, Money.parse("0.00 EUR"), null, null, null);
    fixture
        .givenNoPriorActivity()
        .when(new OpenCase(CASE, Terms.of(free), ANNA, Examples.STANDARD, RECORDED))
        .expectNoEvents();
  }

  @Test
  void aStepOfABalanceBroughtForwardBearsTheDayOnTheInvoice() {
    LocalDate original = LocalDate.of(2012, 12, 1);
    CaseOpened broughtForward =
        new CaseOpened(
            CASE,
            ACCOUNT,
            ItemKind.INVOICE,
            "611365",
            POSTED,
            original,
            DUE,
            AMOUNT,
            AMOUNT,
            "C-1",
            "PO 4711",
            "li.na",
            "standard/1",
            RECORDED,
            null,
            OPENED.plan());
    fixture
        .given(broughtForward)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            dated(original, requested("reminder-1", 3, "55.94 EUR")),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void aStepIsTakenWhenItIsDue() {
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            requested("reminder-1", 3, "55.94 EUR"),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void aStepIsNotTakenBeforeItIsDue() {
    fixture.given(OPENED).when(new Chase(CASE, nine(3).minusMillis(1), ANNA)).expectNoEvents();
  }

  @Test
  void aStepIsTakenOnce() {
    fixture
        .given(
            OPENED,
            requested("reminder-1", 3, "55.94 EUR"),
            taken("reminder-1", 3),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)))
        .when(new Chase(CASE, later(nine(3), 1), ANNA))
        .expectNoEvents();
  }

  @Test
  void ofSeveralStepsMissedTheFirstIsTakenAndTheOthersFollowAtThePolicysPace() {
    fixture
        .given(OPENED)
        .when(new Chase(CASE, later(nine(13), 5), ANNA))
        .expectEvents(
            sealing(later(nine(13), 5).plusSeconds(600), requested("reminder-1", 13, "55.94 EUR")),
            planned(step("reminder-2", 20), step("demand", 30), step("escalation", 41)));
  }

  @Test
  void onADayOfRestNothingIsTakenAndWhatIsDueIsPlannedForTheNextContactDay() {
    // Saturday, 2013-03-09.
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), taken("reminder-1", 3))
        .when(new Chase(CASE, nine(32), NOBODY))
        .expectEvents(
            Examples.withheld("reminder-2", 32, Decision.Reason.NO_CONTACT_DAY, nine(34)),
            planned(step("reminder-2", 34), step("demand", 44), step("escalation", 55)));
  }

  @Test
  void theFirstMessageOfAClaimFoundFarPastDueIsNoDemand() {
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(34), ANNA))
        .expectEvents(
            requested("reminder-1", 34, "55.94 EUR"),
            planned(step("reminder-2", 41), step("demand", 51), step("escalation", 62)));
  }

  @Test
  void aStepKeepsItsDistanceFromTheOneReallyTaken() {
    fixture
        .given(OPENED, requested("reminder-1", 9, "55.94 EUR"), taken("reminder-1", 9))
        .when(new Chase(CASE, nine(10), ANNA))
        .expectEvents(planned(step("reminder-2", 16), step("demand", 27), step("escalation", 37)));
  }

  @Test
  void aClaimIsEscalatedAfterItWasDemanded() {
    fixture
        .given(
            OPENED,
            requested("demand", 20, "55.94 EUR"),
            taken("demand", 20),
            planned(step("escalation", 30)))
        .when(new Chase(CASE, nine(30), ANNA))
        .expectEvents(escalated(30), planned(step("demand", 62)));
  }

  @Test
  void theDemandIsMadeAgainAfterTheEscalationAndAfterItself() {
    ClaimEvent again = by(1, requested("demand", 62, "55.94 EUR"));
    fixture
        .given(OPENED, taken("demand", 20), escalated(30), planned(step("demand", 62)))
        .when(new Chase(CASE, nine(62), ANNA))
        .expectEvents(again, planned(step("demand", 92)));
  }

  @Test
  void aClaimIsEscalatedOnce() {
    fixture
        .given(
            OPENED,
            requested("demand", 33, "55.94 EUR"),
            taken("demand", 33),
            escalated(33),
            planned(step("demand", 63)))
        .when(new Chase(CASE, nine(34), ANNA))
        .expectNoEvents();
  }

  @Test
  void aPartPaymentIsRememberedInTheNextReminder() {
    fixture
        .given(OPENED, reduced("50.00 EUR", "5.94 EUR", 7))
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            requested("reminder-1", 3, "5.94 EUR"),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void nobodyIsRemindedOfWhatIsSettled() {
    fixture
        .given(OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectNoEvents();
  }

  @Test
  void withNobodyToWriteToTheStepIsMissingAndNoneFollows() {
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), NOBODY))
        .expectEvents(missing("reminder-1", 3), waits(Reason.NOBODY_TO_WRITE_TO));
  }

  @Test
  void whoWasNeverReachableIsNotEscalated() {
    fixture
        .given(OPENED, missing("reminder-1", 3), waits(Reason.NOBODY_TO_WRITE_TO))
        .when(new Chase(CASE, nine(34), NOBODY))
        .expectNoEvents();
  }

  @Test
  void aStepIsMissingOnce() {
    fixture
        .given(OPENED, missing("reminder-1", 3), waits(Reason.NOBODY_TO_WRITE_TO))
        .when(new Chase(CASE, nine(4), NOBODY))
        .expectNoEvents();
  }

  @Test
  void somebodyWhoWillBeThereLaterIsPlannedFor() {
    Contact later =
        Contacts.of("bo", "Bo", Role.PAYMENT_RESPONSIBLE, "bo@acme.example", DUE.plusDays(6), null);
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), customer(later)))
        .expectEvents(
            missing("reminder-1", 3),
            planned(
                step("reminder-1", 6),
                step("reminder-2", 13),
                step("demand", 23),
                step("escalation", 34)));
  }

  @Test
  void aContactThatTurnsUpIsWrittenToAtTheNextNineOClock() {
    fixture
        .given(OPENED, missing("reminder-1", 3), waits(Reason.NOBODY_TO_WRITE_TO))
        .when(new PlanAnew(CASE, later(nine(5), 2), ANNA))
        .expectEvents(
            planned(
                step("reminder-1", 6),
                step("reminder-2", 13),
                step("demand", 23),
                step("escalation", 34)));
  }

  @Test
  void aContactThatTurnsUpMuchLaterIsStillWrittenTo() {
    fixture
        .given(
            OPENED,
            requested("reminder-2", 10, "55.94 EUR"),
            taken("reminder-2", 10),
            missing("demand", 20),
            waits(Reason.NOBODY_TO_WRITE_TO))
        .when(new PlanAnew(CASE, later(nine(50), 2), ANNA))
        .expectEvents(planned(step("demand", 51), step("escalation", 62)));
  }

  @Test
  void newsOfACustomerChangeNothingWhereNobodyIsMissing() {
    fixture.given(OPENED).when(new PlanAnew(CASE, nine(2), ANNA)).expectNoEvents();
  }

  @Test
  void newsOfACustomerWithoutAnybodyChangeNothing() {
    fixture
        .given(OPENED, missing("reminder-1", 3), waits(Reason.NOBODY_TO_WRITE_TO))
        .when(new PlanAnew(CASE, later(nine(5), 2), NOBODY))
        .expectNoEvents();
  }

  @Test
  void aStepWaitsIfTheCustomerHasMovedWest() {
    Customer inNewYork =
        new Customer(
            ANNA.id(),
            "ACME GmbH",
            ZoneId.of("America/New_York"),
            "US",
            null,
            ANNA.contacts(),
            Set.of(),
            Map.of(),
            Examples.ALWAYS,
            TOLD);
    Instant nineInNewYork = Instant.parse("2013-02-08T14:00:00Z");
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), inNewYork))
        .expectEvents(
            planned(
                new PlannedStep("reminder-1", nineInNewYork),
                new PlannedStep("reminder-2", Instant.parse("2013-02-15T14:00:00Z")),
                new PlannedStep("demand", Instant.parse("2013-02-25T14:00:00Z")),
                new PlannedStep("escalation", Instant.parse("2013-03-07T14:00:00Z"))));
  }

  @Test
  void aPlanFollowsACustomerWhoMovesEast() {
    Customer inTokyo =
        new Customer(
            ANNA.id(),
            "ACME GmbH",
            ZoneId.of("Asia/Tokyo"),
            "JP",
            null,
            ANNA.contacts(),
            Set.of(),
            Map.of(),
            Examples.ALWAYS,
            TOLD);
    fixture
        .given(OPENED)
        .when(new PlanAnew(CASE, nine(2), inTokyo))
        .expectEvents(
            planned(
                new PlannedStep("reminder-1", Instant.parse("2013-02-08T00:00:00Z")),
                new PlannedStep("reminder-2", Instant.parse("2013-02-15T00:00:00Z")),
                new PlannedStep("demand", Instant.parse("2013-02-25T00:00:00Z")),
                new PlannedStep("escalation", Instant.parse("2013-03-07T00:00:00Z"))));
  }

  @Test
  void whoMovesPastTheMomentOfAStepIsWrittenToOnTheNextContactDay() {
    Customer inTokyo =
        new Customer(
            ANNA.id(),
            "ACME GmbH",
            ZoneId.of("Asia/Tokyo"),
            "JP",
            null,
            ANNA.contacts(),
            Set.of(),
            Map.of(),
            Examples.ALWAYS,
            TOLD);
    // Friday noon in Tokyo, an hour before nine in Berlin.
    Instant now = Instant.parse("2013-02-08T03:00:00Z");
    fixture
        .given(OPENED)
        .when(new PlanAnew(CASE, now, inTokyo))
        .expectEvents(
            planned(
                new PlannedStep("reminder-1", Instant.parse("2013-02-11T00:00:00Z")),
                new PlannedStep("reminder-2", Instant.parse("2013-02-18T00:00:00Z")),
                new PlannedStep("demand", Instant.parse("2013-02-28T00:00:00Z")),
                new PlannedStep("escalation", Instant.parse("2013-03-11T00:00:00Z"))));
  }

  @Test
  void aStepThatIsDueNowIsNotPutOffByNewsOfTheCustomer() {
    fixture.given(OPENED).when(new PlanAnew(CASE, later(nine(3), 1), ANNA)).expectNoEvents();
  }

  @Test
  void moneyReducesTheClaim() {
    fixture
        .given(OPENED)
        .when(reduce("50.00 EUR", "5.94 EUR", 7))
        .expectEvents(
            reduced("50.00 EUR", "5.94 EUR", 7),
            paidShort("50.00 EUR", "5.94 EUR", 7),
            raisedShort(5));
  }

  @Test
  void theLastMoneyClosesTheCase() {
    fixture
        .given(OPENED, reduced("50.00 EUR", "5.94 EUR", 7))
        .when(reduce("5.94 EUR", "0.00 EUR", 9))
        .expectEvents(reduced("5.94 EUR", "0.00 EUR", 9), CLOSED);
  }

  @Test
  void aReceiptThatComesAgainChangesNothing() {
    fixture
        .given(OPENED, reduced("20.00 EUR", "35.94 EUR", 7), reduced("30.00 EUR", "5.94 EUR", 9))
        .when(reduce("20.00 EUR", "35.94 EUR", 7))
        .expectNoEvents();
  }

  @Test
  void aReceiptForASettledInvoiceChangesNothing() {
    fixture
        .given(OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(reduce("55.94 EUR", "0.00 EUR", 9))
        .expectNoEvents();
  }

  @Test
  void whatTheLedgerSaidEarlierIsNoNewsWheneverItArrives() {
    ClaimReduced known = toldAs("7.2", reduced("50.00 EUR", "5.94 EUR", 9));
    fixture
        .given(OPENED, known)
        .when(toldAs("7.1", reduce("20.00 EUR", "35.94 EUR", 11)))
        .expectNoEvents();
    fixture
        .given(OPENED, known)
        .when(toldAs("7.2", reduce("20.00 EUR", "35.94 EUR", 11)))
        .expectNoEvents();
    fixture
        .given(OPENED, known)
        .when(toldAs("7.3", reduce("1.00 EUR", "4.94 EUR", 11)))
        .expectEvents(
            toldAs("7.3", reduced("1.00 EUR", "4.94 EUR", 11)),
            paidShort("1.00 EUR", "4.94 EUR", 11),
            raisedShort(5));
  }

  @Test
  void aReminderSaysFromWhereInTheLedgerItsAmountIsKnown() {
    fixture
        .given(OPENED, toldAs("7.2", reduced("50.00 EUR", "5.94 EUR", 9)))
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            at("7.2", requested("reminder-1", 3, "5.94 EUR")),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  private static ChangeOpenAmount toldAs(String sequence, ChangeOpenAmount of) {
    return new ChangeOpenAmount(
        of.caseId(),
        of.document(),
        of.change(),
        of.open(),
        of.position(),
        sequence,
        of.recordedAt(),
        of.customer());
  }

  private static ClaimReduced toldAs(String sequence, ClaimReduced of) {
    return new ClaimReduced(
        of.caseId(),
        of.account(),
        of.invoice(),
        of.receipt(),
        of.paidOn(),
        of.amount(),
        of.open(),
        of.position(),
        sequence);
  }

  @Test
  void aStepIsTakenWhenItsMessageHasLeft() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .when(sent(3))
        .expectEvents(delivered(3), taken("reminder-1", 3));
  }

  @Test
  void theNextStepKeepsItsDistanceFromTheDayOnWhichTheMessageReallyLeft() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .when(sent(6))
        .expectEvents(
            delivered(6),
            taken("reminder-1", 6),
            planned(step("reminder-2", 13), step("demand", 23), step("escalation", 34)));
  }

  @Test
  void nothingIsAskedForWhileAMessageIsUnderWay() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .when(new Chase(CASE, nine(10), ANNA))
        .expectEvents(planned(step("reminder-2", 13), step("demand", 23), step("escalation", 34)));
  }

  @Test
  void aMessageThatCouldNotBeDeliveredTakesNoStepAndNeedsAContact() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .when(report("failed", "550 no such user", 3, REFUSED))
        .expectEvents(
            reported("failed", "550 no such user", 3),
            notTaken("550 no such user", true),
            waits(Reason.NOBODY_TO_WRITE_TO));
  }

  @Test
  void aMendedContactIsWrittenToByASecondRequest() {
    ClaimEvent[] failed = {
      OPENED,
      requested("reminder-1", 3, "55.94 EUR"),
      AFTER_THE_FIRST,
      reported("failed", "550 no such user", 3),
      notTaken("550 no such user", true),
      waits(Reason.NOBODY_TO_WRITE_TO)
    };
    fixture
        .given((Object[]) failed)
        .when(new PlanAnew(CASE, later(nine(6), 2), ANNA))
        .expectEvents(
            planned(
                step("reminder-1", 7),
                step("reminder-2", 14),
                step("demand", 24),
                step("escalation", 34)));
    fixture
        .given((Object[]) failed)
        .when(new Chase(CASE, nine(7), ANNA))
        .expectEvents(
            by(2, requested("reminder-1", 7, "55.94 EUR")),
            planned(step("reminder-2", 14), step("demand", 24), step("escalation", 34)));
  }

  @Test
  void aMessageThatWasWithdrawnTakesNoStep() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST, CLOSED)
        .when(report("left-out", "settled", 3))
        .expectEvents(reported("left-out", "settled", 3), notTaken("settled", false));
  }

  /** Its recipient's hours begin before the policy's time of that day. */
  @Test
  void aStepThatIsLeftOutEarlyIsAskedForAgainOnAnotherDay() {
    Instant early = later(nine(6), -7);
    fixture
        .given(OPENED, requested("reminder-1", 6, "55.94 EUR"), AFTER_THE_FIRST)
        .when(
            new ReportDelivery(
                CASE, 1, "reminder-1", "m-1", "left-out", "anna", early, "cap", early, ANNA))
        .expectEvents(
            new DeliveryReported(
                CASE,
                1,
                ACCOUNT,
                INVOICE.number(),
                "reminder-1",
                "m-1",
                "left-out",
                "anna",
                early,
                "cap"),
            notTaken("cap", false),
            planned(
                step("reminder-1", 7),
                step("reminder-2", 14),
                step("demand", 24),
                step("escalation", 34)));
  }

  /** The money pays what was agreed, so no step was left out. */
  @Test
  void aTaskToAllocateMoneyThatWasAgreedDelaysNoStep() {
    fixture
        .given(
            OPENED,
            requested("reminder-1", 3, "55.94 EUR"),
            AFTER_THE_FIRST,
            taken("reminder-1", 3),
            new TaskRaised(
                CASE,
                ACCOUNT,
                INVOICE.number(),
                TaskReason.UNALLOCATED_MONEY,
                DUE.plusDays(9),
                nine(9)))
        .when(new Chase(CASE, nine(10), ANNA))
        .expectEvents(
            by(2, requested("reminder-2", 10, "55.94 EUR")),
            planned(step("demand", 20), step("escalation", 30)));
  }

  @Test
  void proofOfDeliveryIsKeptOfASettledInvoiceToo() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST, CLOSED)
        .when(sent(3))
        .expectEvents(delivered(3), taken("reminder-1", 3));
  }

  @Test
  void proofOfAMessageThatNobodyHereAskedForIsKept() {
    fixture.given(OPENED).when(sent(3)).expectEvents(delivered(3));
  }

  @Test
  void proofOfDeliveryIsKeptOnce() {
    fixture.given(OPENED, delivered(3)).when(sent(3)).expectNoEvents();
  }

  private static ChangeOpenAmount reduce(String amount, String open, long position) {
    Document receipt = new Document("receipt", "R-" + position, DUE.plusDays(5));
    Money change = Money.parse(amount).negated();
    return new ChangeOpenAmount(
        CASE, receipt, change, Money.parse(open), position, null, nine(5), ANNA);
  }

  private static final StepsPlanned AFTER_THE_FIRST =
      planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30));

  private static ReportDelivery sent(int daysLate) {
    return report("sent", "abc123", daysLate);
  }

  private static DeliveryReported delivered(int daysLate) {
    return reported("sent", "abc123", daysLate);
  }

  private static ReportDelivery report(String outcome, String detail, int daysLate) {
    return report(outcome, detail, daysLate, ANNA);
  }

  private static ReportDelivery report(
      String outcome, String detail, int daysLate, Customer customer) {
    Instant at = later(nine(daysLate), 1);
    return new ReportDelivery(
        CASE, 1, "reminder-1", "m-1", outcome, "anna", at, detail, at, customer);
  }

  private static DeliveryReported reported(String outcome, String detail, int daysLate) {
    return new DeliveryReported(
        CASE,
        1,
        ACCOUNT,
        INVOICE.number(),
        "reminder-1",
        "m-1",
        outcome,
        "anna",
        later(nine(daysLate), 1),
        detail);
  }

  private static StepNotTaken notTaken(String reason, boolean needsContact) {
    return new StepNotTaken(
        CASE, 1, ACCOUNT, INVOICE.number(), "reminder-1", reason, needsContact, TOLD);
  }
}
