package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Party;
import huikuan.contracts.ledger.Party.Kind;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Periods;
import huikuan.platform.fields.Words;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a party of a customer from a JSON object, and holds it against what is known. */
@Component
class PartyReader {

  private static final int LONGEST_NAME = 200;
  private static final int MOST_EVIDENCE = 1_000_000;

  private final CustomerData customers;
  private final CustomerEvidence evidence;
  private final ContractOwners contracts;

  PartyReader(CustomerData customers, CustomerEvidence evidence, ContractOwners contracts) {
    this.customers = customers;
    this.evidence = evidence;
    this.contracts = contracts;
  }

  /** The party; null if it can't be read, or not whole: then faults are noted. */
  @Nullable Party read(CustomerId of, String id, Fields fields) {
    String word = fields.choice("kind", Words.of(Kind.values()));
    Kind kind = word == null ? null : Kind.parse(word);
    String name = fields.words("name", LONGEST_NAME);
    String customer = fields.optionalIdentifier("customer");
    String contract = fields.optionalIdentifier("contract");
    LocalDate validFrom = fields.optionalDate("validFrom");
    LocalDate validTo = fields.optionalDate("validTo");
    Integer number = fields.given("evidence") ? fields.whole("evidence", 1, MOST_EVIDENCE) : null;
    Money amount = amount(fields, kind);
    fields.refuseOthers();
    Periods.endsAfterItBegins(fields, "validFrom", validFrom, "validTo", validTo);
    refuseCustomer(fields, of, customer);
    refuseContract(fields, of, contract);
    if (kind == null || name == null || number != null && !fields.sound("evidence")) {
      return null;
    }
    refuseEvidence(fields, of, kind, number);
    return new Party(id, kind, name, customer, contract, validFrom, validTo, number, amount);
  }

  private static @Nullable Money amount(Fields fields, @Nullable Kind kind) {
    Currency currency = fields.given("currency") ? fields.currency("currency") : null;
    if (!fields.given("amount")) {
      return null;
    }
    if (kind == Kind.PAYER) {
      fields.fault("amount", "only of a guarantor");
      return null;
    }
    if (!fields.given("currency")) {
      fields.fault("amount", "only beside its currency");
      return null;
    }
    return fields.amount("amount", currency);
  }

  private void refuseCustomer(Fields fields, CustomerId of, @Nullable String id) {
    if (id == null) {
      return;
    }
    CustomerId customer = new CustomerId(of.company(), id);
    if (customer.equals(of)) {
      fields.fault("customer", "another customer of the company: nobody pays for itself");
    } else if (customers.newest(customer).isEmpty()) {
      fields.fault("customer", "a customer of the company; there is no " + id);
    }
  }

  private void refuseContract(Fields fields, CustomerId of, @Nullable String id) {
    if (id == null) {
      return;
    }
    Optional<CustomerId> owner = contracts.customerOf(of.company(), id);
    if (owner.isEmpty()) {
      fields.fault("contract", "a contract of the customer; there is no " + id);
    } else if (!owner.get().equals(of)) {
      fields.fault("contract", "a contract of the customer; %s is of another".formatted(id));
    }
  }

  private void refuseEvidence(Fields fields, CustomerId of, Kind kind, @Nullable Integer number) {
    if (number == null) {
      return;
    }
    String allowed =
        "the number of a piece of the customer's evidence of kind %s; ".formatted(kind.evidence());
    Optional<CustomerEvidence.Piece> found = evidence.find(of, number);
    if (found.isEmpty()) {
      fields.fault("evidence", allowed + "there is no " + number);
    } else if (found.get().kind() != kind.evidence()) {
      fields.fault("evidence", allowed + "%d is of kind %s".formatted(number, found.get().kind()));
    } else if (found.get().withdrawn()) {
      fields.fault("evidence", allowed + number + " was withdrawn");
    }
  }
}
