package huikuan.dunning.claim;

import huikuan.contracts.AccountId;
import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.dunning.Contacts;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.DemandProof;
import huikuan.dunning.claim.ClaimEvent.PaidShort;
import huikuan.dunning.claim.ClaimEvent.Recipient;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldInForce;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.ShippedOnly;
import huikuan.dunning.policy.Step;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.readiness.ClaimBasis;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * One invoice of a customer in Berlin, due on 2013-02-05, a Tuesday, that all tests here speak of.
 */
public final class Examples {

  public static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.EUR");

  /** Messages may leave at any time. */
  public static final Chasing ALWAYS =
      new Chasing(LocalDate.EPOCH, null, ZoneOffset.UTC, WorkingDays.MONDAY_TO_FRIDAY);

  public static final String CASE = "reminder.CN01.611365";
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final LocalDate POSTED = LocalDate.of(2013, 1, 2);
  public static final LocalDate DUE = LocalDate.of(2013, 2, 5);
  public static final Instant RECORDED = Instant.parse("2013-01-02T12:00:00Z");
  public static final Money AMOUNT = Money.parse("55.94 EUR");

  /** Where in the ledger's log the customer's data stands. */
  public static final String TOLD = "0000000000000000007.0000000000";

  public static final Customer ANNA = customer(responsible("anna"));
  public static final Customer NOBODY = customer();

  /** As Anna's company is known when her address took no mail. */
  public static final Customer REFUSED = refusing(ANNA, "anna");

  public static final InvoicePosted INVOICE =
      new InvoicePosted(ACCOUNT, "611365", POSTED, null, DUE, AMOUNT, "C-1", "PO 4711", "li.na");
  public static final Policy STANDARD = new ShippedOnly().standard();

  /** The same, but that no step waits for what is missing. */
  static final Policy IMPATIENT = policy(STANDARD.id(), STANDARD.version(), null, STANDARD.steps());

  public static final OpenCase OPEN =
      new OpenCase(CASE, Terms.of(INVOICE), ANNA, STANDARD, RECORDED);
  public static final CaseOpened OPENED =
      new CaseOpened(
          CASE,
          ACCOUNT,
          ItemKind.INVOICE,
          "611365",
          POSTED,
          null,
          DUE,
          AMOUNT,
          AMOUNT,
          "C-1",
          "PO 4711",
          "li.na",
          "standard/1",
          RECORDED,
          null,
          List.of(
              step("reminder-1", 3),
              step("reminder-2", 10),
              step("demand", 20),
              step("escalation", 30)));
  public static final CaseClosed CLOSED = new CaseClosed(CASE, ACCOUNT, "611365", "settled");

  /** Nothing is missing, and a confirmation never grows old. */
  public static final ClaimBases READY =
      (account, item, contract) -> new ClaimBasis(Set.of(), Set.of(), Set.of(), null, 100_000);

  private Examples() {}

  /** The standard with other steps, of which none waits for what is missing. */
  static Policy policy(String id, int version, Step... steps) {
    return policy(id, version, null, List.of(steps));
  }

  /**
   * The same.
   *
   * @param afterHold null = the policy does not say it
   */
  static Policy policy(String id, int version, @Nullable Integer afterHold, List<Step> steps) {
    return new Policy(
        id,
        version,
        STANDARD.at(),
        STANDARD.minutesToSeal(),
        STANDARD.hours(),
        STANDARD.mostInWeek(),
        STANDARD.mostInWeekOfCustomer(),
        STANDARD.acceptedAfter(),
        STANDARD.catchUp(),
        STANDARD.quiet(),
        STANDARD.minimum(),
        STANDARD.review(),
        STANDARD.allocateWithin(),
        null,
        STANDARD.demandAgainAfter(),
        afterHold,
        STANDARD.promise(),
        STANDARD.concession(),
        STANDARD.malicious(),
        STANDARD.smallDifferences(),
        steps);
  }

  public static FixtureConfiguration<ReminderCase> fixture() {
    return fixture(any -> covered());
  }

  /** The account with its invoice, and money that lies unapplied. */
  public static AccountCover covered(Unapplied... credits) {
    Owed owed =
        new Owed(
            new ItemName(ItemKind.INVOICE, "611365"),
            DUE,
            "C-1",
            AMOUNT,
            Money.zero(AMOUNT.currency()));
    return new AccountCover(List.of(owed), List.of(credits), false);
  }

  public static FixtureConfiguration<ReminderCase> fixture(Covers covers) {
    FixtureConfiguration<ReminderCase> fixture = new AggregateTestFixture<>(ReminderCase.class);
    resources(fixture, covers, READY);
    return fixture;
  }

  static void resources(
      FixtureConfiguration<ReminderCase> fixture, Covers covers, ClaimBases bases) {
    resources(fixture, covers, bases, new ShippedOnly());
  }

  static void resources(
      FixtureConfiguration<ReminderCase> fixture,
      Covers covers,
      ClaimBases bases,
      Policies policies) {
    fixture.registerInjectableResource(policies);
    fixture.registerInjectableResource(Calendars.ofShipped());
    fixture.registerInjectableResource(covers);
    fixture.registerInjectableResource(bases);
  }

  public static Customer customer(Contact... contacts) {
    return new Customer(
        ACCOUNT.customerId(),
        "ACME GmbH",
        BERLIN,
        "DE",
        null,
        List.of(contacts),
        Set.of(),
        Map.of(),
        ALWAYS,
        TOLD);
  }

  /** The same customer, with an address that takes no mail. */
  public static Customer refusing(Customer customer, String contactId) {
    return new Customer(
        customer.id(),
        customer.name(),
        customer.zone(),
        customer.country(),
        customer.customerClass(),
        customer.contacts(),
        Set.of(contactId),
        customer.largest(),
        customer.chasing(),
        customer.ledgerSequence());
  }

  /** Anna's company while it is on hold. */
  public static Customer held(Hold hold) {
    return ANNA.on(HoldsInForce.NONE.with(new HoldInForce(hold, hold.endsIn(BERLIN))));
  }

  public static CustomerChanged changed(Customer customer) {
    return new CustomerChanged(
        customer.id(),
        customer.name(),
        "de",
        customer.zone().getId(),
        customer.country(),
        customer.customerClass());
  }

  public static Contact responsible(String id) {
    return Contacts.responsible(id, "Name of " + id, id + "@acme.example");
  }

  /** 09:00 in Berlin, so many days after the invoice is due. */
  public static Instant nine(int daysLate) {
    return DUE.plusDays(daysLate).atTime(LocalTime.of(9, 0)).atZone(BERLIN).toInstant();
  }

  public static PlannedStep step(String level, int daysLate) {
    return new PlannedStep(level, nine(daysLate));
  }

  public static StepsPlanned planned(PlannedStep... steps) {
    return new StepsPlanned(CASE, ACCOUNT, "611365", List.of(steps), null);
  }

  /** Nothing is planned, since something is waited for. */
  public static StepsPlanned waits(Decision.Reason reason) {
    return new StepsPlanned(CASE, ACCOUNT, "611365", List.of(), reason);
  }

  /** A step that was due on a day, and is withheld for another reason than its company. */
  static StepWithheld withheld(
      String level, int daysLate, Decision.Reason reason, @Nullable Instant until) {
    return new StepWithheld(
        CASE, ACCOUNT, "611365", level, DUE.plusDays(daysLate), reason, null, null, null, until);
  }

  /** Each level is asked for once, in order. */
  public static StepRequested requested(String level, int daysLate, String open) {
    return new StepRequested(
        CASE,
        requestOf(level),
        ACCOUNT,
        "611365",
        level,
        STANDARD.ordinalOf(level),
        level.equals("demand") ? MessageKind.DEMAND : MessageKind.COURTESY,
        new Sending(
            DUE.plusDays(daysLate),
            STANDARD.hoursIn("DE"),
            nine(daysLate).plus(10, ChronoUnit.MINUTES),
            3,
            5,
            null),
        false,
        STANDARD.minimum().of(STANDARD.step(level).kind(), AMOUNT.currency()),
        null,
        daysLate,
        POSTED,
        DUE,
        AMOUNT,
        Money.parse(open),
        "C-1",
        "PO 4711",
        "standard/1",
        new Recipient("anna", Role.PAYMENT_RESPONSIBLE),
        null,
        TOLD,
        null);
  }

  /** A demand that a person wants at a moment. */
  public static StepRequested ordered(int request, int daysLate, Instant at) {
    StepRequested step = by(request, requested("demand", daysLate, "55.94 EUR"));
    Sending sending = step.sending();
    return new StepRequested(
        step.caseId(),
        request,
        step.account(),
        step.invoice(),
        step.level(),
        step.ordinal(),
        step.kind(),
        sealing(at, sending),
        true,
        null,
        step.held(),
        step.daysLate(),
        step.invoiceDate(),
        step.dueOn(),
        step.amount(),
        step.open(),
        step.contract(),
        step.reference(),
        step.policy(),
        step.recipient(),
        step.ledgerSequence(),
        step.customerSequence(),
        null);
  }

  /** Its message left on the day on which it was asked for, or later. */
  public static StepTaken taken(String level, int daysLate) {
    return new StepTaken(CASE, requestOf(level), ACCOUNT, "611365", level, DUE.plusDays(daysLate));
  }

  public static int requestOf(String level) {
    return List.of("reminder-1", "reminder-2", "demand").indexOf(level) + 1;
  }

  /** As asked for of an invoice of this day. */
  public static StepRequested dated(LocalDate invoiceDate, StepRequested step) {
    return with(step.request(), invoiceDate, step.sending(), step.ledgerSequence(), step);
  }

  /** As asked for, of an open amount that the ledger told at a place in its log. */
  public static StepRequested at(String ledgerSequence, StepRequested step) {
    return with(step.request(), step.invoiceDate(), step.sending(), ledgerSequence, step);
  }

  /** As asked for by a request of the case. */
  public static StepRequested by(int request, StepRequested step) {
    return with(request, step.invoiceDate(), step.sending(), step.ledgerSequence(), step);
  }

  /** As asked for, for a message that is put together at a moment. */
  public static StepRequested sealing(Instant at, StepRequested step) {
    Sending sending = sealing(at, step.sending());
    return with(step.request(), step.invoiceDate(), sending, step.ledgerSequence(), step);
  }

  private static Sending sealing(Instant at, Sending before) {
    return new Sending(
        before.day(),
        before.hours(),
        at,
        before.mostInWeek(),
        before.mostInWeekOfCustomer(),
        before.receiptsThrough());
  }

  /** As asked for when receipts were complete through a day. */
  public static StepRequested through(LocalDate receiptsThrough, StepRequested step) {
    Sending before = step.sending();
    Sending sending =
        new Sending(
            before.day(),
            before.hours(),
            before.sealsAt(),
            before.mostInWeek(),
            before.mostInWeekOfCustomer(),
            receiptsThrough);
    return with(step.request(), step.invoiceDate(), sending, step.ledgerSequence(), step);
  }

  /** As asked for while a part of it is on hold. */
  public static StepRequested holding(String held, StepRequested step) {
    return with(
        step.request(),
        step.invoiceDate(),
        step.sending(),
        step.ledgerSequence(),
        Money.parse(held),
        step);
  }

  private static StepRequested with(
      int request,
      LocalDate invoiceDate,
      Sending sending,
      String ledgerSequence,
      StepRequested step) {
    return with(request, invoiceDate, sending, ledgerSequence, step.held(), step);
  }

  private static StepRequested with(
      int request,
      LocalDate invoiceDate,
      Sending sending,
      String ledgerSequence,
      Money held,
      StepRequested step) {
    return new StepRequested(
        step.caseId(),
        request,
        step.account(),
        step.invoice(),
        step.level(),
        step.ordinal(),
        step.kind(),
        sending,
        step.ordered(),
        step.minimum(),
        held,
        step.daysLate(),
        invoiceDate,
        step.dueOn(),
        step.amount(),
        step.open(),
        step.contract(),
        step.reference(),
        step.policy(),
        step.recipient(),
        ledgerSequence,
        step.customerSequence(),
        step.confirmGoods());
  }

  public static ContactMissing missing(String level, int daysLate) {
    return new ContactMissing(
        CASE, ACCOUNT, "611365", level, DUE.plusDays(daysLate), daysLate, AMOUNT, TOLD);
  }

  public static ClaimEscalated escalated(int daysLate) {
    return escalated(daysLate, "55.94 EUR");
  }

  /** A demand for it is proven. */
  public static ClaimEscalated escalated(int daysLate, DemandProof proof) {
    return escalated(daysLate, "55.94 EUR", proof);
  }

  public static ClaimEscalated escalated(int daysLate, String asked) {
    return escalated(daysLate, asked, null);
  }

  private static ClaimEscalated escalated(int daysLate, String asked, @Nullable DemandProof proof) {
    return new ClaimEscalated(
        CASE,
        ACCOUNT,
        "611365",
        "escalation",
        DUE,
        DUE.plusDays(daysLate),
        daysLate,
        AMOUNT,
        Money.parse(asked),
        Money.parse("2000.00 EUR"),
        "C-1",
        proof,
        null);
  }

  public static ClaimReduced reduced(String amount, String open, long position) {
    LocalDate paidOn = DUE.plusDays(5);
    return new ClaimReduced(
        CASE,
        ACCOUNT,
        "611365",
        "R-" + position,
        paidOn,
        Money.parse(amount),
        Money.parse(open),
        position,
        null);
  }

  /** Told by the receipt of {@link #reduced}. */
  static PaidShort paidShort(String paid, String missing, long position) {
    return new PaidShort(
        CASE,
        ACCOUNT,
        "611365",
        "receipt",
        "R-" + position,
        DUE.plusDays(5),
        Money.parse(paid),
        Money.parse(missing));
  }

  static TaskRaised raisedShort(int daysLate) {
    return new TaskRaised(
        CASE, ACCOUNT, "611365", TaskReason.SHORT_PAID, DUE.plusDays(daysLate), nine(daysLate));
  }

  /**
   * @param change below zero = less is open than before
   */
  public static ClaimAdjusted adjusted(String kind, String change, String open, long position) {
    return new ClaimAdjusted(
        CASE,
        ACCOUNT,
        "611365",
        kind,
        "D-" + position,
        DUE.plusDays(5),
        Money.parse(change),
        Money.parse(open),
        position,
        null);
  }

  public static CaseReopened reopened(Instant at, PlannedStep... steps) {
    return new CaseReopened(CASE, ACCOUNT, "611365", at, List.of(steps));
  }

  public static Instant later(Instant moment, int hours) {
    return moment.plus(hours, ChronoUnit.HOURS);
  }
}
