package huikuan.ledger.contacts;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.contracts.readiness.PersonState;
import huikuan.ledger.commands.Today;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.customer.KnownCustomer;
import huikuan.ledger.evidence.ResponsiblePerson;
import huikuan.platform.company.CompanySettings;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The person who is asked today, and our certainty of it. */
@Component
class ResponsiblePersonAsAsked implements ResponsiblePerson {

  private final CustomerData customers;
  private final Today today;
  private final CompanySettings companies;

  ResponsiblePersonAsAsked(CustomerData customers, Today today, CompanySettings companies) {
    this.customers = customers;
    this.today = today;
    this.companies = companies;
  }

  @Override
  public Asked of(CustomerId customer, @Nullable String contract) {
    return customers
        .newest(customer)
        .map(known -> asked(known, contract))
        .orElse(new Asked(PersonState.UNKNOWN, null));
  }

  private Asked asked(KnownCustomer known, @Nullable String contract) {
    LocalDate day = today.in(ZoneId.of(known.data().timeZone()));
    Contact asked = WhoIsAsked.on(day, known.listed(), contract).contact();
    int within = companies.confirmedWithin(known.data().customer().company());
    return new Asked(PersonState.of(asked, day, within), asked == null ? null : asked.payer());
  }
}
