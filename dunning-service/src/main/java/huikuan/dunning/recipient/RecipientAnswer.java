package huikuan.dunning.recipient;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.RecipientEvent;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.contracts.ledger.RecipientEvent.PaymentPromised;
import huikuan.contracts.ledger.RecipientEvent.PersonNamed;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaidTold;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.concession.ConcessionEvent.AnswerCameLate;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a recipient told and nobody has seen to, as stored. Days, moments and amounts are text,
 * exactly as told. There is one for an item, one for a promise of an account, one for a named
 * person, and one for an offer.
 *
 * @param task the id of the task that it belongs to
 * @param account null = a person is named
 * @param itemKind null = it is not about an item
 * @param item null = it is not about an item
 * @param amount that is promised; null = nothing is promised
 * @param day until when it is in approval, on which it was paid, or for which it is promised
 * @param reference of the payment
 * @param file the hash of the payment slip
 * @param proposal the number of the named person, with the ledger
 * @param offer the id of an offer that was answered when it stood no more
 * @param answer what was said to it
 */
@Document(RecipientAnswer.COLLECTION)
public record RecipientAnswer(
    @Id String id,
    String customer,
    String task,
    @Nullable String account,
    @Nullable ItemKind itemKind,
    @Nullable String item,
    @Nullable String amount,
    @Nullable String day,
    @Nullable String reference,
    @Nullable String file,
    @Nullable String proposal,
    @Nullable String offer,
    @Nullable OfferAnswer answer,
    String contactId,
    String message,
    String toldAt) {

  static final String COLLECTION = "told";

  static RecipientAnswer of(WhyUnpaidTold event) {
    TaskReason reason = TaskReason.of(event.reason());
    return new RecipientAnswer(
        ofItem(CaseIds.of(event.account(), event.itemKind(), event.item())),
        event.customer().toString(),
        new TaskId(event.customer(), reason).toString(),
        event.account().toString(),
        event.itemKind(),
        event.item(),
        null,
        event.day() == null ? null : event.day().toString(),
        event.reference(),
        event.file(),
        null,
        null,
        null,
        event.contactId(),
        event.message(),
        event.toldAt().toString());
  }

  static RecipientAnswer of(PaymentPromised event) {
    return new RecipientAnswer(
        ofPromise(event.account()),
        event.customer().toString(),
        new TaskId(event.customer(), TaskReason.PAYMENT_PROMISED).toString(),
        event.account().toString(),
        null,
        null,
        event.amount().toString(),
        event.on().toString(),
        null,
        null,
        null,
        null,
        null,
        event.contactId(),
        event.message(),
        event.toldAt().toString());
  }

  static RecipientAnswer of(PersonNamed event) {
    return new RecipientAnswer(
        ofPerson(event.customer(), event.proposal()),
        event.customer().toString(),
        new TaskId(event.customer(), TaskReason.PERSON_NAMED).toString(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        event.proposal(),
        null,
        null,
        event.contactId(),
        event.message(),
        event.toldAt().toString());
  }

  static RecipientAnswer of(AnswerCameLate event) {
    CustomerId customer = event.account().customerId();
    return new RecipientAnswer(
        ofOffer(event),
        customer.toString(),
        new TaskId(customer, TaskReason.OFFER_ANSWERED_LATE).toString(),
        event.account().toString(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        event.arrangement().toString(),
        event.answer(),
        event.contactId(),
        event.message(),
        event.at().toString());
  }

  /** The id of what an event tells; empty = it opens no task. */
  static Optional<String> idOf(RecipientEvent event) {
    return switch (event) {
      case WhyUnpaidTold it ->
          Optional.of(ofItem(CaseIds.of(it.account(), it.itemKind(), it.item())));
      case PaymentPromised it -> Optional.of(ofPromise(it.account()));
      case PersonNamed it -> Optional.of(ofPerson(it.customer(), it.proposal()));
      case RecipientEvent.LinkOpened _, RecipientEvent.ItemDisputed _ -> Optional.empty();
      case RecipientEvent.OfferAnswered _ -> Optional.empty();
    };
  }

  /** The id of what is told of an item. */
  static String ofItem(String caseId) {
    return "item " + caseId;
  }

  static String ofOffer(AnswerCameLate event) {
    return "offer " + event.arrangement();
  }

  private static String ofPromise(AccountId account) {
    return "promise " + account;
  }

  private static String ofPerson(CustomerId customer, String proposal) {
    return "person " + customer + " " + proposal;
  }

  /** Whether another tells the same, whoever tells it, and when. */
  boolean tellsAs(RecipientAnswer other) {
    return equals(
        new RecipientAnswer(
            other.id,
            other.customer,
            other.task,
            other.account,
            other.itemKind,
            other.item,
            other.amount,
            other.day,
            other.reference,
            other.file,
            other.proposal,
            other.offer,
            other.answer,
            contactId,
            message,
            toldAt));
  }

  boolean toldAfter(Instant moment) {
    return Instant.parse(toldAt).isAfter(moment);
  }

  /** The case of its item; empty = it is not about an item. */
  public Optional<String> caseId() {
    return account == null || itemKind == null || item == null
        ? Optional.empty()
        : Optional.of(CaseIds.of(AccountId.parse(account), itemKind, item));
  }
}
