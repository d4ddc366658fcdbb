package huikuan.ledger.customer;

import huikuan.contracts.ledger.Party;
import java.time.LocalDate;
import java.util.List;

/** Why a command about a customer is refused, in the order in which it is checked. */
sealed interface CustomerRefusal {

  /** The customer is not any more as the sender has seen it. */
  record Outdated() implements CustomerRefusal {}

  record NoSuchCustomer() implements CustomerRefusal {}

  record NoSuchContact(String contactId) implements CustomerRefusal {}

  /** The id belongs to somebody who is erased. */
  record Forgotten(String contactId) implements CustomerRefusal {}

  /** Others have a mail address of the contact, and the sender does not name them. */
  record AddressOfAnother(List<String> others) implements CustomerRefusal {}

  record TooManyContacts(int most) implements CustomerRefusal {}

  record TooManyParties(int most) implements CustomerRefusal {}

  /** A payer stays a payer, and a guarantor a guarantor. */
  record OtherKind(Party.Kind known) implements CustomerRefusal {}

  /** Another payer pays the same claims on some of the days. */
  record PayersOverlap(Party other) implements CustomerRefusal {}

  /** The contact's party is no payer of the customer. */
  record NoSuchPayer(String contactId, String party) implements CustomerRefusal {}

  /** The contact's payer does not pay any more. */
  record PayerEnded(String contactId, String party, LocalDate on) implements CustomerRefusal {}

  /** No other contact of the customer has the deputy's id. */
  record NoSuchDeputy(String contactId, String deputy) implements CustomerRefusal {}

  /** The deputies represent each other. */
  record DeputiesInACircle(String contactId, String deputy) implements CustomerRefusal {}

  /** The contact was confirmed on a later day already. */
  record ConfirmedSince(String contactId, LocalDate on) implements CustomerRefusal {}

  /** The person is asked today. */
  record AskedToday(String contactId) implements CustomerRefusal {}
}
