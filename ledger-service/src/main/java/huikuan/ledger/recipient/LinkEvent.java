package huikuan.ledger.recipient;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event of the links in a customer's mails: what was told by them, and what became of it. What
 * recipients write about people is sealed.
 */
public sealed interface LinkEvent {

  CustomerId customer();

  /** An event that the recipient of a mail has caused. */
  sealed interface ByRecipient extends LinkEvent {

    /** The recipient, among the customer's contacts. */
    String contactId();

    /** The id of the message with the link. */
    String message();
  }

  /** The link of a message was used for the first time. */
  @EventName("huikuan.ledger.recipient.link-opened.v1")
  record LinkOpened(CustomerId customer, String contactId, String message, Instant openedAt)
      implements ByRecipient {}

  /**
   * Why an item is unpaid. What is told of it later takes the place of this.
   *
   * @param day until when it is in approval, or on which it was paid; null = not told
   * @param reference of the payment; null = not told
   * @param file the hash of a file of the company; null = none was sent
   */
  @EventName("huikuan.ledger.recipient.why-unpaid-told.v2")
  record WhyUnpaidTold(
      CustomerId customer,
      String contactId,
      String message,
      AccountId account,
      ItemKind itemKind,
      String item,
      WhyUnpaid reason,
      @Nullable LocalDate day,
      @Nullable String reference,
      @Nullable String file,
      @Nullable Sealed note,
      Instant toldAt)
      implements ByRecipient {

    /** Whether the same person tells the same of the same item. */
    boolean isSameAs(WhyUnpaidTold other) {
      return equals(
          new WhyUnpaidTold(
              other.customer,
              other.contactId,
              message,
              other.account,
              other.itemKind,
              other.item,
              other.reason,
              other.day,
              other.reference,
              other.file,
              other.note,
              toldAt));
    }
  }

  /**
   * The recipient does not agree that an item, or a part of it, is owed. What is told of it later
   * takes the place of this.
   *
   * @param amount that is not; null = all that is open
   * @param file the hash of a file of the company; null = none was sent
   */
  @EventName("huikuan.ledger.recipient.item-disputed.v1")
  record ItemDisputed(
      CustomerId customer,
      String contactId,
      String message,
      AccountId account,
      ItemKind itemKind,
      String item,
      @Nullable Money amount,
      DisputeReason reason,
      @Nullable String file,
      @Nullable Sealed note,
      Instant toldAt)
      implements ByRecipient {

    /** Whether the same person disputes the same for the same reason. */
    boolean isSameAs(ItemDisputed other) {
      return equals(
          new ItemDisputed(
              other.customer,
              other.contactId,
              message,
              other.account,
              other.itemKind,
              other.item,
              other.amount,
              other.reason,
              other.file,
              other.note,
              toldAt));
    }
  }

  /** A payment was promised. One that is promised later for the account takes its place. */
  @EventName("huikuan.ledger.recipient.payment-promised.v2")
  record PaymentPromised(
      CustomerId customer,
      String contactId,
      String message,
      AccountId account,
      Money amount,
      LocalDate on,
      @Nullable Sealed note,
      Instant toldAt)
      implements ByRecipient {

    /** Whether the same person promises the same. */
    boolean isSameAs(PaymentPromised other) {
      return equals(
          new PaymentPromised(
              other.customer,
              other.contactId,
              message,
              other.account,
              other.amount,
              other.on,
              other.note,
              toldAt));
    }
  }

  /**
   * Somebody else was named as the right person: it is proposed as a contact.
   *
   * @param proposal its number among those of the customer
   */
  @EventName("huikuan.ledger.recipient.person-named.v2")
  record PersonNamed(
      CustomerId customer,
      String contactId,
      String message,
      String proposal,
      Sealed name,
      @Nullable Sealed email,
      @Nullable Sealed mobile,
      @Nullable Sealed note,
      Instant toldAt)
      implements ByRecipient {

    /** Whether the same person names the same. */
    boolean isSameAs(PersonNamed other) {
      return equals(
          new PersonNamed(
              other.customer,
              other.contactId,
              message,
              proposal,
              other.name,
              other.email,
              other.mobile,
              other.note,
              toldAt));
    }
  }

  /** A file was sent. The company has it. */
  @EventName("huikuan.ledger.recipient.file-sent.v1")
  record FileSent(
      CustomerId customer, String contactId, String message, String file, Instant sentAt)
      implements ByRecipient {}

  /**
   * One of us has called, and the person that was named is the customer's contact.
   *
   * @param contact as it is added to the customer's data
   * @param called the number, which was known before the person was named
   */
  @EventName("huikuan.ledger.recipient.person-confirmed.v2")
  record PersonConfirmed(
      CustomerId customer,
      String proposal,
      Contact contact,
      Sealed called,
      @Nullable Sealed note,
      Instant confirmedAt)
      implements LinkEvent {}

  /** The person that was named is no contact, and gets nothing. */
  @EventName("huikuan.ledger.recipient.person-dismissed.v1")
  record PersonDismissed(CustomerId customer, String proposal, String reason, Instant dismissedAt)
      implements LinkEvent {}

  /**
   * Links can't be used any more.
   *
   * @param message whose link it is; null = all that were made until then
   */
  @EventName("huikuan.ledger.recipient.links-revoked.v1")
  record LinksRevoked(CustomerId customer, @Nullable String message, Instant revokedAt)
      implements LinkEvent {}
}
