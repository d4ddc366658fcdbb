package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.contracts.ledger.Contact.Stale;
import huikuan.contracts.ledger.Party;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerEvent.PaymentCalendarSet;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about a customer. Names and addresses are sealed already. */
public sealed interface CustomerCommand {

  /** The customer must be new. */
  long ABSENT = -1;

  /** No event has this number. */
  long NONE = Long.MAX_VALUE;

  CustomerKey key();

  /**
   * Let the master data be this from now on, and these be people there. People that are not named
   * stay, and people whom we have confirmed stay as they are.
   *
   * @param calendar how it pays; null = nothing was told of it
   * @param contacts as they were told; a confirmation in them does not count
   * @param today the customer's day
   * @param lastChange the number of the customer's event that the sender has seen last; {@link
   *     #ABSENT} = the customer must be new, null = whatever it is like now
   */
  record ChangeCustomer(
      @TargetAggregateIdentifier CustomerKey key,
      CustomerChanged data,
      @Nullable PaymentCalendarSet calendar,
      List<Contact> contacts,
      LocalDate today,
      @Nullable Long lastChange)
      implements CustomerCommand {}

  /**
   * Let the customer pay like this from now on.
   *
   * @param lastChange see {@link ChangeCustomer}
   */
  record SetPaymentCalendar(
      @TargetAggregateIdentifier CustomerKey key,
      @Nullable PaymentCalendar calendar,
      @Nullable Long lastChange)
      implements CustomerCommand {}

  /**
   * Let a party that pays for the customer, or answers for it, be this from now on.
   *
   * @param lastChange see {@link ChangeCustomer}
   */
  record SetParty(
      @TargetAggregateIdentifier CustomerKey key, Party party, @Nullable Long lastChange)
      implements CustomerCommand {}

  /**
   * Let one of the people be this from now on. Somebody whom we have confirmed, and who gets
   * another name, address or task, is to be confirmed anew.
   *
   * @param contact as it was told; a confirmation in it does not count
   * @param meant ids of others who have its mail address, too, as the sender knows
   * @param today the customer's day
   * @param lastChange see {@link ChangeCustomer}
   */
  record SetContact(
      @TargetAggregateIdentifier CustomerKey key,
      Contact contact,
      List<String> meant,
      LocalDate today,
      @Nullable Long lastChange)
      implements CustomerCommand {}

  /**
   * One of us knows that it is the right person.
   *
   * @param lastChange see {@link ChangeCustomer}
   */
  record ConfirmContact(
      @TargetAggregateIdentifier CustomerKey key,
      String contactId,
      Confirmation confirmation,
      @Nullable Long lastChange)
      implements CustomerCommand {}

  /**
   * A person whom a recipient named is one of the people there, confirmed by a call. Nothing
   * changes if the customer has it, or has had it.
   */
  record AddConfirmed(@TargetAggregateIdentifier CustomerKey key, Contact contact)
      implements CustomerCommand {

    public AddConfirmed(CustomerId customer, Contact contact) {
      this(new CustomerKey(customer), contact);
    }
  }

  /**
   * A person whom we have confirmed is to be confirmed anew. Somebody who was never confirmed, or
   * whose confirmation is of another day, stays as it is.
   *
   * @param confirmedOn the day of the confirmation that is too old; null = whichever it is
   */
  record MarkStale(
      @TargetAggregateIdentifier CustomerKey key,
      String contactId,
      Stale stale,
      @Nullable LocalDate confirmedOn)
      implements CustomerCommand {}

  /**
   * Name and addresses of a person are to be erased.
   *
   * @param today the customer's day: somebody who is asked on it is not forgotten; null = even then
   * @param lastChange see {@link ChangeCustomer}
   */
  record ForgetContact(
      @TargetAggregateIdentifier CustomerKey key,
      String contactId,
      @Nullable LocalDate today,
      String reason,
      @Nullable Long lastChange)
      implements CustomerCommand {}
}
