package huikuan.ledger.customer;

/** Why a command about a customer is refused, in the order in which it is checked. */
sealed interface CustomerRefusal {

  /** The customer is not any more as the sender has seen it. */
  record Outdated() implements CustomerRefusal {}

  record NoSuchCustomer() implements CustomerRefusal {}

  record NoSuchContact(String contactId) implements CustomerRefusal {}

  /** The id belongs to somebody who is erased. */
  record Forgotten(String contactId) implements CustomerRefusal {}

  record TooManyContacts(int most) implements CustomerRefusal {}

  /** No other contact of the customer has the deputy's id. */
  record NoSuchDeputy(String contactId, String deputy) implements CustomerRefusal {}

  /** The deputies represent each other. */
  record DeputiesInACircle(String contactId, String deputy) implements CustomerRefusal {}

  /** The person is asked today. */
  record AskedToday(String contactId) implements CustomerRefusal {}
}
