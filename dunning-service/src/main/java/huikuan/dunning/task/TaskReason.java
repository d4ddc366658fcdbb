package huikuan.dunning.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Why somebody has to see to claims, people or guarantors of a customer, to what the customer tells
 * us, or to what did not reach it.
 */
public enum TaskReason {
  /** The day on the invoice is too long ago. */
  POSTED_LONG_AGO("posted-long-ago"),
  /** It is due too long after the day on the invoice. */
  DUE_FAR_AHEAD("due-far-ahead"),
  /** It is for far more than any other of the customer. */
  UNUSUAL_AMOUNT("unusual-amount"),
  /** It was due too long ago when it was to be chased for the first time. */
  VERY_LATE("very-late"),
  /** Money that would cover it has been unapplied for too long. */
  UNALLOCATED_MONEY("unallocated-money"),
  /** It is due soon, and nothing proves that the customer has the goods: ask whether it has. */
  GOODS_UNCONFIRMED("goods-unconfirmed"),
  /** Something is missing that a demand needs: evidence, our turn with the invoice, a person. */
  NOT_READY("not-ready"),
  /** A step of the policy is our own people's to take, such as a call: take it, and say so. */
  OWN_STEP("own-step"),
  /** A milestone of the contract should have been reached: get it reached, or plan it anew. */
  MILESTONE_OVERDUE("milestone-overdue"),
  /** The customer does not agree with a letter. The task has letters, which may name no claim. */
  LETTER_DISAGREED("letter-disagreed"),
  /** A recipient tells that the invoice has not come: send it. */
  INVOICE_MISSING("invoice-missing"),
  /** A recipient tells that the acceptance is not signed: get it signed. */
  ACCEPTANCE_MISSING("acceptance-missing"),
  /** A recipient tells until when it is in approval: ask again on that day. */
  IN_APPROVAL("in-approval"),
  /** A recipient tells that there is no budget. */
  NO_BUDGET("no-budget"),
  /** A recipient tells that it is paid: look for the money. */
  SAID_PAID("said-paid"),
  /** A recipient promises a payment: see whether it comes. */
  PAYMENT_PROMISED("payment-promised"),
  /** A recipient names the right person: call a number that was known before, and confirm. */
  PERSON_NAMED("person-named"),
  /** A recipient answered an offer that stands no more: see whether it is made again. */
  OFFER_ANSWERED_LATE("offer-answered-late"),
  /** A promise to pay was broken: do what was agreed for that. */
  PROMISE_BROKEN("promise-broken"),
  /** Less was paid than was owed: open a dispute, or mark it as part payment. */
  SHORT_PAID("short-paid"),
  /** A dispute is not clarified by its day: clarify it, or set another day. */
  DISPUTE_OVERDUE("dispute-overdue"),
  /** The customer did not pay as agreed: see what follows. */
  CONCESSION_MISSED("concession-missed"),
  /** The ledger did not post what a concession grants: mend that, and ask again. */
  CONCESSION_REFUSED("concession-refused"),
  /** Something is late or disputed by our own fault 乙方原因: mend the cause. */
  OWN_FAULT("own-fault"),
  /** The customer is insolvent: file our claims 申报债权 by the court's day. */
  CLAIM_FILING("claim-filing"),
  /** An insurer has to be told soon that a claim is not paid: tell it. */
  INSURER_NOTICE("insurer-notice"),
  /** A payment responsible is to be confirmed anew. */
  PERSON_STALE("person-stale"),
  /** The data of a person are kept longer than was told: forget it, or renew. */
  KEEPING_ENDED("keeping-ended"),
  /** A guarantor answers for a few days more: claim from it, or get it prolonged. */
  GUARANTEE_ENDING("guarantee-ending"),
  /** A copy of evidence did not reach the customer: send it again, or find out why not. */
  COPY_FAILED("copy-failed"),
  /** A sanction would be proposed, and its evidence is not complete: get what is missing. */
  SANCTION_LACKS("sanction-lacks"),
  /** A system that enforces a sanction refused, or has not answered: see to it there. */
  SANCTION_UNANSWERED("sanction-unanswered");

  private final String word;

  TaskReason(String word) {
    this.word = word;
  }

  /** Whether the claim is not chased before a person has looked at it. */
  public boolean isReview() {
    return switch (this) {
      case POSTED_LONG_AGO, DUE_FAR_AHEAD, UNUSUAL_AMOUNT, VERY_LATE -> true;
      case UNALLOCATED_MONEY, GOODS_UNCONFIRMED, NOT_READY, OWN_STEP -> false;
      case MILESTONE_OVERDUE, LETTER_DISAGREED -> false;
      case INVOICE_MISSING, ACCEPTANCE_MISSING, IN_APPROVAL, NO_BUDGET, SAID_PAID -> false;
      case PAYMENT_PROMISED, PERSON_NAMED, OFFER_ANSWERED_LATE, PROMISE_BROKEN -> false;
      case DISPUTE_OVERDUE, CONCESSION_MISSED, CONCESSION_REFUSED, OWN_FAULT -> false;
      case SHORT_PAID -> false;
      case CLAIM_FILING, INSURER_NOTICE -> false;
      case PERSON_STALE, KEEPING_ENDED, GUARANTEE_ENDING, COPY_FAILED -> false;
      case SANCTION_LACKS, SANCTION_UNANSWERED -> false;
    };
  }

  /** Whether a recipient told it by the link in a mail. The claim is chased as before. */
  public boolean isTold() {
    return switch (this) {
      case POSTED_LONG_AGO, DUE_FAR_AHEAD, UNUSUAL_AMOUNT, VERY_LATE -> false;
      case UNALLOCATED_MONEY, GOODS_UNCONFIRMED, NOT_READY, OWN_STEP -> false;
      case MILESTONE_OVERDUE, LETTER_DISAGREED -> false;
      case INVOICE_MISSING, ACCEPTANCE_MISSING, IN_APPROVAL, NO_BUDGET, SAID_PAID -> true;
      case PAYMENT_PROMISED, PERSON_NAMED, OFFER_ANSWERED_LATE -> true;
      case PROMISE_BROKEN, CONCESSION_MISSED, CONCESSION_REFUSED, OWN_FAULT -> false;
      case SHORT_PAID, DISPUTE_OVERDUE -> false;
      case CLAIM_FILING, INSURER_NOTICE -> false;
      case PERSON_STALE, KEEPING_ENDED, GUARANTEE_ENDING, COPY_FAILED -> false;
      case SANCTION_LACKS, SANCTION_UNANSWERED -> false;
    };
  }

  /** Whether it ends when its reason no longer holds, and nobody can say that it is done. */
  public boolean endsByItself() {
    return switch (this) {
      case UNALLOCATED_MONEY, GOODS_UNCONFIRMED, NOT_READY -> true;
      case MILESTONE_OVERDUE, LETTER_DISAGREED -> true;
      case OWN_STEP -> false;
      case POSTED_LONG_AGO, DUE_FAR_AHEAD, UNUSUAL_AMOUNT, VERY_LATE -> false;
      case INVOICE_MISSING, ACCEPTANCE_MISSING, IN_APPROVAL, NO_BUDGET, SAID_PAID -> false;
      case PAYMENT_PROMISED, PERSON_NAMED, OFFER_ANSWERED_LATE, PROMISE_BROKEN -> false;
      case CLAIM_FILING -> true;
      case SHORT_PAID, DISPUTE_OVERDUE, CONCESSION_MISSED, CONCESSION_REFUSED -> false;
      case OWN_FAULT, INSURER_NOTICE -> false;
      case PERSON_STALE, KEEPING_ENDED, GUARANTEE_ENDING, COPY_FAILED -> false;
      case SANCTION_LACKS, SANCTION_UNANSWERED -> true;
    };
  }

  /** Whether it is about people at the customer, or who answers for it, and about no claim. */
  public boolean isOfPerson() {
    return this == PERSON_STALE || this == KEEPING_ENDED || this == GUARANTEE_ENDING;
  }

  /** What somebody has to see to when a recipient tells why an item is not paid. */
  public static TaskReason of(WhyUnpaid told) {
    return switch (told) {
      case INVOICE_MISSING -> INVOICE_MISSING;
      case ACCEPTANCE_MISSING -> ACCEPTANCE_MISSING;
      case IN_APPROVAL -> IN_APPROVAL;
      case NO_BUDGET -> NO_BUDGET;
      case PAID -> SAID_PAID;
    };
  }

  /** By its word; empty = there is none. */
  public static Optional<TaskReason> find(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  @JsonCreator
  static TaskReason of(String word) {
    return find(word).orElseThrow(() -> new IllegalArgumentException("No task: " + word));
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(TaskReason::word).toList();
  }

  /** As it is stored and told. */
  @JsonValue
  public String word() {
    return word;
  }
}
