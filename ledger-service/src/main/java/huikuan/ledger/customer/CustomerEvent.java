package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Party;
import org.jspecify.annotations.Nullable;

/** An event of a customer: of its master data, or of one of the people there. */
public sealed interface CustomerEvent {

  CustomerId customer();

  /**
   * The master data without people, as of now.
   *
   * @param taxNumber such as the unified social credit code; null = not told
   * @param address to which letters on paper go, in one line; null = not told
   * @param locale IETF language tag
   * @param timeZone IANA name
   * @param country ISO 3166, two letters
   * @param customerClass of customers that are treated alike; null = none
   * @param creditLimit as JSON text, kept as given; null = none
   */
  @EventName("huikuan.ledger.customer.changed.v2")
  record CustomerChanged(
      CustomerId customer,
      String name,
      @Nullable String taxNumber,
      @Nullable String address,
      String locale,
      String timeZone,
      String country,
      @JsonProperty("class") @Nullable String customerClass,
      @Nullable String creditLimit)
      implements CustomerEvent {}

  /**
   * The customer's way of paying, as of now.
   *
   * @param calendar null = it is not known any more
   */
  @EventName("huikuan.ledger.customer.payment-calendar-set.v1")
  record PaymentCalendarSet(CustomerId customer, @Nullable PaymentCalendar calendar)
      implements CustomerEvent {}

  /** A party that pays for the customer, or answers for what it owes, as of now. */
  @EventName("huikuan.ledger.customer.party-set.v1")
  record PartySet(CustomerId customer, Party party) implements CustomerEvent {}

  /** An event of one of the people at the customer. */
  sealed interface OfContact extends CustomerEvent {

    /** The person as of now. */
    Contact contact();
  }

  /** A person was named. */
  @EventName("huikuan.ledger.contact.named.v1")
  record ContactNamed(CustomerId customer, Contact contact) implements OfContact {}

  /** Something else was told of the person. */
  @EventName("huikuan.ledger.contact.changed.v1")
  record ContactChanged(CustomerId customer, Contact contact) implements OfContact {}

  /** One of us knows that it is the right person, or the person answered. */
  @EventName("huikuan.ledger.contact.confirmed.v1")
  record ContactConfirmed(CustomerId customer, Contact contact) implements OfContact {}

  /** The person is to be confirmed anew. */
  @EventName("huikuan.ledger.contact.went-stale.v1")
  record ContactWentStale(CustomerId customer, Contact contact) implements OfContact {}

  /** The payer to which the person belongs pays on other days, for others, or by other evidence. */
  @EventName("huikuan.ledger.contact.payer-changed.v1")
  record ContactPayerChanged(CustomerId customer, Contact contact) implements OfContact {}

  /**
   * Name and addresses of the person are erased: the key that can read them is deleted.
   *
   * @param reason for those who ask why the person is missing
   */
  @EventName("huikuan.ledger.contact.forgotten.v1")
  record ContactForgotten(CustomerId customer, String contactId, String reason)
      implements CustomerEvent {}
}
