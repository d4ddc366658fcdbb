package huikuan.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.AccountId;
import huikuan.contracts.ClosedList;
import huikuan.contracts.CustomerId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the recipient of a mail has told by the link in it. Answers to letters are told of them. */
public sealed interface RecipientEvent extends LedgerEvent {

  CustomerId customer();

  /** The recipient, among the customer's contacts. */
  String contactId();

  /** The id of the message with the link. */
  String message();

  /** The link was opened, for the first time. */
  @EventName("huikuan.ledger.recipient-link-opened.v1")
  record LinkOpened(CustomerId customer, String contactId, String message, Instant openedAt)
      implements RecipientEvent {}

  /**
   * Why an item is not paid yet.
   *
   * @param day until when it is in approval, or on which it was paid; null = not told
   * @param reference of the payment; null = not told
   * @param file the hash of the payment slip among the company's files; null = none was sent
   */
  @EventName("huikuan.ledger.recipient-told-why-unpaid.v1")
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
      Instant toldAt)
      implements RecipientEvent {}

  /** Why an item is not paid. */
  enum WhyUnpaid {
    @JsonProperty("invoiceMissing")
    INVOICE_MISSING,
    @JsonProperty("acceptanceMissing")
    ACCEPTANCE_MISSING,
    @JsonProperty("inApproval")
    IN_APPROVAL,
    @JsonProperty("noBudget")
    NO_BUDGET,
    @JsonProperty("paid")
    PAID
  }

  /**
   * The recipient does not agree that an item, or a part of it, is owed.
   *
   * @param amount that is not; null = all that is open
   * @param reason a word of the list of reasons of disputes, such as {@code wrong-price}
   * @param note in the recipient's words; null = none
   * @param file the hash of a file of the company that shows why; null = none was sent
   */
  @EventName("huikuan.ledger.recipient-disputed.v1")
  record ItemDisputed(
      CustomerId customer,
      String contactId,
      String message,
      AccountId account,
      ItemKind itemKind,
      String item,
      @Nullable Money amount,
      DisputeReason reason,
      @Nullable String note,
      @Nullable String file,
      Instant toldAt)
      implements RecipientEvent {}

  /** A payment is promised for a day. A later promise in the same account takes its place. */
  @EventName("huikuan.ledger.recipient-promised.v1")
  record PaymentPromised(
      CustomerId customer,
      String contactId,
      String message,
      AccountId account,
      Money amount,
      LocalDate on,
      Instant toldAt)
      implements RecipientEvent {}

  /**
   * An offer of ours is accepted or declined. Nobody can take that back here.
   *
   * @param offer its id, as dunning told it
   */
  @EventName("huikuan.ledger.recipient-answered-offer.v1")
  record OfferAnswered(
      CustomerId customer,
      String contactId,
      String message,
      AccountId account,
      String offer,
      OfferAnswer answer,
      Instant toldAt)
      implements RecipientEvent {}

  /** The answer of a recipient to an offer. */
  enum OfferAnswer {
    ACCEPTED,
    DECLINED;

    /**
     * By its word, such as {@code accepted}.
     *
     * @throws IllegalArgumentException if none has it
     */
    @JsonCreator
    public static OfferAnswer parse(String word) {
      return ClosedList.parse(values(), word);
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Somebody else is the right person. It gets nothing before one of us has confirmed it.
   *
   * @param proposal the number of the proposed contact, with the ledger
   */
  @EventName("huikuan.ledger.recipient-named-person.v1")
  record PersonNamed(
      CustomerId customer, String contactId, String message, String proposal, Instant toldAt)
      implements RecipientEvent {}
}
