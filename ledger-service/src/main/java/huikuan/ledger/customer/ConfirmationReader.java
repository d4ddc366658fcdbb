package huikuan.ledger.customer;

import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.platform.company.CompanySettings;
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
  private final CompanySettings companies;

  ConfirmationReader(ContactSettings settings, CompanySettings companies) {
    this.settings = settings;
    this.companies = companies;
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

  /** An older one would be too old for a demand, or stale, as soon as it is known. */
  private int daysThatCount(KnownCustomer known, String contactId) {
    int within = companies.confirmedWithin(known.data().customer().company());
    return known
        .contact(contactId)
        .map(Contact::role)
        .map(role -> Math.min(within, settings.confirmedFor(role)))
        .orElse(within);
  }
}
