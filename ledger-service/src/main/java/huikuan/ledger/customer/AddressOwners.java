package huikuan.ledger.customer;

import huikuan.contracts.ledger.Contact;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Tells whose a mail address is. Addresses are sealed, each with the key of its person. */
interface AddressOwners {

  /**
   * Ids of the others who are valid on the day, and have a mail address of the told contact that it
   * has not had until now.
   *
   * @param known the people at the customer
   */
  List<String> othersWithAddressOf(Contact told, Collection<Contact> known, LocalDate day);
}
