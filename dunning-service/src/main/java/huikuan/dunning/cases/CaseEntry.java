package huikuan.dunning.cases;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.sanction.OrderAnswers;
import huikuan.platform.axon.EntryBatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Stands for small differences of any currency. */
  static final String SMALL = "any";

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

  /** The person who sees to it; null = nobody in particular. */
  @Nullable String owner;

  CaseState state = CaseState.OPEN;
  @Nullable String level;

  /** A demand that is made again after it leaves the level. */
  boolean escalated;

  @Nullable PlannedStep next;

  /** The numbers of its items. */
  List<String> invoices = new ArrayList<>();

  List<CaseItem> items = new ArrayList<>();

  /** The ids of the tasks that it belongs to. They are searched as those of letters are. */
  @Field(OpenTasks.TASK)
  List<String> tasks = new ArrayList<>();

  /** Why a step that is due is not taken; null = it is, or none is due. */
  @Nullable String withheld;

  /** All that the step lacks, if it waits because it is not ready; else it says nothing. */
  @Nullable String missing;

  /** The last payment that was too little, while that is a task; null = there is none. */
  @Nullable ShortPayment paidShort;

  /** {@link #SMALL} and its currency, if what is open is too small to be chased; else none. */
  List<String> small = new ArrayList<>();

  /** The currency of a small difference; null = it is none. */
  @Nullable String smallCurrency;

  /** A small difference in minor units; null = it is none. */
  @Nullable Long smallMinor;

  /** The last write-off that was asked for; null = none was. */
  @Nullable AskedWriteOff writeOff;

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

  /** The sanctions of an escalation that are proposed or in force, the last one last. */
  List<SanctionOfCase> sanctions = new ArrayList<>();

  /** The orders that systems have not done yet, by the number of the sanction. */
  Map<String, OrderAnswers> answers = new LinkedHashMap<>();

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

  /** Whether its step was due and covered, or not ready: it waits until the planned moment. */
  boolean waits() {
    return Reason.COVERED.word().equals(withheld)
        || Reason.NOT_READY.word().equals(withheld)
        || Reason.OWN_CAUSE.word().equals(withheld);
  }

  /** All that the step lacks that waits because it is not ready; null = none waits. */
  @Nullable String missing() {
    return Reason.NOT_READY.word().equals(withheld) ? missing : null;
  }

  /** The policy that the claim keeps, with its version; null = an escalation. */
  @Nullable String policyReference() {
    return policy == null ? null : policy + "/" + policyVersion;
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

  /** Moves it to a state, or on hold if all of it is held. */
  void stand(CaseState now) {
    behind = now;
    boolean all = onHold().signum() > 0 && onHold().equals(open());
    state = all ? CaseState.ON_HOLD : now;
  }

  /** Notes whether what is open is held as a small difference. */
  void noteSmall() {
    boolean held =
        state != CaseState.CLOSED
            && holds.stream().anyMatch(each -> each.source().equals(Hold.SMALL_DIFFERENCE));
    smallCurrency = held ? accountId().currency().getCurrencyCode() : null;
    smallMinor = held ? open().minorUnits() : null;
    small = smallCurrency == null ? new ArrayList<>() : List.of(SMALL, smallCurrency);
  }

  /** The subject of its reactions. */
  String subject() {
    return kind.equals(REMINDER) ? id : customer;
  }

  /** One that left an escalation can join it again. */
  void put(ItemKind kind, String invoice, LocalDate dueOn, Money open) {
    if (items.stream().anyMatch(item -> item.is(kind, invoice))) {
      change(kind, invoice, open);
    } else {
      invoices.add(invoice);
      items.add(new CaseItem(kind, invoice, dueOn.toString(), open.toString()));
    }
  }

  void change(ItemKind kind, String invoice, Money open) {
    items.replaceAll(
        item ->
            item.is(kind, invoice)
                ? new CaseItem(kind, invoice, item.dueOn(), open.toString())
                : item);
  }

  void close() {
    state = CaseState.CLOSED;
    customerHeld = false;
    tasks.clear();
    paidShort = null;
    withheld = null;
    next = null;
  }
}
