package huikuan.dunning.timeline;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Hours;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.contracts.ledger.RecipientEvent.PaymentPromised;
import huikuan.contracts.ledger.RecipientEvent.PersonNamed;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaidTold;
import huikuan.dunning.Contacts;
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
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.sanction.SanctionEvents;
import huikuan.dunning.standing.Attitude;
import huikuan.dunning.standing.Cause;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.actor.Actor;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One invoice and its escalation, with every event that there is. */
final class Story {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final AccountId ACCOUNT = AccountId.parse("CN01.C-1006.CNY");

  private static final String CASE = "reminder.CN01.F-1";
  private static final String INVOICE = "F-1";
  private static final String LETTER = "CN01-2013-0007";
  private static final LocalDate DUE = LocalDate.of(2013, 3, 1);
  private static final Money AMOUNT = yuan("30000.00");
  private static final String RULE = "system:reminders";
  private static final String LINK = "link:m-2";
  private static final String ANSWER = "550 5.1.1 no such mailbox";

  /** Wang is the customer's; Li is no more. */
  static final Customer CUSTOMER =
      new Customer(
          ACCOUNT.customerId(),
          "蓝湖食品",
          SHANGHAI,
          "CN",
          null,
          List.of(Contacts.responsible("wang", "王芳", "wang@lanhu.example")),
          Set.of(),
          Map.of(),
          new Chasing(null, null, SHANGHAI, WorkingDays.MONDAY_TO_FRIDAY),
          null);

  /** As the reader of a story is told them. */
  static @Nullable String name(String contact) {
    return contact.equals("wang") ? "王芳" : null;
  }

  private Story() {}

  static List<RecordedEvent> ofReminder() {
    List<RecordedEvent> story = new ArrayList<>();
    record(story, -30, RULE, opened());
    record(story, -7, RULE, requested(1, "courtesy", -7, "li"));
    record(story, -7, RULE, delivery(1, "courtesy", "failed", "li", ANSWER));
    record(story, -7, RULE, notTaken(1, "courtesy", ANSWER, true));
    record(story, 0, RULE, requested(2, "courtesy", 0, "wang"));
    record(story, 0, RULE, delivery(2, "courtesy", "left-out", null, "covered: R-7, K-2"));
    record(story, 0, RULE, notTaken(2, "courtesy", "covered: R-7, K-2", false));
    record(
        story,
        3,
        RULE,
        new StepWithheld(
            CASE,
            ACCOUNT,
            INVOICE,
            "reminder-1",
            DUE.plusDays(3),
            Reason.RECEIPTS_MISSING,
            null,
            LocalDate.of(2013, 1, 1),
            DUE,
            null));
    record(
        story,
        3,
        RULE,
        new StepWithheld(
            CASE,
            ACCOUNT,
            INVOICE,
            "reminder-1",
            DUE.plusDays(3),
            Reason.CHASING_CLOSED,
            null,
            DUE.plusDays(4),
            null,
            at(4)));
    record(
        story,
        4,
        RULE,
        new ContactMissing(CASE, ACCOUNT, INVOICE, "reminder-1", DUE.plusDays(4), 4, AMOUNT, null));
    record(story, 5, RULE, requested(3, "reminder-1", 1, "wang"));
    record(story, 5, RULE, delivery(3, "reminder-1", "sent", "wang", "9f86d081884c7d65"));
    record(story, 5, RULE, new StepTaken(CASE, 3, ACCOUNT, INVOICE, "reminder-1", DUE.plusDays(5)));
    record(story, 5, RULE, planned(new PlannedStep("reminder-2", at(12))));
    record(story, 6, RULE, delivery(3, "reminder-1", "bounced", "wang", ANSWER));
    record(
        story,
        6,
        RULE,
        new StepBounced(
            CASE, 3, ACCOUNT, INVOICE, "reminder-1", null, DUE.plusDays(5), ANSWER, true, null));
    record(
        story,
        6,
        RULE,
        new StepsPlanned(CASE, ACCOUNT, INVOICE, List.of(), Reason.NOBODY_TO_WRITE_TO));
    record(
        story,
        7,
        "li.na",
        new ClaimHeld(
            CASE,
            ACCOUNT,
            INVOICE,
            new Hold("manual", "they ask for a copy", DUE.plusDays(19), null, "see the mail"),
            at(20),
            new Held(AMOUNT, DUE.plusDays(19))));
    Hold part = new Hold("dispute", "line 3", DUE.plusDays(19), yuan("1200.00"), null);
    record(
        story,
        7,
        "li.na",
        new ClaimHeld(
            CASE, ACCOUNT, INVOICE, part, at(20), new Held(yuan("1200.00"), DUE.plusDays(19))));
    record(story, 7, RULE, new CustomerHoldHeeded(CASE, ACCOUNT, INVOICE, at(15)));
    record(story, 8, RULE, new CustomerHoldHeeded(CASE, ACCOUNT, INVOICE, null));
    record(
        story,
        8,
        RULE,
        new TaskRaised(
            CASE, ACCOUNT, INVOICE, TaskReason.UNALLOCATED_MONEY, DUE.plusDays(8), at(8)));
    record(
        story,
        8,
        "li.na",
        new TaskEnded(CASE, ACCOUNT, INVOICE, TaskReason.UNALLOCATED_MONEY, "cured"));
    record(
        story,
        8,
        "li.na",
        new CauseSet(
            CASE,
            ACCOUNT,
            INVOICE,
            Cause.CUSTOMER,
            Attitude.MALICIOUS,
            "it evades",
            DUE.plusDays(8)));
    smallDifference(story);
    record(
        story,
        8,
        "li.na",
        new DemandOrdered(CASE, ACCOUNT, INVOICE, "demand", "they said no", at(8)));
    record(story, 8, "li.na", new HoldEnded(CASE, ACCOUNT, INVOICE, "manual", "resumed", null));
    letter(story);
    promise(story);
    record(
        story,
        9,
        RULE,
        new ClaimReduced(
            CASE,
            ACCOUNT,
            INVOICE,
            "R-8",
            DUE.plusDays(9),
            yuan("10000.00"),
            yuan("20000.00"),
            7,
            null));
    record(story, 10, RULE, adjusted("creditNote", "K-3", "-500.50", "19499.50"));
    record(story, 11, RULE, adjusted("reversal", "X-1", "10000.00", "29499.50"));
    record(
        story,
        12,
        RULE,
        new DueDateMoved(CASE, ACCOUNT, INVOICE, DUE.plusDays(14), DUE, "the line is late", 9));
    record(
        story,
        31,
        RULE,
        new StepWithheld(
            CASE,
            ACCOUNT,
            INVOICE,
            "escalation",
            DUE.plusDays(30),
            Reason.COVERED,
            "receipt R-7",
            null,
            null,
            at(37)));
    record(
        story,
        31,
        RULE,
        new ClaimEscalated(
            CASE,
            ACCOUNT,
            INVOICE,
            "escalation",
            DUE,
            DUE.plusDays(31),
            31,
            AMOUNT,
            yuan("80.00"),
            null));
    record(story, 32, RULE, new CaseClosed(CASE, ACCOUNT, INVOICE, "settled"));
    record(
        story,
        33,
        RULE,
        new CaseReopened(
            CASE, ACCOUNT, INVOICE, at(33), List.of(new PlannedStep("demand", at(34)))));
    record(story, 34, RULE, new CaseClosed(CASE, ACCOUNT, INVOICE, "reversed"));
    return story;
  }

  private static void smallDifference(List<RecordedEvent> story) {
    record(
        story,
        8,
        RULE,
        new PaidShort(CASE, ACCOUNT, INVOICE, "receipt", "R-2", DUE, yuan("1.00"), AMOUNT));
    record(
        story,
        8,
        "li.na",
        new WriteOffAsked(CASE, ACCOUNT, INVOICE, "SD-1", yuan("0.94"), "bank fees", "li.na"));
    record(
        story,
        8,
        RULE,
        new WriteOffAnswered(
            CASE, ACCOUNT, INVOICE, "SD-1", PostingOutcome.REFUSED, null, "locked", "too late"));
    record(
        story,
        8,
        RULE,
        new WriteOffAnswered(
            CASE, ACCOUNT, INVOICE, "SD-1", PostingOutcome.POSTED, null, null, null));
  }

  private static void letter(List<RecordedEvent> story) {
    record(story, 8, RULE, arrived("no-bounce", "demand", 4));
    record(
        story,
        8,
        RULE,
        new StepPassed(CASE, ACCOUNT, INVOICE, "reminder-2", DUE.plusDays(8), LETTER));
    record(
        story,
        8,
        "li.na",
        new StepSkipped(
            CASE,
            ACCOUNT,
            INVOICE,
            "escalation",
            DUE.plusDays(8),
            DUE.plusDays(30),
            "a plan to pay is agreed"));
    record(
        story,
        8,
        RULE,
        new StepAssigned(
            CASE, ACCOUNT, INVOICE, "call", DUE.plusDays(8), "call their accounts office", at(12)));
    for (String by : List.of("done", "not-done-in-time", "demanded-by-person")) {
      record(
          story,
          8,
          by.equals("done") ? "li.na" : RULE,
          new AssignedStepEnded(CASE, ACCOUNT, INVOICE, "call", DUE.plusDays(8), by));
    }
    record(
        story,
        8,
        "li.na",
        new ClaimMoved(
            CASE,
            ACCOUNT,
            INVOICE,
            DUE.plusDays(8),
            "strict/2",
            "standard/1",
            "firm",
            "pays late"));
    record(
        story,
        8,
        "li.na",
        new ClaimMoved(
            CASE, ACCOUNT, INVOICE, DUE.plusDays(8), "strict/3", "strict/2", null, "is milder"));
    record(
        story,
        8,
        "li.na",
        new CaseAssigned(CASE, ACCOUNT, INVOICE, "person:zhang.wei", "Li is on leave"));
    record(story, 8, "li.na", new CaseAssigned(CASE, ACCOUNT, INVOICE, null, "Zhang has left"));
    record(story, 8, RULE, arrived("signed-for", null, null));
    Hold hold =
        new Hold(
            Hold.sourceOf(LETTER, 2),
            Hold.CLARIFICATION,
            DUE.plusDays(19),
            yuan("1200.00"),
            "goods returned");
    record(
        story,
        8,
        RULE,
        new ClaimHeld(
            CASE, ACCOUNT, INVOICE, hold, at(20), new Held(yuan("1200.00"), DUE.plusDays(19))));
    record(
        story, 8, RULE, new HoldEnded(CASE, ACCOUNT, INVOICE, hold.source(), Hold.CLARIFIED, null));
  }

  private static void promise(List<RecordedEvent> story) {
    Hold hold =
        new Hold("promise.CN01.C-1006.3", Hold.PROMISED, DUE.plusDays(19), yuan("1200.00"), null);
    record(
        story,
        8,
        RULE,
        new ClaimHeld(
            CASE, ACCOUNT, INVOICE, hold, at(20), new Held(yuan("1200.00"), DUE.plusDays(19))));
    for (String by : List.of(Hold.KEPT, "partly-kept", "broken", "withdrawn", "paid")) {
      record(story, 8, RULE, new HoldEnded(CASE, ACCOUNT, INVOICE, hold.source(), by, null));
    }
    record(
        story,
        8,
        RULE,
        new TaskRaised(CASE, ACCOUNT, INVOICE, TaskReason.PROMISE_BROKEN, DUE.plusDays(8), at(8)));
  }

  private static DemandArrived arrived(
      String proof, @Nullable String level, @Nullable Integer ordinal) {
    return new DemandArrived(
        CASE, ACCOUNT, INVOICE, LETTER, proof, DUE.plusDays(6), AMOUNT, level, ordinal);
  }

  static List<RecordedEvent> ofEscalation() {
    List<RecordedEvent> story = new ArrayList<>();
    SanctionEvents.all().forEach(each -> record(story, 31, RULE, each));
    return story;
  }

  /** What Wang, and Li, told of the invoice, its account and its customer. */
  static List<RecordedEvent> ofRecipients() {
    CustomerId customer = ACCOUNT.customerId();
    List<RecordedEvent> story = new ArrayList<>();
    for (WhyUnpaid reason : WhyUnpaid.values()) {
      record(story, 4, LINK, told(reason, null, null, null));
    }
    record(story, 5, LINK, told(WhyUnpaid.IN_APPROVAL, DUE.plusDays(20), null, null));
    record(story, 6, LINK, told(WhyUnpaid.PAID, DUE.plusDays(5), "ICBC 88", "9f86d081"));
    record(
        story,
        7,
        LINK,
        new PaymentPromised(
            customer, "wang", "m-2", ACCOUNT, yuan("12000.00"), DUE.plusDays(30), at(7)));
    record(story, 8, LINK, new PersonNamed(customer, "li", "m-2", "named-1", at(8)));
    return story;
  }

  private static WhyUnpaidTold told(
      WhyUnpaid reason,
      @Nullable LocalDate day,
      @Nullable String reference,
      @Nullable String file) {
    return new WhyUnpaidTold(
        ACCOUNT.customerId(),
        "wang",
        "m-2",
        ACCOUNT,
        ItemKind.INVOICE,
        INVOICE,
        reason,
        day,
        reference,
        file,
        at(4));
  }

  private static CaseOpened opened() {
    return new CaseOpened(
        CASE,
        ACCOUNT,
        ItemKind.INVOICE,
        INVOICE,
        DUE.minusDays(30),
        null,
        DUE,
        AMOUNT,
        AMOUNT,
        null,
        null,
        null,
        "standard/1",
        at(-30),
        null,
        List.of(new PlannedStep("courtesy", at(-7))));
  }

  private static StepRequested requested(int request, String level, int daysLate, String contact) {
    return new StepRequested(
        CASE,
        request,
        ACCOUNT,
        INVOICE,
        level,
        1,
        MessageKind.COURTESY,
        new Sending(
            DUE.plusDays(daysLate), List.of(Hours.parse("09:00/11:30")), at(daysLate), 3, 5, null),
        false,
        null,
        daysLate < 0 ? yuan("1200.00") : null,
        daysLate,
        DUE.minusDays(30),
        DUE,
        AMOUNT,
        AMOUNT,
        null,
        null,
        "standard/1",
        new Recipient(contact, Role.PAYMENT_RESPONSIBLE),
        null,
        null,
        null);
  }

  private static StepNotTaken notTaken(
      int request, String level, String reason, boolean needsContact) {
    return new StepNotTaken(CASE, request, ACCOUNT, INVOICE, level, reason, needsContact, null);
  }

  private static DeliveryReported delivery(
      int request, String level, String outcome, @Nullable String contact, String detail) {
    return new DeliveryReported(
        CASE,
        request,
        ACCOUNT,
        INVOICE,
        level,
        contact == null ? null : "m-" + request,
        outcome,
        contact,
        at(5),
        detail);
  }

  private static ClaimAdjusted adjusted(String kind, String number, String change, String open) {
    return new ClaimAdjusted(
        CASE, ACCOUNT, INVOICE, kind, number, DUE.plusDays(10), yuan(change), yuan(open), 8, null);
  }

  private static StepsPlanned planned(PlannedStep... steps) {
    return new StepsPlanned(CASE, ACCOUNT, INVOICE, List.of(steps), null);
  }

  /** At nine o'clock, so many days after the due date. */
  private static void record(List<RecordedEvent> story, int daysLate, String actor, Object event) {
    story.add(
        new RecordedEvent(
            story.size() + 1,
            0,
            "e-" + story.size(),
            event.getClass().getSimpleName(),
            event,
            Map.of(Actor.METADATA, actor),
            at(daysLate),
            "case",
            CASE,
            story.size()));
  }

  private static Instant at(int daysLate) {
    return DUE.plusDays(daysLate).atTime(LocalTime.of(9, 0)).atZone(SHANGHAI).toInstant();
  }

  private static Money yuan(String amount) {
    return Money.parse(amount + " CNY");
  }
}
