package huikuan.dunning;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Hours;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.contracts.ledger.StatutoryDate;
import huikuan.dunning.assignment.AssignmentEvent;
import huikuan.dunning.assignment.AssignmentSamples;
import huikuan.dunning.batch.BatchAction;
import huikuan.dunning.batch.BatchEvent;
import huikuan.dunning.batch.BatchEvent.BatchAdvanced;
import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.BatchFinished;
import huikuan.dunning.batch.BatchEvent.BatchLapsed;
import huikuan.dunning.batch.BatchEvent.BatchStarted;
import huikuan.dunning.batch.BatchEvent.BatchStopped;
import huikuan.dunning.batch.BatchEvent.Chosen;
import huikuan.dunning.batch.BatchEvent.Outcomes;
import huikuan.dunning.batch.BatchEvent.PartBegun;
import huikuan.dunning.batch.BatchEvent.PartDone;
import huikuan.dunning.batch.BatchEvent.PartFrozen;
import huikuan.dunning.batch.BatchOrder;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.AssignedStepEnded;
import huikuan.dunning.claim.ClaimEvent.CaseAssigned;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.CauseSet;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.PaidShort;
import huikuan.dunning.claim.ClaimEvent.Recipient;
import huikuan.dunning.claim.ClaimEvent.StepAssigned;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepPassed;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.ClaimEvent.WriteOffAnswered;
import huikuan.dunning.claim.ClaimEvent.WriteOffAsked;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.companies.CompanyEvent;
import huikuan.dunning.companies.CompanyEvent.ChasingSet;
import huikuan.dunning.companies.CompanyEvent.ReceiptsCompleted;
import huikuan.dunning.concession.ConcessionEvent;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.StoredConcessions;
import huikuan.dunning.dispute.DisputeEvent;
import huikuan.dunning.dispute.StoredDisputes;
import huikuan.dunning.hold.CustomerHoldEvent;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.insolvency.Filing;
import huikuan.dunning.insolvency.InsolvencyEvent;
import huikuan.dunning.insolvency.InsolvencyEvent.ClaimsFiled;
import huikuan.dunning.insolvency.InsolvencyEvent.FilingNear;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyEnded;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyOpened;
import huikuan.dunning.insolvency.Proceedings;
import huikuan.dunning.ladder.Ground;
import huikuan.dunning.ladder.Ladder;
import huikuan.dunning.ladder.LadderEvent;
import huikuan.dunning.ladder.LadderEvent.LadderApproved;
import huikuan.dunning.ladder.LadderEvent.LadderDrafted;
import huikuan.dunning.ladder.LadderEvent.LadderOvertaken;
import huikuan.dunning.ladder.LadderEvent.LadderRejected;
import huikuan.dunning.ladder.Rung;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.policy.AppliesTo;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.PolicyEvent;
import huikuan.dunning.policy.PolicyEvent.VersionApproved;
import huikuan.dunning.policy.PolicyEvent.VersionDrafted;
import huikuan.dunning.policy.PolicyEvent.VersionOvertaken;
import huikuan.dunning.policy.PolicyEvent.VersionRejected;
import huikuan.dunning.policy.ShippedOnly;
import huikuan.dunning.portfolio.Portfolio;
import huikuan.dunning.portfolio.PortfolioEvent;
import huikuan.dunning.portfolio.PortfolioEvent.PortfolioHandedOver;
import huikuan.dunning.portfolio.PortfolioEvent.PortfolioSet;
import huikuan.dunning.portfolio.StandIn;
import huikuan.dunning.portfolio.StoodOpen;
import huikuan.dunning.portfolio.StoodOpen.NextDate;
import huikuan.dunning.promise.PromiseEvent;
import huikuan.dunning.promise.StoredPromises;
import huikuan.dunning.sanction.OpenOrder;
import huikuan.dunning.sanction.OrdersEvent;
import huikuan.dunning.sanction.OrdersEvent.OrdersTold;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.dunning.sanction.SanctionEvents;
import huikuan.dunning.standing.Attitude;
import huikuan.dunning.standing.Cause;
import huikuan.dunning.standing.StandingEvent;
import huikuan.dunning.standing.StandingEvent.AttitudeSet;
import huikuan.dunning.talk.Talk;
import huikuan.dunning.talk.TalkEvent;
import huikuan.dunning.talk.TalkEvent.ResubmissionSet;
import huikuan.dunning.talk.TalkEvent.TalkRecorded;
import huikuan.dunning.task.TaskEvent;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import huikuan.dunning.worklist.PointEvent;
import huikuan.dunning.worklist.PointEvent.PointsSet;
import huikuan.dunning.worklist.PointRules;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is in the log stays readable: each event's JSON is approved, and read back as it was. */
class StoredEventsTest {

  private static final EventCodec CODEC =
      new EventCodec(
          EventVocabulary.of(
              ClaimEvent.class,
              SanctionEvent.class,
              OrdersEvent.class,
              LadderEvent.class,
              CompanyEvent.class,
              CustomerHoldEvent.class,
              PromiseEvent.class,
              DisputeEvent.class,
              ConcessionEvent.class,
              InsolvencyEvent.class,
              StandingEvent.class,
              AssignmentEvent.class,
              PolicyEvent.class,
              TaskEvent.class,
              BatchEvent.class,
              PortfolioEvent.class,
              TalkEvent.class,
              PointEvent.class));
  private static final JsonMapper JSON = new JsonMapper();

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.USD");
  private static final String CASE = "reminder.CN01.611365";
  private static final String ROUND = "escalation.CN01.0379-NEVHP.USD.1";
  private static final LocalDate DUE = LocalDate.of(2013, 2, 1);
  private static final Instant MOMENT = Instant.parse("2013-02-04T01:00:00Z");
  private static final Money AMOUNT = Money.parse("55.94 USD");
  private static final Money REST = Money.parse("5.94 USD");
  private static final String SEQUENCE = "0000000000000048211.0000000000";

  static Stream<Object> events() {
    return Stream.of(
            reminders(),
            sanctions(),
            ladders(),
            companies(),
            customerHolds(),
            StoredPromises.events(),
            StoredDisputes.events(),
            StoredConcessions.events(),
            policies(),
            batches(),
            standings(),
            AssignmentSamples.events(),
            workLists())
        .flatMap(each -> each);
  }

  private static Stream<Object> reminders() {
    return Stream.of(
        new CaseOpened(
            CASE,
            ACCOUNT,
            ItemKind.INVOICE,
            "611365",
            LocalDate.of(2013, 1, 2),
            LocalDate.of(2012, 12, 1),
            DUE,
            AMOUNT,
            AMOUNT,
            "C-1",
            "PO 4711",
            "li.na",
            "standard/1",
            Instant.parse("2013-01-02T04:00:00.123Z"),
            SEQUENCE,
            new StatutoryDate(LocalDate.of(2013, 1, 30), "DE", "BGB 271a (1)"),
            List.of(new PlannedStep("reminder-1", MOMENT))),
        new StepRequested(
            CASE,
            2,
            ACCOUNT,
            "611365",
            "reminder-2",
            2,
            MessageKind.COURTESY,
            new Sending(
                LocalDate.of(2013, 2, 11),
                List.of(Hours.parse("09:00/11:30"), Hours.parse("14:00/17:30")),
                Instant.parse("2013-02-11T01:10:00Z"),
                3,
                5,
                LocalDate.of(2013, 2, 8)),
            false,
            Money.parse("20.00 USD"),
            Money.parse("1.94 USD"),
            10,
            LocalDate.of(2013, 1, 2),
            DUE,
            AMOUNT,
            REST,
            "C-1",
            "PO 4711",
            "standard/1",
            new Recipient("c-1", Role.PAYMENT_RESPONSIBLE),
            SEQUENCE,
            "0000000000000040007.0000000000",
            true),
        new TaskRaised(
            CASE, ACCOUNT, "611365", TaskReason.VERY_LATE, LocalDate.of(2014, 2, 12), MOMENT),
        new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.VERY_LATE, "done"),
        new TaskDone(
            new TaskId(ACCOUNT.customerId(), TaskReason.VERY_LATE),
            ACCOUNT.customerId(),
            "called",
            MOMENT),
        new DemandOrdered(CASE, ACCOUNT, "611365", "demand", "promised on the phone", MOMENT),
        new DemandArrived(
            CASE,
            ACCOUNT,
            "611365",
            "CN01-2013-0007",
            "signed-for",
            LocalDate.of(2013, 2, 8),
            AMOUNT,
            "demand",
            4),
        new StepPassed(
            CASE, ACCOUNT, "611365", "reminder-2", LocalDate.of(2013, 2, 9), "CN01-2013-0007"),
        new StepSkipped(
            CASE,
            ACCOUNT,
            "611365",
            "reminder-2",
            LocalDate.of(2013, 2, 9),
            LocalDate.of(2013, 2, 12),
            "paid on Monday, they say"),
        new ClaimMoved(
            CASE,
            ACCOUNT,
            "611365",
            LocalDate.of(2013, 2, 10),
            "strict/2",
            "standard/1",
            "firm",
            "pays late each time"),
        new CaseAssigned(CASE, ACCOUNT, "611365", "person:li.na", "Zhang is on leave"),
        new StepAssigned(
            CASE, ACCOUNT, "611365", "call", LocalDate.of(2013, 2, 8), "call them", MOMENT),
        new AssignedStepEnded(
            CASE, ACCOUNT, "611365", "call", LocalDate.of(2013, 2, 11), AssignedStepEnded.DONE),
        new StepTaken(CASE, 2, ACCOUNT, "611365", "reminder-2", LocalDate.of(2013, 2, 12)),
        new StepNotTaken(
            CASE,
            2,
            ACCOUNT,
            "611365",
            "reminder-2",
            "550 no such user",
            true,
            "0000000000000040007.0000000000"),
        new StepBounced(
            CASE,
            2,
            ACCOUNT,
            "611365",
            "reminder-2",
            "reminder-1",
            LocalDate.of(2013, 2, 12),
            "5.1.1 mailbox does not exist",
            true,
            "0000000000000040007.0000000000"),
        new StepWithheld(
            CASE,
            ACCOUNT,
            "611365",
            "reminder-1",
            DUE.plusDays(3),
            Reason.RECEIPTS_MISSING,
            "receipt R-1",
            LocalDate.of(2013, 1, 1),
            LocalDate.of(2013, 1, 31),
            MOMENT),
        new ContactMissing(
            CASE,
            ACCOUNT,
            "611365",
            "reminder-1",
            DUE.plusDays(3),
            3,
            AMOUNT,
            "0000000000000040007.0000000000"),
        new ClaimEscalated(
            CASE,
            ACCOUNT,
            "611365",
            "escalation",
            DUE,
            DUE.plusDays(30),
            30,
            AMOUNT,
            Money.parse("50.00 USD"),
            Money.parse("2000.00 USD")),
        new StepsPlanned(CASE, ACCOUNT, "611365", List.of(), Reason.NEEDS_REVIEW),
        new ClaimReduced(
            CASE,
            ACCOUNT,
            "611365",
            "R-611365",
            DUE,
            Money.parse("50.00 USD"),
            REST,
            48211,
            SEQUENCE),
        new ClaimAdjusted(
            CASE,
            ACCOUNT,
            "611365",
            "reversal",
            "X-1",
            DUE,
            Money.parse("50.00 USD"),
            AMOUNT,
            48214,
            SEQUENCE,
            "receipt",
            "R-611365"),
        new DueDateMoved(CASE, ACCOUNT, "611365", DUE.plusDays(14), DUE, "the line is late", 48215),
        new DeliveryReported(
            CASE,
            2,
            ACCOUNT,
            "611365",
            "reminder-1",
            "m-1",
            "sent",
            "c-1",
            MOMENT,
            "9f86d081884c7d65"),
        new ClaimHeld(
            CASE,
            ACCOUNT,
            "611365",
            new Hold(
                "manual",
                "they ask for a copy",
                LocalDate.of(2013, 2, 20),
                Money.parse("1.94 USD"),
                "see the mail"),
            MOMENT,
            new Held(Money.parse("5.94 USD"), LocalDate.of(2013, 2, 25))),
        new HoldEnded(
            CASE,
            ACCOUNT,
            "611365",
            "manual",
            "resumed",
            new Held(Money.parse("4.00 USD"), LocalDate.of(2013, 2, 25)),
            MOMENT),
        new CustomerHoldHeeded(CASE, ACCOUNT, "611365", MOMENT, MOMENT),
        new CaseClosed(CASE, ACCOUNT, "611365", "settled"),
        new CaseReopened(
            CASE, ACCOUNT, "611365", MOMENT, List.of(new PlannedStep("reminder-1", MOMENT))));
  }

  private static Stream<Object> companies() {
    return Stream.of(
        new ChasingSet("CN01", LocalDate.of(2013, 1, 1), "the book is checked"),
        new ReceiptsCompleted("CN01", LocalDate.of(2013, 1, 31)));
  }

  private static Stream<Object> customerHolds() {
    CustomerId customer = ACCOUNT.customerId();
    return Stream.of(
        new CustomerHeld(
            customer,
            new Hold("manual", "they merge", LocalDate.of(2013, 2, 20), null, "ask Li Na"),
            MOMENT,
            LocalDate.of(2013, 2, 25)),
        new CustomerHoldEnded(customer, "manual", "expired", LocalDate.of(2013, 2, 25)));
  }

  private static Stream<Object> standings() {
    CustomerId customer = ACCOUNT.customerId();
    LocalDate fileBy = LocalDate.of(2013, 4, 2);
    return Stream.of(
        new InsolvencyOpened(
            customer,
            new Proceedings(
                DUE, "Shanghai No. 3 Court", "(2013) 12", "Example Law Firm", fileBy, "by letter"),
            List.of(new InsolvencyEvent.Warning(30, MOMENT)),
            false,
            "li.qiang",
            MOMENT),
        new FilingNear(customer, fileBy, 30),
        new ClaimsFiled(customer, new Filing(DUE, AMOUNT, "ab12", "by courier"), "li.qiang"),
        new InsolvencyEnded(customer, "the plan is approved", "li.qiang", MOMENT),
        new AttitudeSet(
            customer, Attitude.MALICIOUS, "it moves its money away", "li.qiang", MOMENT),
        new CauseSet(
            CASE,
            ACCOUNT,
            "611365",
            Cause.OWN,
            Attitude.NOT_MALICIOUS,
            "the invoice was wrong",
            DUE),
        new PaidShort(
            CASE, ACCOUNT, "611365", "receipt", "R-7", DUE, AMOUNT, Money.parse("5.94 USD")),
        new WriteOffAsked(
            CASE,
            ACCOUNT,
            "611365",
            "SD-7K3Q9F2MXB-1.1",
            Money.parse("0.94 USD"),
            "bank fees",
            "person:li.na"),
        new WriteOffAnswered(
            CASE,
            ACCOUNT,
            "611365",
            "SD-7K3Q9F2MXB-1.1",
            PostingOutcome.REFUSED,
            null,
            "exceeds-open-amount",
            "at most 0.50"));
  }

  private static Stream<Object> policies() {
    return Stream.of(
        new VersionDrafted(
            new ShippedOnly().standard(),
            new AppliesTo(
                List.of("CN01.C-1"), List.of("CN01.ACME"), List.of("CN01.key"), List.of("DE01")),
            LocalDate.of(2013, 2, 1),
            1,
            "li",
            true,
            Instant.parse("2013-02-08T16:00:00Z")),
        new VersionApproved("gentle", 2, "wang"),
        new VersionRejected("gentle", 2, "too gentle"),
        new VersionOvertaken("gentle", 1));
  }

  /** An event that is written in several ways is approved once. */
  private static Stream<Object> sanctions() {
    return SanctionEvents.all()
        .collect(toMap(Object::getClass, each -> each, (one, other) -> one, LinkedHashMap::new))
        .values()
        .stream();
  }

  private static Stream<Object> ladders() {
    Ladder ladder =
        new Ladder(
            "CN01",
            1,
            DUE,
            10,
            1,
            List.of(
                new Rung(
                    SanctionKind.LEGAL_ACTION,
                    "payment-order",
                    true,
                    SanctionKind.STOP_SUPPLY,
                    5,
                    true,
                    true,
                    true,
                    Rung.Claims.ALL,
                    Rung.Cure.NOTHING_OPEN,
                    List.of(new Ground("contract-clause", List.of("CN"), true, "8.2")),
                    List.of("erp"))));
    return Stream.of(
        new LadderDrafted(ladder, "person:li.na", MOMENT),
        new LadderApproved("CN01", 1, "person:wang.wei"),
        new LadderRejected("CN01", 1, "too mild"),
        new LadderOvertaken("CN01", 1),
        new OrdersTold(
            ACCOUNT.customerId(),
            List.of(new OpenOrder("SO-1", AMOUNT, DUE, OpenOrder.Kind.SERVICE))));
  }

  private static Stream<Object> workLists() {
    CustomerId customer = ACCOUNT.customerId();
    return Stream.of(
        new PortfolioSet(
            "CN01",
            new Portfolio(
                "east",
                "person:li.qiang",
                new StandIn("person:chen.jing", DUE, DUE.plusDays(9)),
                List.of("0379-NEVHP"),
                List.of("key"),
                true),
            DUE),
        new PortfolioHandedOver(
            "CN01",
            "east",
            null,
            "west",
            List.of("0379-NEVHP"),
            "the office moved",
            DUE.plusDays(3),
            new StoodOpen(
                1,
                List.of(AMOUNT),
                List.of(REST),
                2,
                List.of(new NextDate("0379-NEVHP", DUE.plusDays(5))))),
        new TalkRecorded(
            customer,
            new Talk(
                "T-2",
                Talk.Kind.CALL,
                DUE,
                "c-1",
                null,
                "a date",
                "exchange",
                Talk.Outcome.PROMISE,
                List.of(new Talk.Item(ACCOUNT, ItemKind.INVOICE, "611365")),
                "asked for a copy",
                "promise.CN01.1",
                null,
                "T-1",
                DUE.plusDays(4),
                "see whether it came")),
        new ResubmissionSet(customer, DUE.plusDays(6), "they are on holiday"),
        new PointsSet(
            "CN01",
            new PointRules(
                List.of(new PointRules.AmountBand(AMOUNT, 5)),
                10,
                List.of(new PointRules.DaysBand(31, 20)),
                Map.of("told", 30))));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsWrittenAsApproved(Object event) {
    assertThat(JSON.readTree(CODEC.encode(event)))
        .isEqualTo(JSON.readTree(approved(CODEC.nameOf(event))));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatIsApprovedIsReadAsTheEvent(Object event) {
    String name = CODEC.nameOf(event);
    assertThat(CODEC.decode(name, approved(name))).isEqualTo(event);
  }

  /** As stored before documents other than receipts were heeded. */
  @Test
  void eventsWithoutTheNewerFieldsAreStillRead() {
    assertThat(
            CODEC.decode(
                "huikuan.dunning.reminder.claim-reduced.v1",
                """
                {"caseId":"%s","account":"%s","invoice":"611365","receipt":"R-1",
                 "paidOn":"2013-02-01","amount":"55.94 USD","open":"5.94 USD","position":7}
                """
                    .formatted(CASE, ACCOUNT)))
        .isEqualTo(new ClaimReduced(CASE, ACCOUNT, "611365", "R-1", DUE, AMOUNT, REST, 7, null));
  }

  /** As stored before the ledger told the day by law. */
  @Test
  void aCaseWithoutADayByLawIsStillRead() {
    String name = "huikuan.dunning.reminder.case-opened.v1";
    String without = approved(name).replaceFirst("(?s)\\s*\"statutory\": \\{.*?},", "");

    assertThat(without).doesNotContain("statutory");
    assertThat(((CaseOpened) CODEC.decode(name, without)).statutory()).isNull();
  }

  /** As stored before a policy said how long after a hold the next step comes. */
  @Test
  void theEndOfAHoldWithoutAMomentIsStillRead() {
    String name = "huikuan.dunning.reminder.hold-ended.v1";
    String without = approved(name).replaceFirst("(?s),\\s*\"from\": \"[^\"]*\"", "");

    assertThat(without).doesNotContain("from");
    assertThat(((HoldEnded) CODEC.decode(name, without)).from()).isNull();
  }

  /** As stored before a due told the money on account that counts, and is held for. */
  @Test
  void aPaidDueWithoutMoneyOnAccountIsStillRead() {
    String name = "huikuan.dunning.concession.due-paid.v1";
    String without = approved(name).replaceFirst("(?s),\\s*\"onAccount.*]", "");

    assertThat(without).doesNotContain("onAccount", "held");
    DuePaid read = (DuePaid) CODEC.decode(name, without);
    assertThat(read.onAccount()).isNull();
    assertThat(read.holdings()).isEmpty();
  }

  /** As stored before the end of an overdue dispute's task was told. */
  @Test
  void aChangeOfADisputeThatEndsNoTaskIsStillRead() {
    String name = "huikuan.dunning.dispute.changed.v1";
    String without = approved(name).replaceFirst("(?s),\\s*\"onTime\": \\[.*?]", "");

    assertThat(without).doesNotContain("onTime");
    assertThat(((DisputeEvent.DisputeChanged) CODEC.decode(name, without)).onTime()).isNull();
  }

  /** The approved one has a hold in its place. */
  @Test
  void aBatchThatMovesClaimsIsReadAsItWasStored() {
    BatchDrafted drafted =
        new BatchDrafted(
            "batch.CN01.7K3Q9F2MCB-1",
            "CN01",
            BatchAction.MOVE,
            null,
            1,
            1,
            List.of(AMOUNT),
            List.of(new Outcomes("done", 1)),
            "person:li.na",
            MOMENT,
            new BatchOrder("strict/2", "firm", null, null, "they pay late"));

    String stored = CODEC.encode(drafted);
    assertThat(stored).contains("\"order\":{\"policy\":\"strict/2\",\"from\":\"firm\"");
    assertThat(CODEC.decode("huikuan.dunning.batch.drafted.v1", stored)).isEqualTo(drafted);
  }

  private static Stream<Object> batches() {
    String batch = "batch.CN01.7K3Q9F2MCB-1";
    return Stream.of(
        new BatchDrafted(
            batch,
            "CN01",
            BatchAction.HOLD,
            new Hold(Hold.MANUAL, "they merge", LocalDate.of(2013, 2, 20), null, "ask Li Na"),
            2,
            1,
            List.of(AMOUNT),
            List.of(new Outcomes("done", 1), new Outcomes("not-an-invoice", 1)),
            "person:li.na",
            MOMENT),
        new BatchStarted(batch, "person:wang.wei", MOMENT),
        new BatchAdvanced(
            batch, 1, List.of(new Outcomes("done", 1), new Outcomes("not-an-invoice", 1))),
        new BatchFinished(batch),
        new BatchStopped(batch, "wrong customer", "person:li.na", MOMENT),
        new BatchLapsed(batch, MOMENT),
        new PartFrozen(
            batch,
            1,
            List.of(
                new Chosen(CASE, ACCOUNT.toString(), "611365", AMOUNT, "done"),
                new Chosen(ROUND, ACCOUNT.toString(), null, REST, "not-an-invoice"))),
        new PartBegun(batch, 1),
        new PartDone(batch, 1, List.of("done", "not-an-invoice")));
  }

  @Test
  void everyEventIsApproved() {
    List<String> names = new ArrayList<>(EventVocabulary.namesOf(ClaimEvent.class));
    names.addAll(EventVocabulary.namesOf(SanctionEvent.class));
    names.addAll(EventVocabulary.namesOf(OrdersEvent.class));
    names.addAll(EventVocabulary.namesOf(LadderEvent.class));
    names.addAll(EventVocabulary.namesOf(CompanyEvent.class));
    names.addAll(EventVocabulary.namesOf(CustomerHoldEvent.class));
    names.addAll(EventVocabulary.namesOf(PromiseEvent.class));
    names.addAll(EventVocabulary.namesOf(DisputeEvent.class));
    names.addAll(EventVocabulary.namesOf(ConcessionEvent.class));
    names.addAll(EventVocabulary.namesOf(InsolvencyEvent.class));
    names.addAll(EventVocabulary.namesOf(StandingEvent.class));
    names.addAll(EventVocabulary.namesOf(AssignmentEvent.class));
    names.addAll(EventVocabulary.namesOf(PolicyEvent.class));
    names.addAll(EventVocabulary.namesOf(TaskEvent.class));
    names.addAll(EventVocabulary.namesOf(BatchEvent.class));
    names.addAll(EventVocabulary.namesOf(PortfolioEvent.class));
    names.addAll(EventVocabulary.namesOf(TalkEvent.class));
    names.addAll(EventVocabulary.namesOf(PointEvent.class));
    assertThat(events().map(CODEC::nameOf)).containsExactlyInAnyOrderElementsOf(names);
  }

  private static String approved(String name) {
    try (InputStream file =
        StoredEventsTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      assertThat(file).as("approved/%s.json", name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
