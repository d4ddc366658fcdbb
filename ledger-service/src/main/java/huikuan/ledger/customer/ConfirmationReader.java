package huikuan.ledger.customer;

import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.platform.fields.Fields;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads how and when one of us came to know that a contact is the right person. */
@Component
class ConfirmationReader {

  private static final int LONGEST_TEXT = 500;

  private static final Map<String, Confirmation.How> HOW =
      Map.of(
          "reply", Confirmation.How.REPLY,
          "call", Confirmation.How.CALL,
          "document", Confirmation.How.DOCUMENT);

  private final ContactSettings settings;

  ConfirmationReader(ContactSettings settings) {
    this.settings = settings;
  }

  /** The confirmation; faults are noted. */
  Confirmation read(Fields fields, KnownCustomer known, String contactId, LocalDate today) {
    String how = fields.choice("how", HOW.keySet().stream().sorted().toList());
    LocalDate on = Objects.requireNonNullElse(fields.optionalDate("on"), today);
    String reference = fields.optionalWords("reference", LONGEST_TEXT);
    int counts = daysThatCount(known, contactId);
    LocalDate first = today.minusDays(counts);
    if (on.isAfter(today) || on.isBefore(first)) {
      fields.fault(
          "on", "%s to %s: a confirmation counts for %d days".formatted(first, today, counts));
    }
    if ("document".equals(how) && reference == null) {
      fields.fault("reference", "the hash of the document, or where it is kept");
    }
    return new Confirmation(
        on,
        SealedContacts.teller(),
        how == null ? Confirmation.How.CALL : Objects.requireNonNull(HOW.get(how)),
        reference);
  }

  /** The days for which the person stays confirmed: an older one would be stale at once. */
  private int daysThatCount(KnownCustomer known, String contactId) {
    Contact.Role role =
        known.contact(contactId).map(Contact::role).orElse(Contact.Role.PAYMENT_RESPONSIBLE);
    return settings.confirmedFor(role);
  }
}
