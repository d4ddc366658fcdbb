package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.ledger.Contact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a customer's master data. */
public sealed interface CustomerEvent {

  /**
   * All of it, as of now.
   *
   * @param taxNumber such as the unified social credit code; null = not told
   * @param address to which letters on paper go, in one line; null = not told
   * @param locale IETF language tag
   * @param timeZone IANA name
   * @param country ISO 3166, two letters
   * @param customerClass of customers that are treated alike; null = none
   * @param paymentCalendar as JSON text, kept as given; null = none
   * @param creditLimit as JSON text, kept as given; null = none
   */
  @EventName("huikuan.ledger.customer.changed.v1")
  record CustomerChanged(
      CustomerId customer,
      String name,
      @Nullable String taxNumber,
      @Nullable String address,
      String locale,
      String timeZone,
      String country,
      @JsonProperty("class") @Nullable String customerClass,
      List<Contact> contacts,
      @Nullable String paymentCalendar,
      @Nullable String creditLimit)
      implements CustomerEvent {

    public CustomerChanged {
      contacts = List.copyOf(contacts);
    }

    /** The same, with one more contact. */
    CustomerChanged with(Contact contact) {
      List<Contact> more = new ArrayList<>(contacts);
      more.add(contact);
      return new CustomerChanged(
          customer,
          name,
          taxNumber,
          address,
          locale,
          timeZone,
          country,
          customerClass,
          more,
          paymentCalendar,
          creditLimit);
    }
  }
}
