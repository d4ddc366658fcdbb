package huikuan.dunning.cases;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.StatutoryDate;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
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
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.escalation.EscalationEvent;
import huikuan.dunning.escalation.EscalationEvent.EscalationClosed;
import huikuan.dunning.escalation.EscalationEvent.EscalationOpened;
import huikuan.dunning.escalation.EscalationEvent.InvoiceAdjusted;
import huikuan.dunning.escalation.EscalationEvent.InvoiceJoined;
import huikuan.dunning.escalation.EscalationEvent.InvoiceLeft;
import huikuan.dunning.escalation.EscalationEvent.InvoiceReduced;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.axon.EntryBatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/** A case as stored: only what its events say. Days and amounts are text, exactly as told. */
@Document(CaseEntry.COLLECTION)
final class CaseEntry extends EntryBatch.Entry {

  static final String COLLECTION = "cases";
  static final String REMINDER = "reminder";
  static final String ESCALATION = "escalation";
  static final String STOP_SUPPLY = "stop-supply";

  /** A hold in force. Days are text: a day has no time zone, a BSON date has one. */
  record HeldBy(
      String source, String reason, String until, @Nullable String amount, @Nullable String note) {

    private static HeldBy of(Hold hold) {
      return new HeldBy(
          hold.source(),
          hold.reason(),
          hold.until().toString(),
          hold.amount() == null ? null : hold.amount().toString(),
          hold.note());
    }

    Hold hold() {
      return new Hold(
          source,
          reason,
          LocalDate.parse(until),
          amount == null ? null : Money.parse(amount),
          note);
    }
  }

  /** The day by law on which the item of a reminder case is due at the latest. */
  record Lawful(String dueOn, String jurisdiction, String article) {

    private static Lawful of(StatutoryDate date) {
      return new Lawful(date.dueOn().toString(), date.jurisdiction(), date.article());
    }

    StatutoryDate date() {
      return new StatutoryDate(LocalDate.parse(dueOn), jurisdiction, article);
    }
  }

  /** An invoice, or another item, of the case and what is open of it. */
  record Item(ItemKind itemKind, String invoice, String dueOn, String open) {

    private boolean is(ItemKind kind, String number) {
      return itemKind == kind && invoice.equals(number);
    }
  }

  @Id final String id;
  final String kind;
  final String account;

  /** Of the account. */
  String company;

  /** Of the account, with its company. */
  String customer;

  /** The id of the policy that the claim keeps; null = an escalation. */
  @Nullable String policy;

  /** The version of that policy. */
  @Nullable Integer policyVersion;

  CaseState state = CaseState.OPEN;
  @Nullable String level;

  /** A demand that is made again after it leaves the level. */
  boolean escalated;

  @Nullable PlannedStep next;

  /** The numbers of its items. */
  List<String> invoices = new ArrayList<>();

  List<Item> items = new ArrayList<>();

  /** The ids of the tasks that it belongs to. They are searched as those of letters are. */
  @Field(OpenTasks.TASK)
  List<String> tasks = new ArrayList<>();

  /** Why a step that is due is not taken; null = it is, or none is due. */
  @Nullable String withheld;

  /** All that the step lacks, if it waits because it is not ready; else it says nothing. */
  @Nullable String missing;

  List<HeldBy> holds = new ArrayList<>();

  /** The contract of the item; null = it has none. */
  @Nullable String contract;

  /** Null = none is known. */
  @Nullable Lawful statutory;

  /** The amount of the item of a reminder case. */
  @Nullable String amount;

  /** The amount that the holds hold together, at most; null = none. */
  @Nullable String held;

  /** Whether the whole customer is on hold. */
  boolean customerHeld;

  /** Where the case stands but for its holds. */
  CaseState behind = CaseState.OPEN;

  @PersistenceCreator
  CaseEntry(String id, String kind, String account) {
    this.id = id;
    this.kind = kind;
    this.account = account;
    this.company = AccountId.parse(account).company();
    this.customer = AccountId.parse(account).customerId().toString();
  }

  @Override
  protected String id() {
    return id;
  }

  static CaseEntry of(CaseOpened event) {
    CaseEntry entry = new CaseEntry(event.caseId(), REMINDER, event.account().toString());
    entry.put(event.itemKind(), event.invoice(), event.dueOn(), event.open());
    entry.amount = event.amount().toString();
    entry.contract = event.contract();
    entry.statutory = event.statutory() == null ? null : Lawful.of(event.statutory());
    entry.keep(event.policy());
    entry.plan(event.plan());
    return entry;
  }

  static CaseEntry of(EscalationOpened event) {
    return new CaseEntry(event.caseId(), ESCALATION, event.account().toString());
  }

  void apply(ClaimEvent event) {
    switch (event) {
      case CaseOpened _, DeliveryReported _ -> {}
      case StepRequested _ -> {
        withheld = null;
        stand(CaseState.OPEN);
      }
      case StepWithheld step -> {
        withheld = step.reason().word();
        missing = step.reason() == Reason.NOT_READY ? step.detail() : null;
      }
      case StepTaken step -> {
        if (!escalated) {
          level = step.level();
        }
      }
      case StepNotTaken step -> {
        if (step.needsContact() && state != CaseState.CLOSED) {
          stand(CaseState.NEEDS_CONTACT);
        }
      }
      case StepBounced step -> {
        if (!escalated) {
          level = step.before();
        }
        stand(step.needsContact() ? CaseState.NEEDS_CONTACT : CaseState.OPEN);
      }
      case TaskRaised raised -> {
        end(raised, raised.task());
        tasks.add(task(raised, raised.task()));
      }
      case TaskEnded ended -> end(ended, ended.task());
      case DemandOrdered _, StepPassed _ -> {}
      case StepSkipped _ -> {
        withheld = null;
        stand(CaseState.OPEN);
      }
      case DemandArrived demand -> {
        if (demand.level() != null) {
          demanded(demand.level());
        }
      }
      case ContactMissing _ -> {
        withheld = null;
        stand(CaseState.NEEDS_CONTACT);
      }
      case ClaimEscalated step -> {
        withheld = null;
        level = step.level();
        escalated = true;
      }
      case StepsPlanned planned -> {
        if (!waits()) {
          withheld = null;
        }
        plan(planned.plan());
      }
      case DueDateMoved moved -> move(moved);
      case ClaimReduced reduced -> changeClaim(reduced, reduced.open());
      case ClaimAdjusted adjusted -> changeClaim(adjusted, adjusted.open());
      case ClaimHeld placed -> {
        removeHold(placed.hold().source());
        holds.add(HeldBy.of(placed.hold()));
        hold(placed.all());
      }
      case HoldEnded ended -> {
        removeHold(ended.source());
        hold(ended.left());
      }
      case CustomerHoldHeeded heeded -> {
        customerHeld = heeded.until() != null;
        stand(behind);
      }
      case CaseClosed _ -> close();
      case CaseReopened reopened -> {
        escalated = false;
        withheld = null;
        stand(CaseState.OPEN);
        plan(reopened.plan());
      }
    }
  }

  void apply(EscalationEvent event) {
    switch (event) {
      case EscalationOpened _ -> {}
      case InvoiceJoined joined ->
          put(joined.itemKind(), joined.invoice(), joined.dueOn(), joined.open());
      case InvoiceReduced reduced -> change(reduced.itemKind(), reduced.invoice(), reduced.open());
      case InvoiceAdjusted adjusted ->
          change(adjusted.itemKind(), adjusted.invoice(), adjusted.open());
      case InvoiceLeft left ->
          change(left.itemKind(), left.invoice(), Money.zero(left.account().currency()));
      case EscalationEvent.SanctionProposed proposed -> {
        state = CaseState.PROPOSED;
        level = proposed.sanction();
      }
      case EscalationEvent.SanctionWithdrawn _ -> {
        state = CaseState.OPEN;
        level = null;
      }
      case EscalationClosed _ -> close();
    }
  }

  /** Whether its step was due and covered, or not ready: it waits until the planned moment. */
  boolean waits() {
    return Reason.COVERED.word().equals(withheld) || Reason.NOT_READY.word().equals(withheld);
  }

  /** All that the step lacks that waits because it is not ready; null = none waits. */
  @Nullable String missing() {
    return Reason.NOT_READY.word().equals(withheld) ? missing : null;
  }

  AccountId accountId() {
    return AccountId.parse(account);
  }

  Money open() {
    return items.stream()
        .map(item -> Money.parse(item.open()))
        .reduce(Money.zero(accountId().currency()), Money::plus);
  }

  /** The part of the open amount that is on hold. */
  Money onHold() {
    Money open = open();
    if (customerHeld) {
      return open;
    }
    return held == null ? Money.zero(open.currency()) : Money.parse(held).min(open);
  }

  /** The earliest due date of what the case is about. */
  @Nullable LocalDate dueOn() {
    return items.stream()
        .map(item -> LocalDate.parse(item.dueOn()))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static String task(ClaimEvent of, TaskReason reason) {
    return new TaskId(of.account().customerId(), reason).toString();
  }

  private void end(ClaimEvent of, TaskReason reason) {
    tasks.remove(task(of, reason));
  }

  private void stand(CaseState now) {
    behind = now;
    boolean all = onHold().signum() > 0 && onHold().equals(open());
    state = all ? CaseState.ON_HOLD : now;
  }

  private void keep(String reference) {
    int slash = reference.lastIndexOf('/');
    policy = reference.substring(0, slash);
    policyVersion = Integer.valueOf(reference.substring(slash + 1));
  }

  /** The subject of its reactions. */
  String subject() {
    return kind.equals(REMINDER) ? id : account;
  }

  private void demanded(String by) {
    if (!escalated) {
      level = by;
    }
    if (state != CaseState.CLOSED) {
      withheld = null;
      stand(CaseState.OPEN);
    }
  }

  private void hold(@Nullable Held all) {
    held = all == null ? null : all.amount().toString();
    stand(behind);
  }

  /** What comes in may leave only what is held. */
  private void changeClaim(ClaimEvent of, Money open) {
    change(of.itemKind(), of.invoice(), open);
    if (state != CaseState.CLOSED) {
      stand(behind);
    }
  }

  private void removeHold(String source) {
    holds.removeIf(hold -> hold.source().equals(source));
  }

  private void plan(List<PlannedStep> plan) {
    next = plan.isEmpty() ? null : plan.getFirst();
  }

  /** One that left an escalation can join it again. */
  private void put(ItemKind kind, String invoice, LocalDate dueOn, Money open) {
    if (items.stream().anyMatch(item -> item.is(kind, invoice))) {
      change(kind, invoice, open);
    } else {
      invoices.add(invoice);
      items.add(new Item(kind, invoice, dueOn.toString(), open.toString()));
    }
  }

  private void change(ItemKind kind, String invoice, Money open) {
    items.replaceAll(
        item ->
            item.is(kind, invoice) ? new Item(kind, invoice, item.dueOn(), open.toString()) : item);
  }

  private void move(DueDateMoved event) {
    withheld = null;
    items.replaceAll(
        item ->
            item.is(event.itemKind(), event.invoice())
                ? new Item(item.itemKind(), item.invoice(), event.dueOn().toString(), item.open())
                : item);
  }

  private void close() {
    state = CaseState.CLOSED;
    customerHeld = false;
    tasks.clear();
    withheld = null;
    next = null;
  }
}
