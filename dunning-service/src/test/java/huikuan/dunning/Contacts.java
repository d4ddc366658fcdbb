package huikuan.dunning;

import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Absence;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.contracts.ledger.Contact.Confirmation.How;
import huikuan.contracts.ledger.Contact.Holding;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.platform.personal.KnownKey;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People at customers, sealed with a key that the tests know. */
public final class Contacts {

  /** A payment responsible at an address of its own. */
  public static Contact responsible(String id, String name, String email) {
    return of(id, name, Role.PAYMENT_RESPONSIBLE, email, null, null);
  }

  public static Contact of(
      String id,
      String name,
      Role role,
      @Nullable String email,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {
    return of(id, name, role, email, validFrom, validTo, null);
  }

  public static Contact of(
      String id,
      String name,
      Role role,
      @Nullable String email,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable Absence absence) {
    return new Contact(
        id,
        KnownKey.seal(name),
        role,
        null,
        null,
        email == null ? List.of() : List.of(new Address(Kind.EMAIL, KnownKey.seal(email), false)),
        null,
        null,
        List.of(),
        validFrom,
        validTo,
        absence,
        new Confirmation(LocalDate.of(2012, 1, 1), "person:li.na", How.CALL, null),
        null,
        new Holding(Holding.Basis.CONTRACT, "client:erp", null));
  }

  private Contacts() {}
}
