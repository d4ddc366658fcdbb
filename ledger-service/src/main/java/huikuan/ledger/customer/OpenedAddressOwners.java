package huikuan.ledger.customer;

import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.ledger.customer.DuplicateContacts.Reach;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Opens the addresses to compare them. */
@Component
class OpenedAddressOwners implements AddressOwners {

  private final SealedContacts contacts;

  OpenedAddressOwners(SealedContacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public List<String> othersWithAddressOf(Contact told, Collection<Contact> known, LocalDate day) {
    List<Contact> all = new ArrayList<>(known);
    all.add(told);
    Map<Sealed, String> texts = contacts.open(all);
    return ReachedContacts.of(known, texts, day).sharing(Reach.of(told, texts, day));
  }
}
