package huikuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.contracts.ledger.Contact.Holding;
import huikuan.contracts.ledger.Contact.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People at customers, where nobody reads what is sealed. */
public final class Contacts {

  private static final Holding HOLDING = new Holding(Holding.Basis.CONTRACT, "client:erp", null);

  /** Sealed as far as a reader can tell. */
  public static Sealed sealed(String text) {
    return new Sealed(
        "a-key", Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)));
  }

  public static Contact proposed(
      String id,
      String name,
      Role role,
      @Nullable String email,
      @Nullable String mobile,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {
    return new Contact(
        id,
        sealed(name),
        role,
        null,
        null,
        addresses(email, mobile),
        null,
        null,
        List.of(),
        validFrom,
        validTo,
        null,
        null,
        null,
        HOLDING);
  }

  /** A payment responsible with a mail address. */
  public static Contact responsible(String id) {
    return proposed(id, "Li Na", Role.PAYMENT_RESPONSIBLE, "li.na@example.com", null, null, null);
  }

  public static Contact confirmed(Contact contact, LocalDate on) {
    return contact.knownAs(
        new Confirmation(on, "person:li.na", Confirmation.How.CALL, null), null, contact.holding());
  }

  private static List<Address> addresses(@Nullable String email, @Nullable String mobile) {
    List<Address> addresses = new ArrayList<>();
    if (email != null) {
      addresses.add(new Address(Kind.EMAIL, sealed(email), false));
    }
    if (mobile != null) {
      addresses.add(new Address(Kind.MOBILE, sealed(mobile), false));
    }
    return addresses;
  }

  private Contacts() {}
}
