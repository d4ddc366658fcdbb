package huikuan.ledger.customer;

import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Absence;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Holding;
import huikuan.contracts.ledger.Contact.Payer;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.Contact.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of the people at a customer as a sender tells it, in clear. It is stored sealed only.
 *
 * @param party the id of the payer to which the person belongs
 */
record ContactData(
    String id,
    String name,
    Role role,
    @Nullable String contract,
    @Nullable String party,
    List<Reached> addresses,
    @Nullable String language,
    @Nullable String timeZone,
    List<Window> windows,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Absence absence,
    Holding.Basis basis,
    @Nullable LocalDate keepUntil) {

  /**
   * @param value a mail address, a number or an address, in its one form
   */
  record Reached(Address.Kind kind, String value, boolean designated) {}

  /** The same with other addresses. */
  ContactData with(List<Reached> others) {
    return new ContactData(
        id, name, role, contract, party, others, language, timeZone, windows, validFrom, validTo,
        absence, basis, keepUntil);
  }

  /**
   * The contact; the customer knows the rest of its payer.
   *
   * @param source who tells it
   * @param seal with the key of the person
   */
  Contact sealed(String source, Function<String, Sealed> seal) {
    return new Contact(
        id,
        seal.apply(name),
        role,
        contract,
        party == null ? null : new Payer(party, null, null, null, null),
        addresses.stream()
            .map(each -> new Address(each.kind(), seal.apply(each.value()), each.designated()))
            .toList(),
        language,
        timeZone,
        windows,
        validFrom,
        validTo,
        absence,
        null,
        null,
        new Holding(basis, source, keepUntil));
  }
}
