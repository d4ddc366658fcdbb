package huikuan.ledger.recipient;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import huikuan.ledger.customer.SealedContacts;
import huikuan.ledger.recipient.LinkEvent.FileSent;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.ledger.recipient.LinkEvent.LinkOpened;
import huikuan.ledger.recipient.LinkEvent.OfferAnswered;
import huikuan.ledger.recipient.LinkEvent.PaymentPromised;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.ledger.recipient.LinkEvent.WhyUnpaidTold;
import huikuan.platform.eventlog.RecordedEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a recipient has told.
 *
 * @param what opened, reason, dispute, promise, offer or person
 * @param contact the recipient, among the customer's contacts
 * @param message the mail whose link was used
 * @param dispute why the item is not owed, by the recipient's word
 * @param file the hash of a file of the company
 * @param offer the id of the offer that was answered
 * @param answer accepted or declined
 * @param proposal the number of the person who was named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ToldByRecipient")
public record RecipientAnswerRow(
    Instant at,
    long position,
    String what,
    String contact,
    String message,
    @Nullable String account,
    @Nullable String kind,
    @Nullable String number,
    @Nullable WhyUnpaid reason,
    @Nullable DisputeReason dispute,
    @Nullable LocalDate day,
    @Nullable String reference,
    @Nullable String file,
    @Nullable String amount,
    @Nullable LocalDate on,
    @Nullable String offer,
    @Nullable String answer,
    @Nullable String proposal,
    @Nullable String name,
    @Nullable String email,
    @Nullable String mobile,
    @Nullable String note) {

  /** Empty = the event is nothing that was told. */
  static Optional<RecipientAnswerRow> of(RecordedEvent event, SealedContacts contacts) {
    long at = event.position();
    return event.payload() instanceof LinkEvent.ByRecipient told
        ? switch (told) {
          case LinkOpened it -> Optional.of(opened(it, at));
          case WhyUnpaidTold it -> Optional.of(reason(it, at, contacts));
          case ItemDisputed it -> Optional.of(dispute(it, at, contacts));
          case PaymentPromised it -> Optional.of(promise(it, at, contacts));
          case OfferAnswered it -> Optional.of(offer(it, at, contacts));
          case PersonNamed it -> Optional.of(person(it, at, contacts));
          case FileSent _ -> Optional.empty();
        }
        : Optional.empty();
  }

  /** Whether the event is something that was told. */
  static boolean isTold(RecordedEvent event) {
    return event.payload() instanceof LinkEvent.ByRecipient told && !(told instanceof FileSent);
  }

  private static RecipientAnswerRow opened(LinkOpened it, long position) {
    return new RecipientAnswerRow(
        it.openedAt(),
        position,
        "opened",
        it.contactId(),
        it.message(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static RecipientAnswerRow reason(
      WhyUnpaidTold it, long position, SealedContacts contacts) {
    return new RecipientAnswerRow(
        it.toldAt(),
        position,
        "reason",
        it.contactId(),
        it.message(),
        it.account().toString(),
        it.itemKind().toString(),
        it.item(),
        it.reason(),
        null,
        it.day(),
        it.reference(),
        it.file(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        contacts.text(it.note()));
  }

  private static RecipientAnswerRow dispute(
      ItemDisputed it, long position, SealedContacts contacts) {
    return new RecipientAnswerRow(
        it.toldAt(),
        position,
        "dispute",
        it.contactId(),
        it.message(),
        it.account().toString(),
        it.itemKind().toString(),
        it.item(),
        null,
        it.reason(),
        null,
        null,
        it.file(),
        it.amount() == null ? null : it.amount().decimal(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        contacts.text(it.note()));
  }

  private static RecipientAnswerRow promise(
      PaymentPromised it, long position, SealedContacts contacts) {
    return new RecipientAnswerRow(
        it.toldAt(),
        position,
        "promise",
        it.contactId(),
        it.message(),
        it.account().toString(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        it.amount().decimal(),
        it.on(),
        null,
        null,
        null,
        null,
        null,
        null,
        contacts.text(it.note()));
  }

  private static RecipientAnswerRow offer(
      OfferAnswered it, long position, SealedContacts contacts) {
    return new RecipientAnswerRow(
        it.toldAt(),
        position,
        "offer",
        it.contactId(),
        it.message(),
        it.account().toString(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        it.offer(),
        it.answer().toString(),
        null,
        null,
        null,
        null,
        contacts.text(it.note()));
  }

  private static RecipientAnswerRow person(PersonNamed it, long position, SealedContacts contacts) {
    return new RecipientAnswerRow(
        it.toldAt(),
        position,
        "person",
        it.contactId(),
        it.message(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        it.proposal(),
        contacts.text(it.name()),
        contacts.text(it.email()),
        contacts.text(it.mobile()),
        contacts.text(it.note()));
  }
}
