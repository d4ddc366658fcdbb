package huikuan.ledger.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.contracts.ledger.Subject.OfCustomer;
import huikuan.contracts.ledger.Subject.OfItem;

/**
 * The evidence of a subject among the aggregates of the ledger. Kinds have no slash and companies
 * no dot, so no two subjects have one text.
 */
record EvidenceKey(String text) {

  private static final String PREFIX = "evidence/";

  static EvidenceKey of(Subject subject) {
    return new EvidenceKey(
        PREFIX
            + switch (subject) {
              case OfItem(var account, var kind, var number) ->
                  "item/%s/%s.%s".formatted(kind, account.company(), number);
              case OfContract(var company, var contract) ->
                  "contract/%s.%s".formatted(company, contract);
              case OfCustomer(var customer) -> "customer/" + customer;
            });
  }

  @JsonCreator
  static EvidenceKey parse(String text) {
    return new EvidenceKey(text);
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
