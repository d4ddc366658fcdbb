package huikuan.ledger.customer;

import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Absence;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Holding;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.Contact.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of the people at a customer as a sender tells it, in clear. It is stored sealed only. */
record ContactData(
    String id,
    String name,
    Role role,
    @Nullable String contract,
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
        id, name, role, contract, others, language, timeZone, windows, validFrom, validTo, absence,
        basis, keepUntil);
  }

  /**
   * @param source who tells it
   * @param seal with the key of the person
   */
  Contact sealed(String source, Function<String, Sealed> seal) {
    return new Contact(
        id,
        seal.apply(name),
        role,
        contract,
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
