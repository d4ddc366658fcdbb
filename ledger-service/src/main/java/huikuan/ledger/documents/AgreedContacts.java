package huikuan.ledger.documents;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.Document.Extension;
import huikuan.ledger.customer.CustomerData;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Refuses an extension that names no contact of the customer as the person who agreed: the log
 * would keep a name, or a number, for ever.
 */
@Component
class AgreedContacts {

  private final CustomerData customers;
  private final KnownDocuments known;

  AgreedContacts(CustomerData customers, KnownDocuments known) {
    this.customers = customers;
    this.known = known;
  }

  /** Empty = the person is a contact of the customer, or the document names nobody. */
  Optional<Problem> refusal(Document document) {
    if (!(document instanceof Extension extension) || extension.contact() == null) {
      return Optional.empty();
    }
    CustomerId customer = extension.account().customerId();
    if (customers.newest(customer).flatMap(it -> it.contact(extension.contact())).isPresent()) {
      return Optional.empty();
    }
    Faults faults = new Faults();
    faults.add("contact", "the id of a contact of the customer %s, or absent".formatted(customer));
    return Optional.of(faults.problem());
  }

  /**
   * Adds the results of those that are refused: one that was posted before is a duplicate, whoever
   * is a contact by now.
   *
   * @return the others, in order
   */
  List<NumberedDocument> agreed(List<NumberedDocument> items, List<Result> results) {
    List<NumberedDocument> others = new ArrayList<>();
    List<NumberedDocument> refused = new ArrayList<>();
    Map<Integer, Problem> problems = new HashMap<>();
    for (NumberedDocument item : items) {
      Optional<Problem> problem = refusal(item.document());
      if (problem.isPresent()) {
        refused.add(item);
        problems.put(item.index(), problem.get());
      } else {
        others.add(item);
      }
    }
    for (NumberedDocument item : known.settle(refused, results)) {
      results.add(Result.rejected(item.index(), requireNonNull(problems.get(item.index()))));
    }
    return others;
  }
}
