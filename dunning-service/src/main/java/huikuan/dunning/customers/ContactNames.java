package huikuan.dunning.customers;

import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.platform.personal.PersonalData;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads names and addresses of the people at customers, which are kept sealed. */
@Component
public class ContactNames {

  private final PersonalData data;

  ContactNames(PersonalData data) {
    this.data = data;
  }

  /** The names of a customer's contacts, by their ids; null of others, and of the forgotten. */
  public Function<String, @Nullable String> of(Customer customer) {
    return id -> customer.contact(id).map(this::name).orElse(null);
  }

  /** Null if the person is forgotten. */
  public @Nullable String name(Contact contact) {
    return data.open(contact.name()).orElse(null);
  }

  /** Null if the person has none, or is forgotten. */
  public @Nullable String mailAddress(Contact contact) {
    return contact.address(Kind.EMAIL).flatMap(address -> data.open(address.value())).orElse(null);
  }
}
