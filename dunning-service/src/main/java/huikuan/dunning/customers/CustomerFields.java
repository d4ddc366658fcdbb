package huikuan.dunning.customers;

import huikuan.platform.fields.Fields;
import org.jspecify.annotations.Nullable;

/** Reads fields that name what a customer has. */
public final class CustomerFields {

  private CustomerFields() {}

  /** A person of the customer, by its id; null = none is named, or none of the customer. */
  public static @Nullable String optionalContact(Fields fields, Customer customer) {
    String contact = fields.optionalIdentifier("contact");
    if (contact != null && customer.contact(contact).isEmpty()) {
      fields.fault("contact", "the id of a person of the customer");
    }
    return contact;
  }
}
