package huikuan.contracts.notification;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.ledger.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Topic {@code notification.events}; source: the notification service. A message is about the
 * claims of one customer, or takes one letter, or one copy of evidence, to it. The outcome of a
 * message with very many claims is told in several events.
 */
public sealed interface NotificationEvent {

  /** Events of one lane stay in order: those of a customer, of a company, and of templates. */
  default String lane() {
    return switch (this) {
      case OfMessage event -> event.customer().toString();
      case OfLetter event -> event.customer().toString();
      case OfCopy event -> event.customer().toString();
      case PayingSet event -> event.company();
      case TemplateAdded _ -> "templates";
    };
  }

  /** An event of a message. */
  sealed interface OfMessage permits MessageSent, MessageFailed, MessageBounced, StepsLeftOut {

    CustomerId customer();

    /**
     * The message's id, the same on every attempt; null = there is none, see {@link StepsLeftOut}.
     */
    @Nullable String message();

    /** The steps that are answered, each once. */
    List<Step> steps();
  }

  /**
   * A step that a reminder case asked for.
   *
   * @param caseId the reminder case
   * @param request which of the case's requests it is
   * @param invoice the number of the case's item
   * @param level {@code reminder-1}, {@code reminder-2} or {@code demand}
   */
  record Step(
      String caseId,
      int request,
      AccountId account,
      ItemKind itemKind,
      String invoice,
      String level) {}

  /**
   * A message was handed over to the channel.
   *
   * @param steps the claims in it
   * @param channel {@code mail}
   * @param contactId the customer's contact that was written to
   * @param hash of the content and the address that it was sent to; hexadecimal
   * @param attempt 1 = the first
   */
  @EventName("huikuan.notification.message-sent.v1")
  record MessageSent(
      String message,
      CustomerId customer,
      MessageKind kind,
      List<Step> steps,
      String channel,
      String contactId,
      String hash,
      int attempt,
      Instant sentAt)
      implements NotificationEvent, OfMessage {}

  /**
   * A message could not be delivered and is not tried again.
   *
   * @param reason the channel's answer; {@code contact-gone} = the contact can't be written to any
   *     more
   * @param undeliverable whether the contact's address takes no mail
   * @param customerSequence {@code ce_sequence} of the customer's data with that address; null =
   *     not known
   */
  @EventName("huikuan.notification.message-failed.v1")
  record MessageFailed(
      String message,
      CustomerId customer,
      MessageKind kind,
      List<Step> steps,
      String channel,
      String contactId,
      String reason,
      boolean undeliverable,
      @Nullable String customerSequence,
      int attempts)
      implements NotificationEvent, OfMessage, AddressRefused {}

  /**
   * A message that was handed over came back: the contact's address takes no mail.
   *
   * @param steps the claims in it
   * @param reason what the receiving server answered, as far as it was told
   * @param customerSequence {@code ce_sequence} of the customer's data with that address; null =
   *     not known
   */
  @EventName("huikuan.notification.message-bounced.v1")
  record MessageBounced(
      String message,
      CustomerId customer,
      MessageKind kind,
      List<Step> steps,
      String channel,
      String contactId,
      String reason,
      @Nullable String customerSequence,
      Instant bouncedAt)
      implements NotificationEvent, OfMessage, AddressRefused, HeardByLedger {}

  /**
   * Steps were left out of the message.
   *
   * @param message null = none had been put together
   * @param reason {@code settled}, {@code reversed} or {@code on-hold}: when it was put together,
   *     or sent, nothing was owed, or the case was on hold; {@code demand-first}: the contact is
   *     sent a demand that day; {@code reminder-first}: the contact is reminded of what is overdue,
   *     and this is not; {@code contacted-today}: the contact's message of the day had been put
   *     together already; {@code message-full}: it held too many claims; {@code put-off}: it is due
   *     later than was known when it was asked for; {@code cap}: the policy allows no more to the
   *     person, or the customer, for now; {@code covered}: as much money lies unapplied as is owed;
   *     {@code below-minimum}: the customer owes less than the policy chases; {@code
   *     chasing-closed}: the company lets none leave; {@code day-over}: its day at the customer had
   *     ended before it could leave; {@code not-delivered}: the channel did not take it on its day;
   *     {@code domain-not-allowed}: the settings allow no mail to that domain
   * @param detail of {@code covered}, the credits; of {@code not-delivered}, the channel's answer;
   *     of {@code domain-not-allowed}, the domain
   */
  @EventName("huikuan.notification.steps-left-out.v1")
  record StepsLeftOut(
      @Nullable String message,
      CustomerId customer,
      List<Step> steps,
      String reason,
      @Nullable String detail)
      implements NotificationEvent, OfMessage {}

  /**
   * A message that did not reach its contact: the address takes no mail, if it is undeliverable.
   */
  sealed interface AddressRefused
      permits MessageFailed,
          MessageBounced,
          LetterMailFailed,
          LetterMailBounced,
          EvidenceCopyFailed,
          EvidenceCopyBounced {

    CustomerId customer();

    String contactId();

    /** The ledger's sequence of the customer's data with that address; null = not known. */
    @Nullable String customerSequence();

    /** Mail that came back always is. */
    default boolean undeliverable() {
      return true;
    }
  }

  /**
   * A template of letters has another version, which is in force.
   *
   * @param name as a step of dunning calls it: its level
   * @param language {@code zh} or {@code en}
   * @param kind the messages that it is for; the same in all its versions
   * @param version from 1
   */
  @EventName("huikuan.notification.template-added.v1")
  record TemplateAdded(String name, String language, MessageKind kind, int version)
      implements NotificationEvent {}

  /** An event that the ledger listens to. */
  sealed interface HeardByLedger permits OfLetter, OfCopy, PayingSet, MessageBounced {}

  /** An event of a message that takes a letter to the customer. */
  sealed interface OfLetter extends HeardByLedger
      permits LetterMailed, LetterMailFailed, LetterMailBounced, LetterMailWithheld {

    String message();

    CustomerId customer();

    /** The letter's number. */
    String letter();

    /** Which of the letter's requests to be mailed it answers, from 1. */
    int request();
  }

  /**
   * A letter was handed over to the channel.
   *
   * @param channel {@code mail}
   * @param contactId the customer's contact that was written to
   * @param hash of the content and the address that it was sent to; hexadecimal
   * @param attempt 1 = the first
   */
  @EventName("huikuan.notification.letter-mailed.v1")
  record LetterMailed(
      String message,
      CustomerId customer,
      String letter,
      int request,
      String channel,
      String contactId,
      String hash,
      int attempt,
      Instant sentAt)
      implements NotificationEvent, OfLetter {}

  /**
   * A letter could not be delivered and is not tried again.
   *
   * @param reason the channel's answer; {@code contact-gone} = the contact can't be written to any
   *     more
   * @param undeliverable whether the contact's address takes no mail
   * @param customerSequence {@code ce_sequence} of the customer's data with that address; null =
   *     not known
   */
  @EventName("huikuan.notification.letter-mail-failed.v1")
  record LetterMailFailed(
      String message,
      CustomerId customer,
      String letter,
      int request,
      String channel,
      String contactId,
      String reason,
      boolean undeliverable,
      @Nullable String customerSequence,
      int attempts)
      implements NotificationEvent, OfLetter, AddressRefused {}

  /**
   * A letter that was handed over came back: the contact's address takes no mail.
   *
   * @param reason what the receiving server answered, as far as it was told
   * @param customerSequence {@code ce_sequence} of the customer's data with that address; null =
   *     not known
   */
  @EventName("huikuan.notification.letter-mail-bounced.v1")
  record LetterMailBounced(
      String message,
      CustomerId customer,
      String letter,
      int request,
      String channel,
      String contactId,
      String reason,
      @Nullable String customerSequence,
      Instant bouncedAt)
      implements NotificationEvent, OfLetter, AddressRefused {}

  /**
   * A letter was not sent, and is not tried again before it is requested again.
   *
   * @param reason {@code day-over}: its day at the customer had ended before it could leave; {@code
   *     not-delivered}: the channel did not take it on its day, or its document was missing or
   *     damaged; {@code domain-not-allowed}: the settings allow no mail to that domain; of a demand
   *     also {@code chasing-closed}: the company lets none leave; of an item that it asks for,
   *     {@code settled}: nothing of it is open any more; {@code part-paid}: less than it asks for
   *     is; {@code on-hold}: it is on hold, if only in part; {@code covered}: money lies unapplied
   *     that covers it, if only in part
   * @param detail of {@code not-delivered}, the channel's answer, or what was wrong with the
   *     document; of {@code domain-not-allowed}, the domain; of the last four, the item, such as
   *     {@code invoice 611365}
   */
  @EventName("huikuan.notification.letter-mail-withheld.v1")
  record LetterMailWithheld(
      String message,
      CustomerId customer,
      String letter,
      int request,
      String reason,
      @Nullable String detail)
      implements NotificationEvent, OfLetter {}

  /** An event of a message that takes a copy of evidence to the customer. */
  sealed interface OfCopy extends HeardByLedger
      permits EvidenceCopyMailed, EvidenceCopyFailed, EvidenceCopyBounced, EvidenceCopyWithheld {

    String message();

    CustomerId customer();

    Subject subject();

    /** The number of the copy among those of the subject's evidence, from 1. */
    int copy();
  }

  /**
   * A copy of evidence was handed over to the channel.
   *
   * @param channel {@code mail}
   * @param contactId the customer's contact that was written to
   * @param hash of the content and the address that it was sent to; hexadecimal
   * @param attempt 1 = the first
   */
  @EventName("huikuan.notification.evidence-copy-mailed.v1")
  record EvidenceCopyMailed(
      String message,
      CustomerId customer,
      Subject subject,
      int copy,
      String channel,
      String contactId,
      String hash,
      int attempt,
      Instant sentAt)
      implements NotificationEvent, OfCopy {}

  /**
   * A copy of evidence could not be delivered and is not tried again.
   *
   * @param reason the channel's answer; {@code contact-gone} = the contact can't be written to any
   *     more
   * @param undeliverable whether the contact's address takes no mail
   * @param customerSequence {@code ce_sequence} of the customer's data with that address; null =
   *     not known
   */
  @EventName("huikuan.notification.evidence-copy-failed.v1")
  record EvidenceCopyFailed(
      String message,
      CustomerId customer,
      Subject subject,
      int copy,
      String channel,
      String contactId,
      String reason,
      boolean undeliverable,
      @Nullable String customerSequence,
      int attempts)
      implements NotificationEvent, OfCopy, AddressRefused {}

  /**
   * A copy of evidence that was handed over came back: the contact's address takes no mail.
   *
   * @param reason what the receiving server answered, as far as it was told
   * @param customerSequence {@code ce_sequence} of the customer's data with that address; null =
   *     not known
   */
  @EventName("huikuan.notification.evidence-copy-bounced.v1")
  record EvidenceCopyBounced(
      String message,
      CustomerId customer,
      Subject subject,
      int copy,
      String channel,
      String contactId,
      String reason,
      @Nullable String customerSequence,
      Instant bouncedAt)
      implements NotificationEvent, OfCopy, AddressRefused {}

  /**
   * A copy of evidence was not sent, and is not tried again.
   *
   * @param reason {@code day-over}, {@code not-delivered} or {@code domain-not-allowed}, as of a
   *     {@link LetterMailWithheld letter}; {@code evidence-withdrawn}: the piece was withdrawn
   *     before the copy left
   * @param detail as of a letter
   */
  @EventName("huikuan.notification.evidence-copy-withheld.v1")
  record EvidenceCopyWithheld(
      String message,
      CustomerId customer,
      Subject subject,
      int copy,
      String reason,
      @Nullable String detail)
      implements NotificationEvent, OfCopy {}

  /**
   * Letters of a company say from now on where to pay, as a second person has approved.
   *
   * @param accounts all of them; empty = letters name none
   */
  @EventName("huikuan.notification.paying-set.v1")
  record PayingSet(String company, List<PayTo> accounts)
      implements NotificationEvent, HeardByLedger {}

  /**
   * An account at a bank.
   *
   * @param number as letters show it: an IBAN, or the bank's number
   * @param bankZh as Chinese letters name the bank
   */
  record PayTo(
      String currency,
      String number,
      String bankZh,
      String bankEn,
      String holderZh,
      String holderEn) {}
}
